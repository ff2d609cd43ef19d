"""Parts of a page fold where there is little room, and nothing of them is lost."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMargins, QPoint
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from ui.widgets.beside import Beside
from ui.widgets.button import Chip
from ui.widgets.dialog_column import EDGES
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.pair_grid import PairGrid
from ui.widgets.question import Question
from ui.widgets.radio_card import RadioCard
from ui.widgets.radio_row import RadioRow
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow

FIGURES = {"Underruns heard": "0", "Silence they made": "0 frames", "Longest wait": "61.0 ms"}


def shown(qtbot, widget, width, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, widget.heightForWidth(width) if widget.hasHeightForWidth() else height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def boxes(widget, kind):
    return [part.geometry() for part in widget.findChildren(kind) if not part.isHidden()]


def test_what_trails_ends_where_its_row_does(qtbot, theme):
    row = WrapRow()
    for text in ("Week", "Month"):
        row.add(Chip(theme, text))
    for text in ("Share card", "Export"):
        row.add(Chip(theme, text), trailing=True)
    shown(qtbot, row, 600)
    week, _month, share, export = boxes(row, Chip)
    assert week.left() == 0
    assert export.right() == 599
    assert export.left() - share.right() - 1 == 8


@pytest.mark.parametrize("holder", [WrapRow, "head"])
def test_words_that_grew_while_nobody_looked_are_whole_when_somebody_does(qtbot, theme, holder):
    row = ToolHeader(theme, "Sound") if holder == "head" else holder()
    chip = Chip(theme, "Short")
    (row.add_tool if holder == "head" else row.add)(chip)
    shown(qtbot, row, 500)
    row.hide()
    chip.relabel("Words that are a good deal longer")
    row.show()
    assert chip.width() >= chip.sizeHint().width()


@pytest.mark.parametrize("width, below", [(700, False), (300, True)])
def test_tools_of_a_head_go_below_its_words_where_they_do_not_fit_beside(
    qtbot, theme, width, below
):
    head = ToolHeader(theme, "Equalizer")
    tools = [Chip(theme, text) for text in ("Files", "Presets", "Matched")]
    head.add_tool(*tools)
    shown(qtbot, head, width)
    (title, *_) = head.findChildren(Text)
    for tool in tools:
        corner = tool.mapTo(head, QPoint())
        assert head.rect().contains(tool.rect().translated(corner))
        assert (corner.y() >= title.height()) is below


@pytest.mark.parametrize("width, columns", [(900, 3), (300, 1)])
def test_radio_cards_stand_in_a_row_or_a_column_and_say_all_they_say(qtbot, theme, width, columns):
    row = RadioRow()
    for title in ("Off", "By rule", "By hand"):
        row.add_card(RadioCard(theme, title, "What it costs, in a sentence of some length."))
    shown(qtbot, row, width)
    cards = row.findChildren(RadioCard)
    assert len({card.x() for card in cards}) == columns
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)
    assert len({card.height() for card in cards}) == 1


@pytest.mark.parametrize("width, across", [(600, 2), (220, 1)])
def test_figures_stand_beside_their_names_in_as_many_columns_as_fit(qtbot, theme, width, across):
    grid = PairGrid(theme, across=2)
    grid.show_figures(FIGURES)
    shown(qtbot, grid, width)
    texts = {label.text(): label.geometry() for label in grid.findChildren(QLabel)}
    assert len({texts[name].left() for name in FIGURES}) == across
    for name, figure in FIGURES.items():
        assert texts[name].top() == texts[figure].top()
        assert texts[name].right() < texts[figure].left()
    assert all(grid.rect().contains(box) for box in texts.values())
    grid.show_figures({"Latency": "40 ms"})
    assert grid.figures == {"Latency": "40 ms"}


def test_two_parts_turn_and_the_second_takes_the_whole_width(qtbot):
    first, second = QWidget(), QWidget()
    both = Beside(first, second, (5, 3), 700, most_px=380)
    shown(qtbot, both, 1_000)
    assert first.y() == second.y()
    assert second.width() <= 380
    both.resize(500, 600)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert first.width() == second.width() == 500


def test_a_question_has_the_edges_of_every_dialog(qtbot):
    box = Question()
    qtbot.addWidget(box)
    box.setText("Turn your amplifier down first.")
    box.setInformativeText("At full level every sample reaches the device as it is.")
    box.setStandardButtons(Question.StandardButton.Ok | Question.StandardButton.Cancel)
    box.show()
    buttons = box.findChild(QDialogButtonBox)
    lines = [
        box.findChild(QLabel, name) for name in ("qt_msgbox_label", "qt_msgbox_informativelabel")
    ]
    assert {line.mapTo(box, QPoint()).x() for line in lines} == {EDGES.left()}
    assert box.width() - buttons.geometry().right() - 1 == EDGES.right()
    assert QMargins(24, 20, 24, 20) == EDGES
    for upper, lower in pairwise([*lines, buttons]):
        assert upper.geometry().bottom() < lower.geometry().top()
