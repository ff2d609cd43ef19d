"""The tree of folders keeps up with the library while it is open."""

import pytest

from player.errors import PlayerError
from tests.support.window import make_library, make_music
from ui.tasks import Tasks
from ui.theme.theme import Theme
from ui.theme.tokens import load_tokens
from ui.viewmodels.folders import FoldersModel
from ui.views.library.folders import FolderTree


@pytest.fixture
def library(tmp_path):
    make_music(tmp_path / "music" / "a" / "b", 2)
    made = make_library(tmp_path / "library.db", tmp_path / "music")
    yield made
    made.close()


@pytest.fixture
def tree(qtbot, library, qapp):
    tasks = Tasks(qapp)
    model = FoldersModel(library, tasks)
    made = FolderTree(Theme(load_tokens("night")), model)
    qtbot.addWidget(made)
    model.setParent(made)
    made.folders, made.tasks = model, tasks
    yield made
    tasks.close()


def names(index):
    model = index.model()
    return [model.index(row, 0, index).data() for row in range(model.rowCount(index))]


def opened(qtbot, tree, index, expected):
    """Open a folder, and wait for what is in it."""
    tree.expand(index)
    qtbot.waitUntil(lambda: names(index) == expected)
    return index.model().index(0, 0, index)


def test_a_folder_opens_again_after_the_level_around_it_has_changed(qtbot, tree, library, tmp_path):
    tree.folders.refresh()
    qtbot.waitUntil(lambda: tree.items.rowCount() == 1)
    inner = opened(qtbot, tree, opened(qtbot, tree, tree.items.index(0, 0), ["a"]), ["b"])
    opened(qtbot, tree, inner, ["00", "01"])
    make_music(tmp_path / "music" / "a" / "c", 1)
    library.scan([tmp_path / "music"])
    tree.folders.refresh()
    around = tree.items.index(0, 0, tree.items.index(0, 0))
    inner = opened(qtbot, tree, around, ["b", "c"])
    opened(qtbot, tree, inner, ["00", "01"])


def test_a_level_that_could_not_be_read_is_read_when_it_is_opened_again(
    qtbot, tree, library, monkeypatch
):
    read, failures = library.folders.children, []

    def fails_once(path):
        if not failures:
            failures.append(path)
            raise PlayerError("library.busy")
        return read(path)

    tree.folders.refresh()
    qtbot.waitUntil(lambda: tree.items.rowCount() == 1)
    top = tree.items.index(0, 0)
    monkeypatch.setattr(library.folders, "children", fails_once)
    with qtbot.waitSignal(tree.tasks.trouble):
        tree.expand(top)
    tree.collapse(top)
    opened(qtbot, tree, top, ["a"])
