"""Options: what a setting is called, what it does, what it costs, and how its value is chosen."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from msgspec import Struct

from player.settings.schema import Settings

Choices = Sequence[tuple[object, str]]


class Chapter(StrEnum):
    """Pages of the settings, in order."""

    LOOK = "look"
    PLAYBACK = "playback"
    OUTPUT = "output"
    LIBRARY = "library"
    LYRICS = "lyrics"
    ONLINE = "online"
    KEYS = "keys"


class Span(Struct, frozen=True):
    """The numbers an option takes; `unit` stands behind them."""

    low: float
    high: float
    step: float = 1.0
    unit: str = ""
    decimals: int = 0


class Option(Struct, frozen=True):
    """One line of the settings.

    Attributes:
        path: Field of `Settings`: "playback.crossfade_ms".
        chapter: The page it is on.
        title: What it is called.
        sentence: What it does, in one sentence.
        cost: What it costs in exactness; empty when the samples stay as they are.
        choices: Values and their names, for a choice; with `span` empty too it is a switch.
        span: For a number.
    """

    path: str
    chapter: Chapter
    title: str
    sentence: str
    cost: str = ""
    choices: Choices = ()
    span: Span | None = None


def value_at(settings: Settings, path: str) -> Any:
    """Return the value of a field by its path."""
    value: Any = settings
    for name in path.split("."):
        value = getattr(value, name)
    return value


def with_value(settings: Any, path: str, value: object) -> Any:
    """Return settings with another value at a path; limits are checked by the fields themselves."""
    name, _, rest = path.partition(".")
    inner = with_value(getattr(settings, name), rest, value) if rest else value
    return replace(settings, **{name: inner})


def paths_of(settings: Any, prefix: str = "") -> list[str]:
    """Return the path of every field of the settings."""
    found: list[str] = []
    for field in fields(settings):
        value = getattr(settings, field.name)
        path = prefix + field.name
        if is_dataclass(value):
            found += paths_of(value, path + ".")
        else:
            found.append(path)
    return found
