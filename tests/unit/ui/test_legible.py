"""Words on every page: not cut without need, readable on their ground, on whole pixels."""

from contextlib import suppress

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from player.settings.schema import LookSettings, Settings, ThemeName
from tests.support.fake_playback import tracks
from tests.support.reading import settle
from tests.support.window import make_library, make_music
from ui.theme.contrast import READABLE, contrast
from ui.theme.theme import Theme
from ui.theme.tokens import load_tokens
from ui.translation import install_language
from ui.views.keys.keys_dialog import KeysDialog
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pages.scroll_page import ScrollPage
from ui.widgets.radio_card import RadioCard

WIDE, LEAST = (1440, 900), (920, 600)


@pytest.fixture(scope="module")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("legible")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture(params=["en", "zh_CN"])
def speaking(request, qapp):
    translators = install_language(request.param, qapp)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def wordy(qtbot, session, library, speaking, dressed, open_window):
    """A window in each language."""
    session.library = library
    made = open_window(dress=dressed)
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(made.panel.isVisible)
    return made


def shown(window, kind):
    found = window.findChildren(kind)
    return [
        widget
        for widget in found
        if widget.isVisible() and widget.visibleRegion().isEmpty() is False
    ]


def cut(label):
    """Whether a line of words is wider than the label that shows it."""
    if label.wordWrap() or not label.text() or label.textFormat() is Qt.TextFormat.RichText:
        return False
    margins = label.contentsMargins()
    room = label.width() - margins.left() - margins.right()
    return QFontMetricsF(label.font()).horizontalAdvance(label.text()) > room + 1.5


def cut_off(window):
    """What of the page that is open has not the room its words need."""
    texts = [label.text() for label in shown(window.pages, QLabel) if cut(label)]
    buttons = shown(window.pages, QAbstractButton)
    chips = [chip for chip in buttons if isinstance(chip, Chip)]
    narrow = [chip.text() for chip in chips if chip.width() < chip.sizeHint().width()]
    cards = [button for button in buttons if isinstance(button, RadioCard)]
    low = [repr(card) for card in cards if card.height() < card.heightForWidth(card.width())]
    outside = [
        repr(button)
        for button in buttons
        if not button.parentWidget().rect().contains(button.geometry())
    ]
    heads = [
        repr(header)
        for header in shown(window.pages, PageHeader)
        if not header.rect().contains(header.field.geometry())
    ]
    return texts + narrow + low + outside + heads


def test_no_word_of_the_window_s_own_is_cut_in_the_smallest_window(qtbot, wordy):
    window = wordy
    window.resize(*LEAST)
    window.show_panel(shown=False)
    for name in window.navigator.names:
        window.open_page(name)
        with suppress(qtbot.TimeoutError):  # what is still wrong then is told by name
            qtbot.waitUntil(lambda: not cut_off(window))
        assert not cut_off(window), name


def test_no_page_is_wider_than_the_smallest_window(wordy):
    window = wordy
    window.resize(*LEAST)
    cut_off = {}
    for beside in (False, True):
        window.show_panel(shown=beside)
        for name in window.navigator.names:
            window.open_page(name)
            settle()
            for area in shown(window.pages, ScrollPage):
                missing_px = area.widget().width() - area.viewport().width()
                if missing_px > 0:
                    cut_off[name, beside] = missing_px
    assert cut_off == {}


@pytest.mark.parametrize("theme", ["night", "paper", "contrast"])
def test_what_a_label_says_can_be_read_on_what_is_painted_behind_it(
    session, library, dressed, open_window, theme
):
    session.settings.change(Settings(look=LookSettings(theme=ThemeName(theme))))
    session.library = library
    window = open_window(lambda made: made.resize(*WIDE), dress=dressed)
    for name in window.navigator.names:
        window.open_page(name)
        QApplication.processEvents()
        picture = window.grab().toImage()
        for label in shown(window, QLabel):
            if not label.text().strip() or not label.isEnabled():
                continue
            ink = label.palette().color(label.foregroundRole())
            place = label.mapTo(window, label.rect().topLeft())
            ground = picture.pixelColor(place)  # a corner of a label is its ground
            ratio = contrast(ink, ground)
            assert ratio >= READABLE, f"{name}: {label.text()!r} {ratio:.1f}"


def test_the_lines_between_parts_of_the_window_are_whole_pixels(window):
    """At any scale: no line is half of its colour, none is missing."""
    colors = window.sidebar._theme.colors
    places = ((window.sidebar, QRect(218, 4, 6, 4)), (window.bar, QRect(600, 0, 4, 8)))
    for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
        for part, box in places:
            image = QImage(part.size() * ratio, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            image.fill(colors.surface)
            part.render(image, QPoint())
            area = QRect(box.topLeft() * ratio, box.size() * ratio) & image.rect()
            inks = {
                image.pixelColor(x, y).name()
                for x in range(area.left(), area.right() + 1)
                for y in range(area.top(), area.bottom() + 1)
            }
            assert inks == {colors.line.name(), colors.surface.name()}, (part, ratio)


def test_the_overlay_of_keys_fits_into_the_window(qtbot, window):
    window.resize(*LEAST)
    keys = KeysDialog(window.sidebar._theme, window.commands, window)
    keys.show()
    qtbot.waitExposed(keys)
    assert keys.width() <= LEAST[0] + 56
    assert keys.height() <= LEAST[1] + 56
    keys.close()


def test_a_hint_is_seen_although_it_need_not_be_read():
    for name in ("night", "paper", "contrast"):
        colors = Theme(load_tokens(name)).colors
        assert contrast(colors.hint, colors.surface) >= 2.5, name
