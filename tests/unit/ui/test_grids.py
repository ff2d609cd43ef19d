"""Where cards lie, how rows come, and what of it is painted."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QIdentityProxyModel, QPoint, QRect, QStringListModel

from ui.viewmodels.pages import PAGE_ROWS, Pages
from ui.widgets.grid.grid_shape import GridShape
from ui.widgets.grid.grid_view import GridView


class Numbered:
    def __init__(self, number):
        self.id = number


def test_rows_come_in_pages_and_once(qtbot, tasks):
    asked = []
    pages = Pages(lambda ids: asked.append(len(ids)) or [Numbered(int(i)) for i in ids], tasks)
    pages.show(np.arange(1_000) + 7)
    assert pages.row(300) is None
    with qtbot.waitSignal(pages.arrived) as arrived:
        pages.row(301)
    assert arrived.args == [PAGE_ROWS, 2 * PAGE_ROWS - 1]
    assert pages.row(300).id == 307
    assert asked == [PAGE_ROWS]


def test_a_row_that_is_gone_leaves_a_gap(qtbot, tasks):
    pages = Pages(lambda ids: [Numbered(int(i)) for i in ids if i != 2], tasks)
    pages.show(np.arange(4))
    with qtbot.waitSignal(pages.arrived):
        pages.row(0)
    assert pages.row(2) is None
    assert pages.row(3).id == 3


def test_pages_of_an_older_question_are_not_shown(qtbot, tasks):
    pages = Pages(lambda ids: [Numbered(int(i)) for i in ids], tasks)
    pages.show(np.arange(10))
    pages.row(0)
    pages.show(np.arange(10, 20))
    with qtbot.waitSignal(pages.arrived):
        pages.row(0)
    assert pages.row(0).id == 10


@pytest.mark.parametrize("width_px", [300, 920, 1224, 2560])
def test_cards_fill_the_width_and_do_not_touch(width_px):
    shape = GridShape().fitted(width_px)
    row = [shape.card(i) for i in range(shape.columns)]
    assert row[0].left() == shape.margin_px
    if len(row) > 1:
        assert abs(width_px - shape.margin_px - 1 - row[-1].right()) <= 1
    assert not any(a.intersects(b) for a, b in pairwise(row))
    assert all(shape.place_at(card.center()) == i for i, card in enumerate(row))


def test_at_the_pictured_width_there_are_six_cards_of_172_pixels():
    shape = GridShape().fitted(1440 - 224)
    assert shape.columns == 6
    assert 170 <= shape.side_px <= 174


class Counted(QIdentityProxyModel):
    """Counts how often anything is looked at."""

    looks = 0

    def data(self, index, role):
        self.looks += 1
        return super().data(index, role)


def test_a_hundred_thousand_cards_cost_what_is_visible(qtbot):
    grid, model = GridView(), Counted()
    model.setSourceModel(QStringListModel(["card"] * 100_000, model))
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.resize(1000, 700)
    grid.grab()
    grid.scrollTo(model.index(80_000, 0))
    grid.grab()
    grid.selectAll()
    assert 0 < model.looks < 2_000
    assert grid.visualRect(model.index(80_000, 0)).intersects(QRect(QPoint(), grid.size()))
    assert len(grid.selectionModel().selection()) == 1


def test_scrolling_paints_only_what_comes_in(qtbot, theme):
    grid, model = GridView(None, theme), Counted()
    model.setSourceModel(QStringListModel(["card"] * 100_000, model))
    qtbot.addWidget(grid)
    grid.setModel(model)
    grid.resize(1000, 700)
    grid.show()
    qtbot.waitExposed(grid)
    qtbot.waitUntil(lambda: model.looks > 0)
    painted = []
    grid.itemDelegate().paint = lambda _painter, _option, index: painted.append(index.row())
    grid.verticalScrollBar().setValue(10)
    qtbot.waitUntil(lambda: bool(painted))
    assert len(painted) <= 2 * grid.shape_of_cards.columns


def test_cards_that_become_larger_while_nobody_looks_are_so_when_somebody_does(qtbot, theme):
    grid, cards = GridView(None, theme), QStringListModel(["card"] * 1_000)
    qtbot.addWidget(grid)
    grid.setModel(cards)
    grid.resize(1000, 700)
    grid.show()
    qtbot.waitExposed(grid)
    before, columns = grid.verticalScrollBar().maximum(), grid.shape_of_cards.columns
    grid.hide()
    grid.set_card_width(300)
    grid.show()
    qtbot.waitExposed(grid)
    assert grid.verticalScrollBar().maximum() > before
    assert grid.shape_of_cards.columns < columns


def test_a_heart_leaves_the_rows_standing(qtbot, tasks):
    pages = Pages(lambda ids: [Numbered(int(i)) for i in ids], tasks)
    pages.show(np.arange(4))
    with qtbot.waitSignal(pages.arrived):
        pages.row(0)
    before = pages.row(2)
    pages.renew()
    assert pages.row(2) is before
    qtbot.waitUntil(lambda: pages.row(2) is not before)
    assert pages.row(2).id == 2
