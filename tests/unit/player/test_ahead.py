"""Modules loaded before they are wanted, in parts."""

import sys
from importlib import import_module

import pytest

from player.ahead import Ahead
from player.deferred import deferred, is_waiting, waiting

NAMES = ("later_page", "player.later_part", "player.later_leaf")


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """A page that lives on a part, which lives on a leaf; the page waits for its use."""
    player = tmp_path / "parts"
    player.mkdir()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(import_module("player"), "__path__", [str(player)])

    def write(leaf="word = 'here'\n"):
        (tmp_path / "later_page.py").write_text("from player.later_part import word\n")
        (player / "later_part.py").write_text("from player.later_leaf import word\n")
        (player / "later_leaf.py").write_text(leaf)
        with deferred():
            import_module("later_page")

    yield write
    for name in NAMES:
        sys.modules.pop(name, None)


def there():
    return {name for name in NAMES if name in sys.modules and not is_waiting(name)}


def test_what_a_module_lives_on_comes_first_each_in_a_step_of_its_own(modules):
    modules()
    ahead, seen = Ahead(["later_page"]), []
    while ahead.step():
        seen.append(there())
    assert seen == [{"player.later_leaf"}, {"player.later_leaf", "player.later_part"}]
    assert there() == set(NAMES)


def test_what_was_used_meanwhile_is_not_loaded_again(modules):
    modules()
    ahead = Ahead(waiting("later_page"))
    page = sys.modules["later_page"]
    assert page.word == "here"
    while ahead.step():
        pass
    assert sys.modules["later_page"] is page


def test_what_cannot_be_loaded_is_left_to_who_needs_it(modules):
    modules(leaf="import nothing_of_that_name\n")
    ahead = Ahead(["later_page"])
    while ahead.step():
        pass
    with pytest.raises(ImportError, match="nothing_of_that_name"):
        _ = sys.modules["later_page"].word
