"""A first line at 0:00 lights up when it is heard, not when its track is announced."""

import pytest

from player.engine import messages as m
from player.model import Track
from tests.support.fake_playback import RING_RATE, hi_res
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.lyrics_text import LyricsState

PER_MS = RING_RATE // 1000
DEVICES = [(10, 50), (24, 72), (48, 200), (93, 250), (93, 500)]
"""A block and the latency of its first frame, ms."""

READS_MS = 20
"""How long lyrics take from the disk."""


class Device:
    """Takes a block at a time, and is heard one latency later; the clock of all."""

    def __init__(self, session, block_ms, latency_ms):
        self.engine, self.block_ms, self.latency_ms = session.engine, block_ms, latency_ms
        self.now_ms = 0.0
        session.engine.memory.latency_frames = latency_ms * PER_MS

    def __call__(self):
        return self.now_ms

    def go_to(self, now_ms):
        self.now_ms = now_ms
        self.engine.memory.ring.read = self.taken_ms * PER_MS

    @property
    def taken_ms(self):
        return (int(self.now_ms) // self.block_ms + 1) * self.block_ms


@pytest.fixture
def songs(tmp_path):
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.flac"
        path.write_bytes(b"")
        path.with_suffix(".lrc").write_text(f"[00:00.00]{name} begins\n[00:30.00]{name} ends\n")
        made.append(Track(path=str(path), title=name, duration_ms=60_000))
    return made


@pytest.fixture(params=DEVICES, ids=[f"{b} of {latency} ms" for b, latency in DEVICES])
def device(session, request):
    return Device(session, *request.param)


@pytest.fixture
def model(session, tasks, device):
    made = LyricsModel(session.playback, session.lyrics, session.settings, tasks, now_ms=device)
    session.playback.listen(lambda _event: made.show(session.playback.state))
    made.watch("test", watched=True)
    yield made
    made.watch("test", watched=False)


def lights_up_ms(model, device, line=0):
    """The moment in which a line lights up, looked at as often as the model wants to."""
    began_ms = device.now_ms
    while model.sung.line != line:
        device.go_to(device.now_ms + max(1, model._timer.interval()))
        assert device.now_ms < began_ms + 5_000
        model.follow()
    return device.now_ms


def test_a_first_line_waits_for_its_track_to_be_heard_behind_another(
    qtbot, session, songs, model, device
):
    session.playback.play_tracks(songs)
    device.go_to(30_500)
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    for _ in range(60):
        device.go_to(device.now_ms + 16)
        model.follow()
    assert model.lyrics.lines[model.sung.line].text == "one ends"
    (following,) = session.engine._items[1:]
    join_ms = device.taken_ms + 3 * device.block_ms // 2
    session.engine.positions.mark(join_ms * PER_MS, following.item_id, 0, (RING_RATE, RING_RATE))
    while device.taken_ms < join_ms:
        device.go_to(device.now_ms + 16)
        model.follow()
    session.engine.tell(m.ItemStarted(following.item_id, hi_res(), 60_000))
    assert session.playback.state.track.title == "two"
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    device.go_to(device.now_ms + READS_MS)
    model.follow()
    assert model.sung.line is None
    error_ms = lights_up_ms(model, device) - (join_ms + device.latency_ms)
    assert abs(error_ms) <= 20


def test_a_first_line_waits_for_the_device_to_begin(qtbot, session, songs, model, device):
    memory = session.engine.memory
    memory.ring.running = 0
    session.playback.play_tracks(songs)
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    model.follow()
    assert model.sung.line is None  # the device is being opened
    assert session.playback.position_ms() == 0
    memory.ring.running = 1
    device.go_to(0.0)
    model.follow()
    error_ms = lights_up_ms(model, device) - device.latency_ms
    assert abs(error_ms) <= 20


def test_nothing_is_sung_before_the_engine_says_where_a_track_begins(
    qtbot, session, songs, model, device
):
    session.playback.play_tracks(songs)
    session.engine.positions.clear()
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    model.follow()
    assert model.sung.line is None
    assert session.playback.position_ms() == 0


def test_a_track_that_was_paused_before_its_first_sound_shows_its_first_line(
    qtbot, session, songs, model, device
):
    session.playback.play_tracks(songs)
    session.playback.pause()
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    model.follow()
    assert model.sung.line == 0
