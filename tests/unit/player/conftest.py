import pytest

from player.engine.local import LocalEngine
from player.model import Track
from player.opening import Opener
from player.playback import Playback
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener


@pytest.fixture
def device():
    """A device in a hurry."""
    return FastOutput()


@pytest.fixture
def playback(device):
    """The real engine on that device; there is no library."""
    engine, opener = LocalEngine(device), Opener()
    made = Playback(engine, opener, lambda track_id: Track(path=f"track {track_id}"))
    yield made
    opener.close()
    engine.close()
    made.close()


@pytest.fixture
def listener(playback):
    return Listener(playback)
