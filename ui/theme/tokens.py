"""Design tokens: what a theme file says, typed and checked when it is read."""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import msgspec
from PySide6.QtGui import QColor

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Colors:
    """Roles, not hues.

    Attributes:
        ground: Behind the page.
        surface: Sidebar and player bar.
        raised: Cards and fields.
        high: The selected or hovered row.
        hint: Only for what need not be read; it stays under 4.5:1 on purpose.
        gold_light: Left end of the hi-res badge.
        gold_deep: Right end of the hi-res badge.
        wave: Bars of the seek bar that are still to play.
        glow: The light behind a large cover.
    """

    ground: QColor
    surface: QColor
    raised: QColor
    high: QColor
    line: QColor
    text: QColor
    text_dim: QColor
    hint: QColor
    accent: QColor
    on_accent: QColor
    nebula: QColor
    gold_light: QColor
    gold_deep: QColor
    on_gold: QColor
    ok: QColor
    warn: QColor
    bad: QColor
    wave: QColor
    glow: QColor


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Font sizes in logical pixels."""

    badge: int
    small: int
    caption: int
    body: int
    heading: int
    large: int
    title: int


@dataclass(frozen=True, slots=True)
class Radii:
    """Corner radii in logical pixels."""

    control: int
    card: int
    cover: int


@dataclass(frozen=True, slots=True)
class Motion:
    """Lengths of the three kinds of movement in ms; all 0 for who asks for stillness."""

    quick: int
    normal: int
    slow: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme.

    Attributes:
        row_px: How high the rows of track tables are: the listener's density, not the theme's.
    """

    schema: int
    name: str
    dark: bool
    colors: Colors
    type_px: TypeSizes
    radius_px: Radii
    motion_ms: Motion
    row_px: int = 36


def load_tokens(name: str) -> Tokens:
    """Read a built-in theme: "night", "paper" or "contrast".

    Raises:
        msgspec.ValidationError: The file says something else than a theme; names the place.
    """
    raw = (files("resources") / "themes" / f"{name}.json").read_bytes()
    return parse_tokens(raw)


def parse_tokens(raw: bytes) -> Tokens:
    """Read a theme from JSON; unknown places and colours are refused by name."""
    return msgspec.json.decode(raw, type=Tokens, dec_hook=_color)


def _color(kind: type, text: Any) -> QColor:
    if kind is not QColor or not isinstance(text, str) or not QColor.isValidColorName(text):
        raise ValueError(f"{text!r} is not a colour")
    return QColor(text)
