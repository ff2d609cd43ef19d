import threading

import pytest

from player.errors import PlayerError
from player.events import Notice
from player.model import PlayState
from tests.support.fake_playback import tracks
from ui.bridge import PlaybackBridge
from ui.messages import action_label, sentence, verdict_word
from ui.tasks import Tasks


def in_a_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_state_from_another_thread_reaches_the_view(qtbot, window, session):
    with qtbot.waitSignal(window._models.player.changed):
        in_a_thread(lambda: session.playback.play_tracks(tracks(1)))
    qtbot.waitUntil(lambda: window.bar.transport.play.accessibleName() == "Pause")


def test_events_arrive_on_the_thread_of_the_bridge(qtbot, session):
    bridge = PlaybackBridge(session.playback)
    heard = []
    bridge.playback_changed.connect(
        lambda state: heard.append((state.state, threading.current_thread()))
    )
    in_a_thread(lambda: session.playback.play_tracks(tracks(1)))
    assert heard == []
    qtbot.waitUntil(lambda: (PlayState.PLAYING, threading.main_thread()) in heard)
    bridge.close()


def test_a_window_that_fell_behind_sees_the_newest_and_every_edit(qtbot, session):
    bridge, shown, edits = PlaybackBridge(session.playback), [], []
    bridge.playback_changed.connect(lambda state: shown.append(state.entry.entry_id))
    bridge.queue_changed.connect(lambda queue: edits.append(len(queue.entries)))
    session.playback.play_tracks(tracks(50))
    for _ in range(40):
        session.playback.next()
    session.playback.remove([1])
    session.playback.remove([2])
    last = session.playback.state.entry.entry_id
    qtbot.waitUntil(lambda: shown == [last])
    assert edits == [50, 49, 48]
    bridge.close()


def test_a_closed_bridge_hears_nothing(qtbot, session):
    closed, open_still = (PlaybackBridge(session.playback) for _ in range(2))
    heard = []
    closed.notice.connect(lambda _: heard.append("closed"))
    open_still.notice.connect(lambda _: heard.append("open"))
    closed.close()
    session.playback.notice(Notice("queue.locked"))
    qtbot.waitUntil(lambda: "open" in heard)
    assert heard == ["open"]
    open_still.close()


def test_a_task_hands_its_result_to_the_gui_thread(qtbot):
    tasks, results = Tasks(), []
    tasks.run(
        threading.current_thread,
        lambda worker: results.append((worker, threading.current_thread())),
        tasks,
    )
    qtbot.waitUntil(lambda: bool(results))
    worker, receiver = results[0]
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()
    tasks.close()


def test_closed_tasks_take_and_deliver_nothing(qapp):
    tasks, results = Tasks(), []
    tasks.run(lambda: "before", results.append, tasks)
    tasks.close()  # waits for what was begun: what it would deliver is on its way
    tasks.run(lambda: "after", results.append, tasks)
    qapp.processEvents()
    assert results == []


def test_the_bug_in_a_task_reaches_the_exception_hook(qtbot):
    tasks = Tasks()
    with qtbot.captureExceptions() as caught:
        tasks.run(lambda: 1 / 0, lambda _: pytest.fail("no result to deliver"), tasks)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    tasks.close()


def test_who_waits_for_a_task_hears_that_it_failed_before_anybody_is_told(qtbot):
    tasks, heard = Tasks(), []
    tasks.trouble.connect(lambda *_: heard.append("told"))

    def full():
        raise PlayerError("library.full")

    tasks.run(full, heard.append, tasks, lambda: heard.append("failed"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["failed", "told"]
    tasks.close()


def test_a_sentence_names_what_it_is_about():
    assert sentence("file.missing", {"path": "song.flac"}) == "song.flac: there is no such file."


def test_unknown_words_are_said_to_be_unknown():
    assert verdict_word("something-new") == "Unknown"
    assert action_label("something-new") == ""
