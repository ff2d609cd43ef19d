"""A new theme on what is hidden: it waits, and nobody sees it in the old colours."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.support.paints import Paints
from ui.theme.tokens import load_tokens
from ui.widgets.number_field import NumberField
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pages.page_stack import PageStack
from ui.widgets.text.text import Text


@pytest.fixture
def pages(qtbot, theme, dressed):
    """Two pages with a bit of everything; the second is seen and the first was."""
    dressed(theme)
    stack = PageStack()
    qtbot.addWidget(stack)
    for _ in range(2):
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(PageHeader(theme, "Albums", "Filter albums"))
        column.addWidget(NumberField(theme, "Gain", (0.0, 1.0)))
        text = Text(theme, "body", "text_dim")
        text.setText("Words")
        column.addWidget(text)
        column.addWidget(QLineEdit())
        stack.addWidget(page)
    stack.resize(600, 400)
    stack.show()
    for place in (0, 1):
        stack.setCurrentIndex(place)
        qtbot.waitExposed(stack)
        stack.grab()
    return stack


def pictures(stack, page):
    return [part.grab().toImage() for part in page.findChildren(QWidget) if part.isVisible()]


def test_a_page_shown_after_a_change_looks_as_one_that_saw_it(qtbot, theme, pages):
    hidden, seen = pages.widget(0), pages.widget(1)
    for name in ("paper", "contrast", "night"):
        theme.use(load_tokens(name))
        of_seen = pictures(pages, seen)
        pages.setCurrentWidget(hidden)
        assert pictures(pages, hidden) == of_seen  # at once: the listener's first look
        hidden, seen = seen, hidden


def test_a_hidden_page_is_dressed_before_long(qtbot, theme, pages):
    field = pages.widget(0).findChild(QLineEdit)
    before = field.styleSheet()
    theme.use(load_tokens("paper"))
    assert field.styleSheet() == before
    qtbot.waitUntil(lambda: field.styleSheet() == pages.widget(1).findChild(QLineEdit).styleSheet())
    assert field.styleSheet() != before


def test_words_on_a_hidden_page_take_their_colour_when_they_are_shown(theme, pages):
    words = pages.widget(0).findChildren(Text)[-1]
    theme.use(load_tokens("paper"))
    pages.setCurrentIndex(0)
    assert words.palette().color(words.foregroundRole()) == theme.colors.text_dim


def test_a_new_theme_paints_the_window_once(qtbot, dressed, open_window):
    window = open_window(dress=dressed)  # as at a start: first of those that hear of a theme
    window.open_page("equalizer")
    window.show_panel(shown=False)
    qtbot.waitUntil(lambda: window.navigator.page("equalizer").isVisible())
    QApplication.processEvents()
    for name in ("paper", "night"):
        paints = Paints(window.bar)
        window.theme.use(load_tokens(name))
        qtbot.waitUntil(lambda paints=paints: bool(paints.painted))
        assert len(paints.painted) == 1
