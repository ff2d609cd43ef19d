"""Imports that wait for their first use."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from types import SimpleNamespace

import pytest

from player.deferred import deferred

NAME = "waits_for_its_use"


@pytest.fixture
def wait_for(tmp_path, monkeypatch):
    """Import a module with this text, deferred."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    def write_and_import(text):
        (tmp_path / f"{NAME}.py").write_text(text)
        with deferred():
            return import_module(NAME)

    yield write_and_import
    sys.modules.pop(NAME, None)


@pytest.fixture
def gate(monkeypatch):
    """Something that a module's text may touch."""
    made = SimpleNamespace(runs=[], began=threading.Event(), go_on=threading.Event())
    monkeypatch.setitem(sys.modules, "gate", made)
    return made


def test_a_module_runs_once_when_something_of_it_is_used(wait_for, gate):
    module = wait_for("import gate\ngate.runs.append(1)\nword = 'here'\n")
    assert not gate.runs
    assert (module.word, module.word) == ("here", "here")
    assert gate.runs == [1]


def test_a_name_that_it_does_not_have_is_missing(wait_for):
    module = wait_for("word = 'here'\n")
    assert not hasattr(module, "nothing")
    assert module.word == "here"


def test_what_is_put_into_a_module_stays(wait_for):
    module = wait_for("word = 'here'\n")
    module.word = "elsewhere"
    assert module.word == "elsewhere"


def test_a_module_that_fails_fails_where_it_is_used_and_may_be_tried_again(wait_for, gate):
    module = wait_for(
        "import gate\ngate.runs.append(1)\nif len(gate.runs) == 1:\n    1 / 0\nword = 1\n"
    )
    with pytest.raises(ZeroDivisionError):
        _ = module.word
    assert module.word == 1


def test_a_second_thread_waits_for_the_whole_module(wait_for, gate):
    module = wait_for("import gate\ngate.began.set()\ngate.go_on.wait(10)\nword = 'here'\n")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(lambda: module.word)
        assert gate.began.wait(10)
        second = pool.submit(lambda: module.word)
        gate.go_on.set()
        assert (first.result(10), second.result(10)) == ("here", "here")


def test_modules_outside_the_block_are_loaded_at_once(wait_for, gate):
    wait_for("")
    sys.modules.pop(NAME)
    (module,) = [import_module(NAME)]
    assert type(module) is type(sys)


def test_the_window_starts_without_its_pages_and_without_what_only_they_need():
    heavy = (
        "scipy soundfile sounddevice av asyncio httpx2 keyring sqlalchemy dbus_fast yaml "
        "charset_normalizer watchfiles mutagen.flac dsp.galaxy.readout "
        "player.presets.importers.apo ui.views.library.albums ui.views.sound.equalizer "
        "ui.views.settings.settings_page ui.views.search.palette"
    )
    text = (
        "import sys, ui.app\n"
        f"print([n for n in '{heavy}'.split() if type(sys.modules.get(n)) is type(sys)])"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_session_begins_without_what_writes_tags():
    text = (
        "import sys\n"
        "from player.engine.local import LocalEngine\n"
        "from player.session import Session\n"
        "from tests.support.fast_output import FastOutput\n"
        "session = Session(LocalEngine(FastOutput()))\n"
        "writers = ('player.library.edit.editor', 'player.library.tags.writing', 'mutagen.id3')\n"
        "print([n for n in writers if type(sys.modules.get(n)) is type(sys)])\n"
        "session.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
