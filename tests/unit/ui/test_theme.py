import msgspec
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.support.translations import ROOT
from ui.theme.contrast import READABLE, VISIBLE, contrast
from ui.theme.fonts import font, metrics_of, two_lines
from ui.theme.icons import icon, paint_icon
from ui.theme.theme import Theme
from ui.theme.tokens import load_tokens, parse_tokens
from ui.widgets.stylesheet import sheets

THEMES = ("night", "paper", "contrast")
ICONS = sorted(path.stem for path in (ROOT / "resources" / "icons").glob("*.svg"))
GROUNDS = ("ground", "surface", "raised", "high")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text_dim"])
def test_text_can_be_read_on_every_ground(name, ground, ink):
    colors = load_tokens(name).colors
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= READABLE


@pytest.mark.parametrize("name", THEMES)
def test_what_must_be_seen_stands_out(name):
    colors = load_tokens(name).colors
    for ink in ("accent", "ok", "warn", "bad", "nebula"):
        assert contrast(getattr(colors, ink), colors.surface) >= VISIBLE, ink
    assert contrast(colors.on_gold, colors.gold_deep) >= READABLE
    assert contrast(colors.on_accent, colors.accent) >= READABLE
    assert contrast(colors.ground, colors.text) >= READABLE


def test_night_has_the_pictured_colours():
    colors = load_tokens("night").colors
    assert colors.ground == QColor("#0B0E14")
    assert colors.accent == QColor("#7C9CFF")


def test_a_theme_with_a_wrong_colour_is_refused_by_place():
    raw = (ROOT / "resources" / "themes" / "night.json").read_bytes()
    with pytest.raises(msgspec.ValidationError, match=r"\$\.colors\.accent"):
        parse_tokens(raw.replace(b'"#7C9CFF"', b'"very blue"'))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp, name):
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, 24, 24), QColor("#ff0000"))
    painter.end()
    inks = {image.pixelColor(x, y).getRgb() for x in range(24) for y in range(24)}
    assert (255, 0, 0, 255) in inks
    assert all(green == blue == 0 for _, green, blue, alpha in inks if alpha == 255)


def test_an_icon_for_menus_has_pixels(qapp):
    pixmap = icon("play", QColor("#ffffff")).pixmap(32, 32)
    assert pixmap.toImage().pixelColor(12, 16).alpha() > 0


def test_the_stylesheets_leave_no_place_open(qapp):
    assert "$" not in "".join(sheets(Theme(load_tokens("paper"))).values())


def test_changing_the_theme_is_told_once(qtbot, theme):
    with qtbot.waitSignal(theme.changed):
        theme.use(load_tokens("paper"))
    assert not theme.tokens.dark


@pytest.mark.parametrize(
    "text",
    [
        "Because you played Wiener Kammerphilharmonie",
        "因为你听过 " + "林瑶" * 30,
        "🎻" * 40,
        "short",
        "",
    ],
)
def test_two_lines_fit_their_room_and_lose_nothing_but_the_end(qapp, text):
    face = font(12)
    lines = two_lines(face, text, 120)
    assert all(metrics_of(face).horizontalAdvance(line) <= 120 for line in lines)
    shown = "".join(lines).replace(" ", "").rstrip("…")
    assert text.replace(" ", "").startswith(shown)
    assert shown or not text


def test_a_graph_s_grid_is_fainter_than_its_curve_in_every_theme(qapp):
    for name in ("night", "paper", "contrast"):
        theme = Theme(load_tokens(name))
        assert theme.grid != theme.colors.text
        assert theme.grid != theme.colors.raised


def drawn(scale, rect, color="#ff0000"):
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_icon(painter, "albums", rect, QColor(color))
    painter.end()
    return image


def test_an_icon_is_as_sharp_on_a_finer_screen(qapp):
    assert drawn(2.0, QRectF(4, 4, 16, 16)) == drawn(1.0, QRectF(8, 8, 32, 32))


def test_an_icon_between_pixels_is_drawn_where_it_belongs(qapp):
    left, right = drawn(1.0, QRectF(8, 8, 16, 16)), drawn(1.0, QRectF(9, 8, 16, 16))
    assert drawn(1.0, QRectF(8.5, 8, 16, 16)) not in (left, right)
    assert drawn(1.25, QRectF(8, 8, 16, 16)) == drawn(1.0, QRectF(10, 10, 20, 20))


def test_an_icon_in_another_colour_has_the_same_shape(qapp):
    red, green = drawn(1.0, QRectF(8, 8, 16, 16)), drawn(1.0, QRectF(8, 8, 16, 16), "#00ff00")
    assert red != green
    assert red.convertToFormat(QImage.Format.Format_Alpha8) == green.convertToFormat(
        QImage.Format.Format_Alpha8
    )
