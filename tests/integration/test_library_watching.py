import queue
import threading

import pytest

from player.library.scan import watching
from player.library.scan.watching import follow, touched


@pytest.fixture
def watched(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "CALM_MS", 100)
    bursts, stop, standing = queue.Queue(), threading.Event(), threading.Event()
    words = {"on_standing": standing.set}
    thread = threading.Thread(target=follow, args=([tmp_path], bursts.put, stop), kwargs=words)
    thread.start()
    try:
        assert standing.wait(60)
        yield tmp_path, bursts
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_a_burst_of_changes_is_one_scan_of_its_folder(watched):
    folder, bursts = watched
    for number in range(3):
        (folder / f"{number}.flac").write_bytes(b"x")
    assert bursts.get(timeout=60) == [folder]


def test_only_outermost_folders_that_are_there_are_scanned(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "c").mkdir()
    paths = ["a/b/x.flac", "a/y.flac", "c/z.flac", "c/gone/deeper/w.flac"]
    changed = [str(tmp_path / path) for path in paths]
    assert touched(changed, [tmp_path]) == [tmp_path / "a", tmp_path / "c"]


def test_a_root_that_went_away_is_never_widened_to_what_is_around_it(tmp_path):
    root = tmp_path / "stick"
    assert touched([str(root / "a" / "x.flac"), str(root / "y.flac")], [root]) == [root]
    assert touched([str(root)], [root]) == [root]


@pytest.mark.parametrize(
    "trouble", [OSError(28, "no space left on device"), RuntimeError("unable to decode path")]
)
def test_where_nothing_can_be_watched_the_listener_is_told_and_it_is_swept(
    tmp_path, monkeypatch, trouble
):
    def no_space(*_, **__):
        raise trouble

    monkeypatch.setattr(watching, "watch", no_space)
    monkeypatch.setattr(watching, "SWEEP_MINUTES", 0)
    stop, told, swept = threading.Event(), [], []

    def on_change(folders):
        swept.append(folders)
        stop.set()

    follow([tmp_path, tmp_path / "nowhere"], on_change, stop, told.append)
    assert swept == [[tmp_path]]
    assert "watches no more folders" in told[0].sentence


def test_nothing_to_watch_ends_at_once(tmp_path):
    follow([tmp_path / "nowhere"], print, threading.Event())
