"""The read model follows the library, whoever changes it, and rests when nothing did."""

from contextlib import closing

import pytest

from player.library.keep.annotations import Play
from player.library.library import Library
from player.library.sharing import shared_songs
from tests.support import cloud
from tests.support.library_factory import make_album

cloud.server_parts()

from player.server.catalogue.publishing import Publisher  # noqa: E402  the optional part
from player.server.database import ServiceDatabase  # noqa: E402
from player.server.scanning import Scanning  # noqa: E402


class CountingPublisher(Publisher):
    """Counts its passes."""

    passes = 0

    def publish(self, found):
        self.passes += 1
        return super().publish(found)


@pytest.fixture
def shared(tmp_path):
    music = tmp_path / "music"
    make_album(music / "One", title="Night", artist="Ane Brun", tracks=["Corner"])
    database = ServiceDatabase(f"sqlite:///{tmp_path / 'service.db'}")
    publisher = CountingPublisher(database)
    with closing(Library.open(tmp_path / "library.db")) as library:
        yield library, Scanning(library, [music], publisher), publisher, music
    database.close()


def test_it_scans_first_and_then_follows_what_others_do(shared, tmp_path):
    library, scanning, publisher, music = shared
    scanning._pass()
    assert publisher.passes == 1
    scanning._pass()
    library.annotations.record_play(Play(1, 1000, 500))
    scanning._pass()
    assert publisher.passes == 1  # a play is nobody else's business
    make_album(music / "Two", title="Day", artist="Ane Brun", tracks=["Bean"])
    with closing(Library.open(tmp_path / "library.db")) as another:
        another.scan([music])
    scanning._pass()
    assert publisher.passes == 2


def test_a_folder_that_is_not_there_is_a_line_in_the_log(shared, caplog):
    _library, scanning, _, music = shared
    scanning._folders = [music / "none"]
    scanning._pass()
    assert "no such folder" in caplog.text


def test_it_starts_and_ends_without_a_word(shared):
    _, scanning, publisher, _ = shared
    scanning.start()
    scanning.close()
    assert not scanning.is_busy
    assert publisher.passes <= 1


def test_a_publication_that_is_cut_off_takes_nothing_away(shared, monkeypatch, caplog):
    library, scanning, publisher, music = shared
    scanning._pass()
    make_album(music / "Two", title="Day", artist="Ane Brun", tracks=["Bean"])
    library.scan([music])
    with monkeypatch.context() as ending:
        ending.setattr(publisher, "publish", lambda found: _ended_meanwhile(scanning, found))
        scanning._pass()
    assert "Traceback" not in caplog.text
    scanning._closing.clear()
    scanning._pass()
    assert Publisher(publisher._database).publish(shared_songs(library)) == 0


def _ended_meanwhile(scanning, found):
    scanning._closing.set()
    return sum(1 for _ in found)
