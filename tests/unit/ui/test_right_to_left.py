"""A window that reads from right to left: what was at the left lies at the right."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, QStringListModel, Qt
from PySide6.QtGui import QImage, QPainter

from player.model import Track
from tests.support.fake_playback import tracks
from ui.views.queue.queue_delegate import QueueDelegate
from ui.widgets.button import Chip
from ui.widgets.grid.grid_shape import GridShape
from ui.widgets.grid.grid_view import GridView
from ui.widgets.mirror import mirrored, way_of
from ui.widgets.nav_button import NavButton
from ui.widgets.offer import OfferCard
from ui.widgets.radio_card import RadioCard
from ui.widgets.switch import Switch
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.link import CreditLine
from ui.widgets.text.text import Text
from ui.widgets.thin_slider import ThinSlider
from ui.widgets.transport.rating import RatingStars
from ui.widgets.transport.volume_slider import VolumeSlider
from ui.widgets.value_slider import Span, ValueSlider
from ui.widgets.wrap_row import WrapRow
from ui.wording import closed, joined

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ARABIC = "ليلة في المرصد"


@pytest.fixture(params=[LEFT_TO_RIGHT, RIGHT_TO_LEFT], ids=["to the right", "to the left"])
def way(request, qapp):
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(LEFT_TO_RIGHT)


def ink(image, box):
    """How many points of a box differ from its corner point."""
    ground = image.pixel(box.topLeft())
    columns, lines = range(box.left(), box.right()), range(box.top(), box.bottom())
    return sum(image.pixel(x, y) != ground for x in columns for y in lines)


def ends(image, width_px, top=6, height=20):
    """Ink at the beginning and at the end of a line, as that reader sees it from left to right."""
    left = QRect(8, top, width_px, height)
    right = QRect(image.width() - 8 - width_px, top, width_px, height)
    return ink(image, left), ink(image, right)


def picture(widget):
    image = widget.grab().toImage()
    image.setDevicePixelRatio(1.0)
    return image


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: NavButton(theme, "albums", "Albums"),
        lambda theme: Chip(theme, "Albums", icon_name="albums"),
        lambda theme: RadioCard(theme, "Off", "Bit-perfect."),
        lambda theme: OfferCard(theme, ("galaxy", "Demo", "Short.")),
    ],
    ids=["entry", "chip", "choice", "offer"],
)
def test_a_control_begins_where_its_reader_does(qtbot, theme, way, make):
    widget = make(theme)
    qtbot.addWidget(widget)
    widget.resize(320, max(widget.sizeHint().height(), 28))
    left, right = ends(picture(widget), 60, top=6, height=widget.height() - 12)
    assert (left > right) is (way == LEFT_TO_RIGHT)


def test_a_row_of_the_queue_begins_with_its_cover(qtbot, theme, window, way):
    image = QImage(320, 52, QImage.Format.Format_RGB32)
    image.fill(theme.colors.ground)
    delegate = window.queue_panel.list.itemDelegate()
    assert isinstance(delegate, QueueDelegate)
    painter = QPainter(image)
    painter.setLayoutDirection(way)
    track = Track(path="/a.flac", title=ARABIC)
    delegate._paint_track(painter, QRectF(0, 0, 320, 52), track, current=False)
    painter.end()
    left, right = ends(image, 38, top=8, height=36)
    assert (left > right) is (way == LEFT_TO_RIGHT)


def test_a_box_is_mirrored_within_another():
    within, box = QRectF(100, 0, 200, 20), QRectF(110, 2, 30, 10)
    assert mirrored(box, within, LEFT_TO_RIGHT) == box
    assert mirrored(box, within, RIGHT_TO_LEFT) == QRectF(260, 2, 30, 10)


def test_the_window_is_laid_out_from_its_reader_s_side(qtbot, window, session, way):
    session.playback.play_tracks(tracks(3))
    qtbot.waitUntil(window.panel.isVisible)

    def left(widget):
        return widget.mapTo(window, QPoint(0, 0)).x()

    order = [left(part) for part in (window.sidebar, window.pages, window.panel)]
    assert order == sorted(order, reverse=way == RIGHT_TO_LEFT)
    corners = [left(window.bar.playing), left(window.bar.output)]
    assert corners == sorted(corners, reverse=way == RIGHT_TO_LEFT)


def test_cards_begin_where_their_reader_does(qapp, way):
    shape = GridShape().fitted(1000, mirrored=way == RIGHT_TO_LEFT)
    first, second = shape.card(0), shape.card(1)
    assert (first.left() < second.left()) is (way == LEFT_TO_RIGHT)
    assert shape.place_at(second.center()) == 1
    assert first.left() >= shape.margin_px
    assert first.right() < 1000 - shape.margin_px + 1
    assert next(iter(shape.ranges_in(first, 100)))[0] == 0


def test_a_row_that_wraps_begins_where_its_reader_does(qtbot, theme, way):
    row = WrapRow()
    qtbot.addWidget(row)
    chips = [Chip(theme, text) for text in ("Play", "Shuffle")]
    for chip in chips:
        row.add(chip)
    row.resize(400, 28)
    row.show()
    first, second = (chip.geometry() for chip in chips)
    assert (first.left() < second.left()) is (way == LEFT_TO_RIGHT)
    assert (first.left() == 0) is (way == LEFT_TO_RIGHT)


def test_time_runs_from_left_to_right_for_every_reader(qtbot, window, session, way):
    session.playback.play_tracks(tracks(3))
    seek = window.bar.transport.seek
    qtbot.waitUntil(lambda: seek.maximum() > 0)
    assert seek._time_at(0) == 0
    assert seek._time_at(seek.width()) == seek.duration_ms


@pytest.mark.parametrize(
    "text, reads",
    [
        ("Spiral Arm", LEFT_TO_RIGHT),
        ("1977 · Ōkami", LEFT_TO_RIGHT),
        (ARABIC, RIGHT_TO_LEFT),
        ("2021 · " + ARABIC, RIGHT_TO_LEFT),
        ("夜航", LEFT_TO_RIGHT),
        ("…", LEFT_TO_RIGHT),
    ],
)
def test_a_title_reads_its_own_way_in_any_window(text, reads):
    assert way_of(text) is reads


def test_words_stand_where_their_reader_begins(qtbot, theme, way):
    text = Text(theme)
    marquee = MarqueeLabel(theme, theme.body())
    for label in (text, marquee):
        qtbot.addWidget(label)
        label.resize(300, 20)
    text.setText("Albums")
    marquee.set_text("2021 · 3 tracks")
    for label in (text, marquee):
        left, right = ends(picture(label), 140, top=0, height=20)
        assert (left > right) is (way == LEFT_TO_RIGHT)


def test_the_line_below_the_title_begins_with_the_artist(qtbot, theme, way):
    line = CreditLine(theme)
    qtbot.addWidget(line)
    line.resize(300, 18)
    line.show_credit("Marit Sundby", "Low Tide")
    artist, album = line.artist.geometry(), line.album.geometry()
    assert (artist.left() < album.left()) is (way == LEFT_TO_RIGHT)
    assert (artist.left() == 0) is (way == LEFT_TO_RIGHT)
    assert (artist.right() == 299) is (way == RIGHT_TO_LEFT)


def test_cards_stand_below_the_header_whatever_side_the_scroll_bar_is_on(qtbot, theme, way):
    grid = GridView()
    qtbot.addWidget(grid)
    grid.setModel(QStringListModel([str(place) for place in range(200)]))
    grid.resize(900, 400)
    grid.show()
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 0)
    port = grid.viewport().x()
    cards = [grid.visualRect(grid.model().index(place, 0)) for place in range(4)]
    assert min(card.left() for card in cards) + port == 28
    assert max(card.right() for card in cards) + port == 900 - 28 - 1


@pytest.mark.parametrize(
    "title, ends",
    [
        ("\N{RIGHT-TO-LEFT OVERRIDE}trick", "\N{POP DIRECTIONAL FORMATTING}"),
        ("\N{RIGHT-TO-LEFT ISOLATE}alone", "\N{POP DIRECTIONAL ISOLATE}"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}done\N{POP DIRECTIONAL FORMATTING}", ""),
        ("שיר 42 (Live)", ""),
        ("Parallax", ""),
    ],
)
def test_a_mark_of_direction_in_a_tag_turns_that_tag_alone(title, ends):
    assert closed(title) == title + ends
    assert joined(title, "Parallax") == f"{title}{ends} — Parallax"


def volume(theme):
    slider = VolumeSlider(theme)
    slider.volume_requested.connect(slider.show_volume)
    slider.show_volume(-50.0)
    return slider, slider.value


def cover_size(theme):
    slider = ThinSlider(theme, "Cover size")
    slider.setRange(100, 300)
    slider.setValue(120)
    return slider, slider.value


def distance(theme):
    slider = ValueSlider(theme, "Distance", Span(0.0, 10.0, 0.5), "{} m".format)
    slider.show_value(1.0)
    return slider, lambda: slider.shown


def stars(theme):
    slider = RatingStars(theme)
    slider.rated.connect(slider.show_rating)
    slider.show_rating(1)
    return slider, slider.value


@pytest.mark.parametrize("make", [volume, cover_size, distance, stars])
def test_a_slider_fills_from_where_its_reader_begins_and_follows_hand_and_keys(
    qtbot, theme, way, make
):
    slider, value = make(theme)
    qtbot.addWidget(slider)
    slider.resize(max(slider.sizeHint().width(), 80), slider.sizeHint().height())
    slider.show()
    middle = slider.height() - 11 if isinstance(slider, ValueSlider) else slider.height() // 2
    at_right, at_left = QPoint(slider.width() - 12, middle), QPoint(12, middle)
    on, back = (Qt.Key.Key_Right, Qt.Key.Key_Left)[:: 1 if way == LEFT_TO_RIGHT else -1]
    low = value()
    for key, other in ((on, back), (Qt.Key.Key_Up, Qt.Key.Key_Down)):
        qtbot.keyClick(slider, key)
        assert value() > low
        qtbot.keyClick(slider, other)
        assert value() == low
    image = picture(slider)
    filled, empty = (at_left, at_right)[:: 1 if way == LEFT_TO_RIGHT else -1]
    assert image.pixel(filled) != image.pixel(empty)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=empty)
    high = value()
    assert high > low
    between = QPoint(slider.width() // 2, middle)
    assert picture(slider).pixel(between) != image.pixel(between)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=filled)
    assert value() < high


def test_a_slider_s_name_stands_where_its_reader_begins(qtbot, theme, way):
    slider = ValueSlider(theme, "A rather long name", Span(0.0, 10.0), "{:.0f}".format)
    qtbot.addWidget(slider)
    slider.resize(300, 40)
    left, right = ends(picture(slider), 120, top=2, height=18)
    assert (left > right) is (way == LEFT_TO_RIGHT)


def test_a_switch_is_on_where_its_reader_ends(qtbot, theme, way):
    switch = Switch(theme, "On")
    qtbot.addWidget(switch)
    switch.resize(switch.sizeHint())
    switch.setChecked(True)
    image = picture(switch)
    knob, groove = QPoint(28, 11), QPoint(10, 11)
    if way == RIGHT_TO_LEFT:
        knob, groove = groove, knob
    assert image.pixelColor(knob) == theme.colors.on_accent
    assert image.pixelColor(groove) == theme.colors.accent
