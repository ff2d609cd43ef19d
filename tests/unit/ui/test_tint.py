"""Whatever the cover, the words on a page tinted by it can be read."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.contrast import READABLE, contrast
from ui.theme.tint import plain_tint, strongest_hue, tint_from
from ui.theme.tokens import load_tokens
from ui.widgets.grid.generated_cover import paint_generated_cover

THEMES = ("night", "paper", "contrast")


def plain(color) -> QImage:
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def noise(seed) -> QImage:
    random = np.random.default_rng(seed)
    base = random.integers(0, 256, 3)
    pixels = np.clip(base + random.integers(-90, 90, (24, 24, 3)), 0, 255).astype(np.uint8)
    image = QImage(pixels.tobytes(), 24, 24, 72, QImage.Format.Format_RGB888)
    return image.copy()


def generated(name) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_generated_cover(painter, QRectF(0, 0, 64, 64), name)
    painter.end()
    return image


COVERS = [plain(f"#{r}{g}{b}") for r in "0f" for g in "08f" for b in "0f"]
COVERS += [
    plain(QColor.fromHslF(hue / 24, 1.0, light)) for hue in range(24) for light in (0.5, 0.9)
]
COVERS += [noise(seed) for seed in range(40)] + [QImage()]


@pytest.mark.parametrize("theme", THEMES)
def test_every_cover_leaves_every_line_readable(qapp, theme):
    covers = COVERS + [generated(f"album {number}") for number in range(20)]
    for cover in covers:
        tint = tint_from(cover, load_tokens(theme))
        for ground in (tint.glow, tint.ground):
            inks = (tint.text, tint.text_dim, *tint.inks(6))
            assert min(contrast(ink, ground) for ink in inks) >= READABLE


def test_lines_fade_with_their_distance():
    tint = tint_from(plain("#aa5500"), load_tokens("night"))
    against = [contrast(ink, tint.glow) for ink in tint.inks(5)]
    assert against[0] > against[1] > against[2] >= against[3] >= READABLE
    assert tint.inks(1) == [tint.text]


def test_the_light_has_the_hue_of_the_cover():
    tokens = load_tokens("night")
    for hue in (0.02, 0.35, 0.6, 0.9):
        glow = tint_from(plain(QColor.fromHslF(hue, 0.9, 0.5)), tokens).glow
        assert abs((glow.hslHueF() - hue + 0.5) % 1.0 - 0.5) < 0.06


def test_a_grey_cover_and_high_contrast_are_not_tinted():
    night, high = load_tokens("night"), load_tokens("contrast")
    assert strongest_hue(plain("#777777")) is None
    assert tint_from(plain("#777777"), night) == plain_tint(night)
    assert tint_from(plain("#ff0000"), high) == plain_tint(high)
