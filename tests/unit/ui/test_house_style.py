"""Stock widgets in the house's clothes, each by itself."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QKeySequenceEdit,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QTableWidget,
    QToolTip,
    QWidget,
)

from ui.theme.tokens import load_tokens
from ui.widgets.number_field import NumberField


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(200, 60)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def ink(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name()


def test_a_field_is_drawn_in_the_theme_s_colours_and_follows_it(theme, dressed, shown):
    dressed(theme)
    field = shown(QLineEdit())
    assert ink(field, 100, 30) == theme.colors.raised.name()
    theme.use(load_tokens("paper"))
    assert ink(field, 100, 30) == theme.colors.raised.name()


def test_a_field_that_was_made_before_is_dressed_too(theme, dressed, shown):
    field = shown(QLineEdit())
    dressed(theme)
    assert ink(field, 100, 30) == theme.colors.raised.name()


def test_fields_within_others_are_dressed(theme, dressed, shown):
    dressed(theme)
    keys = shown(QKeySequenceEdit())
    assert ink(keys.findChild(QLineEdit), 100, 15) == theme.colors.raised.name()


def test_a_figure_s_field_has_the_frame_s_colour_in_every_theme(theme, dressed, shown):
    dressed(theme)
    field = shown(NumberField(theme, "Gain", (0.0, 1.0)))
    theme.use(load_tokens("paper"))
    assert ink(field, field.width() // 2, 5) == theme.colors.raised.name()
    assert field.lineEdit().palette().text().color() == theme.colors.text


@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_what_opens_above_the_window_lies_on_the_raised_colour(theme, dressed, shown, kind):
    dressed(theme)
    assert ink(shown(kind()), 100, 30) == theme.colors.raised.name()


def test_a_list_lets_the_page_show_through(theme, dressed, shown):
    dressed(theme)
    page = shown(QWidget())
    view = QListView(page)
    view.resize(200, 60)
    view.show()
    assert ink(page, 100, 30) == theme.colors.ground.name()
    assert view.frameWidth() == 0


def test_a_tool_tip_is_dressed_each_time_it_comes(qtbot, theme, dressed, shown):
    dressed(theme)
    button = shown(QWidget())

    def tip():
        tops = QApplication.topLevelWidgets()
        return next(w for w in tops if w.inherits("QTipLabel") and w.isVisible())

    for text in ("once", "again"):
        QToolTip.showText(button.mapToGlobal(QPoint(5, 5)), text, button)
        assert ink(tip(), 3, tip().height() // 2) == theme.colors.high.name()
        assert ink(tip(), 0, tip().height() // 2) == theme.colors.line.name()
    tip().hide()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_name_that_looks_like_markup_is_told_as_it_is(qtbot, theme, dressed, shown):
    dressed(theme)
    button = shown(QWidget())
    for text in ("<b>R&B</b> <img src=x>", "<i>once more</i>"):
        QToolTip.showText(button.mapToGlobal(QPoint(5, 5)), text, button)
        tops = QApplication.topLevelWidgets()
        tip = next(w for w in tops if w.inherits("QTipLabel") and w.isVisible())
        assert tip.textFormat() is Qt.TextFormat.PlainText
        assert tip.width() >= tip.fontMetrics().horizontalAdvance(text) / 2, "it may be two lines"
    tip.hide()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_our_own_widgets_wear_no_sheet(theme, dressed, window):
    """One that is matched with all of them held the window for 900 ms when the theme changed."""
    dressed(theme)
    window.open_page("now-playing")
    assert not QApplication.instance().styleSheet()
    for widget in (window, window.sidebar, window.bar, window.panel, window.pages):
        assert not widget.styleSheet()


def test_a_bar_in_an_area_is_as_wide_as_the_house_has_it(qtbot, theme, dressed, shown):
    dressed(theme)
    area = QScrollArea()
    area.setWidget(QWidget())
    area.widget().setMinimumSize(100, 2000)
    bar = shown(area).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() and bar.width() == 12)


@pytest.fixture
def scrolled(qtbot, theme, dressed, shown):
    """An area of which a tenth is in sight."""
    dressed(theme)
    area = QScrollArea()
    area.setWidget(QWidget())
    area.widget().setMinimumSize(100, 2000)
    area.resize(200, 200)
    shown(area).resize(200, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    return area


def test_a_bar_s_handle_is_where_the_page_is_and_follows_the_theme(theme, scrolled):
    bar = scrolled.verticalScrollBar()
    foot = bar.height() - 10
    assert ink(bar, 6, 10) == theme.colors.line.name()
    assert ink(bar, 6, foot) == theme.colors.ground.name()
    bar.setValue(bar.maximum())
    assert ink(bar, 6, foot) == theme.colors.line.name()
    assert ink(bar, 6, 10) == theme.colors.ground.name()
    theme.use(load_tokens("paper"))
    assert ink(bar, 6, foot) == theme.colors.line.name()


def test_a_bar_is_dragged_by_its_handle_and_turned_by_the_room_below_it(qtbot, scrolled):
    bar, left = scrolled.verticalScrollBar(), Qt.MouseButton.LeftButton
    foot = QPoint(6, bar.height() - 1)
    qtbot.mouseClick(bar, left, pos=foot)
    assert bar.value() == bar.pageStep()
    qtbot.mousePress(bar, left, pos=QPoint(6, 40))
    qtbot.mouseMove(bar, foot)
    qtbot.mouseRelease(bar, left, pos=foot)
    assert bar.value() == bar.maximum()


def test_heads_stand_on_a_line_and_an_arrow_says_what_sorts(theme, dressed, shown):
    dressed(theme)
    table = QTableWidget(3, 2)
    table.setHorizontalHeaderLabels(["", ""])
    heads = shown(table).horizontalHeader()
    middle = heads.height() // 2
    end = table.columnWidth(0) - 14
    assert ink(heads, 20, heads.height() - 1) == theme.colors.line.name()
    assert ink(heads, end, middle) == theme.colors.ground.name()
    table.setSortingEnabled(True)
    table.sortItems(0)
    assert ink(heads, end, middle) != theme.colors.ground.name()


def test_a_dialog_that_is_open_follows_the_theme(theme, dressed, shown):
    dressed(theme)
    dialog = shown(QDialog())
    theme.use(load_tokens("paper"))
    assert ink(dialog, 100, 30) == theme.colors.raised.name()
