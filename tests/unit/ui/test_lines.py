"""Lines of words: how high they stand, and where they break."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QMenu

from player.library.lists.rows import TrackRow
from ui.theme.contrast import READABLE, contrast
from ui.viewmodels.columns import Column
from ui.views.library.track_painter import RowMarks, TrackPainter
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.text.menu_line import MenuLine
from ui.widgets.text.sentence import Sentence
from ui.widgets.text.words import paint_line


def test_words_stand_as_high_beside_another_script(theme):
    def first_letter(text):
        image = QImage(120, 32, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setFont(theme.body())
        paint_line(painter, QRectF(4, 0, 110, 32), text)
        painter.end()
        return image.copy(0, 0, 12, 32)

    alone = first_letter("E")
    assert alone == first_letter("E 夜航") == first_letter("E ฏ๋")


def test_a_sentence_leaves_no_word_alone_on_its_last_line(qtbot, theme):
    sentence = Sentence(theme)
    qtbot.addWidget(sentence)
    sentence.setText("There are no lyrics in this file or beside it, and none were asked for.")
    sentence.fit(400)
    hint = sentence.sizeHint()
    lines = hint.height() // sentence.fontMetrics().lineSpacing()
    whole = sentence.fontMetrics().horizontalAdvance(sentence.text())
    assert lines >= 2
    assert hint.width() < 1.35 * whole / lines


def test_a_sentence_takes_the_room_of_what_it_says_now(qtbot, theme):
    sentence = Sentence(theme)
    qtbot.addWidget(sentence)
    words = "There are no lyrics in this file or beside it, and none were asked for."
    taken = []
    for text, room_px in ((words, 400), (words, 200), ("None.", 200), (words, 400)):
        sentence.setText(text)
        sentence.fit(room_px)
        taken.append(sentence.sizeHint())
    assert taken[1].width() <= 202 < taken[0].width()
    assert taken[2].height() < taken[0].height() < taken[1].height()
    assert taken[3] == taken[0]


@pytest.mark.parametrize("width", [320, 432, 700])
def test_the_sentence_of_an_empty_page_is_shown_whole(qtbot, theme, width):
    state = EmptyState(theme)
    qtbot.addWidget(state)
    state.say("Download them from example.org/corrections, then choose the folder: they are found.")
    state.resize(width, 400)
    state.show()
    label = state.findChild(Sentence)
    qtbot.waitUntil(lambda: label.height() >= QLabel.heightForWidth(label, label.width()))


def test_a_line_of_a_menu_that_is_only_read_can_be_read(qtbot, theme):
    menu = QMenu()
    qtbot.addWidget(menu)
    line = MenuLine(theme, "DAC · ALSA · 24-bit / 192 kHz", menu)
    menu.addAction(line)
    shown = line.defaultWidget()
    ink = shown.palette().color(QPalette.ColorGroup.Disabled, shown.foregroundRole())
    assert contrast(ink, theme.colors.raised) >= READABLE
    assert not line.isEnabled()
    assert line.text().startswith("DAC")


def test_figures_of_a_row_stand_on_the_line_of_its_words(qtbot, theme):
    """At every scale: two ways to draw would be rounded apart at 125 %."""
    columns = (_column("title", figures=False), _column("year", figures=True))
    painted = TrackPainter(theme, columns)
    row = TrackRow(**{**dict.fromkeys(TrackRow.__slots__), "title": "2017", "available": True})
    feet = set()
    for number in range(2):
        image = QImage(250, 45, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(1.25)
        image.fill(theme.colors.ground)
        painter = QPainter(image)
        marks = RowMarks(chosen=False, over=False, focus=-1)
        painted.paint_cell(painter, QRectF(0, 0, 200, 36), number, row, marks)
        painter.end()
        ground = image.pixelColor(0, 0)
        inked = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y) != ground for x in range(image.width()))
        ]
        feet.add(inked[-1])
    assert len(feet) == 1


def _column(name, *, figures):
    return Column(name, name, lambda row: row.title, figures=figures)
