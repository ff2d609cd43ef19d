"""A second start finds the first one: alive, about to start, hanging, or dead."""

import os
import threading
from pathlib import Path
from socket import AF_UNIX, socket

import pytest
from PySide6.QtNetwork import QLocalServer

from ui.platform import single_instance
from ui.platform.single_instance import Answer, Request, SingleInstance, claim, lock_of, server_name

ODD = os.fsdecode(b"/music/\xff.flac")


@pytest.fixture
def name(tmp_path):
    return str(tmp_path / "socket")


@pytest.fixture
def lock(name):
    made = lock_of(name)
    yield made
    made.unlock()


def later_start(request, name, patience_s=20.0):
    """Claim on a thread of its own, as another process would; returns where its answer comes."""
    answers = []

    def ask():
        answers.append(claim(request, name, lock_of(name), patience_s))

    thread = threading.Thread(target=ask)
    thread.start()
    return answers, thread


def test_files_of_a_second_start_reach_the_first(qtbot, name, lock):
    many = tuple(f"/music/{'long name ' * 20}/{number}.flac" for number in range(8_000))
    request = Request(("夜航.flac", ODD, "-.flac", *many), "token")
    assert claim(request, name, lock) is Answer.FIRST
    first = SingleInstance(name)
    with qtbot.waitSignal(first.asked) as heard:
        answers, thread = later_start(request, name)
    qtbot.waitUntil(lambda: answers == [Answer.TAKEN])
    thread.join()
    assert heard.args == [request]
    first.close()


def test_who_comes_while_the_first_is_starting_waits_for_it(qtbot, name, lock, monkeypatch):
    waits = []
    monkeypatch.setattr(single_instance, "sleep", waits.append)
    assert claim(Request(), name, lock) is Answer.FIRST
    answers, thread = later_start(Request(("a.flac",)), name)
    qtbot.waitUntil(lambda: len(waits) > 1)
    assert not answers
    first = SingleInstance(name)
    qtbot.waitUntil(lambda: answers == [Answer.TAKEN])
    thread.join()
    first.close()


def test_a_first_one_that_hangs_is_not_taken_over(qtbot, name, lock):
    assert claim(Request(), name, lock) is Answer.FIRST
    hanging = QLocalServer()
    hanging.listen(name)
    assert claim(Request(), name, lock_of(name), 0.2) is Answer.SILENT
    hanging.close()


def test_what_a_dead_program_left_behind_is_taken_over(qtbot, name, lock):
    dead = QLocalServer()
    dead.listen(name)
    dead.close()
    Path(name).touch()
    Path(f"{name}.lock").write_text("999999999\npython3\nhere\n")
    assert claim(Request(), name, lock) is Answer.FIRST
    first = SingleInstance(name)
    assert first._server.isListening()
    first.close()


def test_a_socket_of_somebody_else_hears_nothing_of_ours(qtbot, name, monkeypatch):
    stranger = QLocalServer()
    stranger.listen(name)
    monkeypatch.setattr(os, "getuid", lambda: 12_345)
    nowhere = lock_of(f"{name}/no/such/folder")
    assert claim(Request(("secret.flac",)), name, nowhere) is Answer.FIRST
    assert stranger.waitForNewConnection(1)[0] is False
    stranger.close()


def test_the_socket_lies_where_nobody_else_writes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert Path(server_name()).parent == tmp_path
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    assert Path(server_name()).parent != Path("/nowhere")


@pytest.mark.parametrize("words", [b"{", b"[]", b'{"files": 1, "token": ""}', b"\xff", b"null"])
def test_words_that_make_no_sense_open_nothing(qtbot, name, words):
    first = SingleInstance(name)
    with socket(AF_UNIX) as line, qtbot.waitSignal(first.asked) as heard:
        line.connect(name)
        line.sendall(words + b"\n")
    assert heard.args == [Request()]
    first.close()
