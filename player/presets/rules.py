"""Which preset plays: rules about the track and the device, and the reason a listener sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from player.documents import DocumentFormat
from player.model import Track


class RuleKind(StrEnum):
    """What a rule looks at; the earlier one in this list is the more particular."""

    TRACK = "track"
    ALBUM = "album"
    ARTIST = "artist"
    GENRE = "genre"
    DEVICE = "device"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Rule:
    """Play `preset` where `kind` of what is playing is `value`.

    TRACK compares the path, ALBUM "album artist / album", ARTIST and GENRE the names (one of
    several counts), DEVICE the device's id and OUTPUT "headphones" or "speakers". Case does not
    matter. An empty preset name means: nothing, bit-perfect.
    """

    kind: RuleKind
    value: str
    preset: str
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The listener's rules in their order, as they are kept in one document."""

    rules: tuple[Rule, ...] = ()


RULES = DocumentFormat(RuleBook, schema=1, steps={})
"""The rules document; a step from 1 to 2 joins `steps` together with its test file."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is playing where; `device_name` is what the reason calls the device."""

    track: Track | None = None
    device: str = ""
    device_name: str = ""
    output: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The preset that plays (None: nothing) and why, as a code with what it names."""

    preset: str | None
    reason: str
    named: str = ""

    @property
    def sentence(self) -> str:
        """One English sentence; the window translates by `reason`."""
        return REASONS[self.reason].format(named=self.named, preset=self.preset)


REASONS: Mapping[str, str] = {
    "off": "Sound is switched off.",
    "manual": "You chose it.",
    "track": "This track has its own preset.",
    "album": "The album “{named}” has its own preset.",
    "artist": "Rule for the artist “{named}”.",
    "genre": "Rule for the genre “{named}”.",
    "device": "Applies to {named}.",
    "output": "Applies to all {named}.",
    "none": "No rule applies.",
}


def choose(rules: Sequence[Rule], situation: Situation, manual: str | None = None) -> Choice:
    """Return what plays and why.

    A manual choice wins, then the most particular kind of rule (track before album before ...
    output); of two rules of one kind the one that stands first.
    """
    if manual is not None:
        return Choice(manual or None, "manual")
    for kind in RuleKind:
        named = _values(kind, situation)
        for rule in rules:
            key = rule.value.casefold().strip()
            if rule.enabled and rule.kind is kind and key in named:
                return Choice(rule.preset or None, kind.value, named[key])
    return Choice(None, "none")


def album_key(track: Track) -> str:
    """Return what an ALBUM rule compares: albums of one title by two artists stay apart."""
    return album_named(track.album_artist or track.artist, track.album)


def album_named(artist: str, album: str) -> str:
    """Return what an ALBUM rule compares, of an album by its artist."""
    return f"{artist} / {album}"


def _values(kind: RuleKind, situation: Situation) -> dict[str, str]:
    """Return what this kind of rule may compare with, and how the reason names each."""
    track = situation.track
    match kind:
        case RuleKind.DEVICE:
            shown = {situation.device: situation.device_name or situation.device}
        case RuleKind.OUTPUT:
            shown = {situation.output: situation.output}
        case _:
            shown = _track_values(kind, track) if track else {}
    return {value.casefold().strip(): name for value, name in shown.items() if value.strip()}


def _track_values(kind: RuleKind, track: Track) -> dict[str, str]:
    match kind:
        case RuleKind.TRACK:
            return {track.path: track.name}
        case RuleKind.ALBUM:
            return {album_key(track): track.album} if track.album else {}
        case RuleKind.ARTIST:
            return _each(track.artist) | _each(track.album_artist)
        case _:
            return _each(track.genre)


def _each(names: str) -> dict[str, str]:
    """Return the whole text and each of several names in it."""
    parts = [names, *names.replace(";", ",").replace("/", ",").split(",")]
    return {part.strip(): part.strip() for part in parts}
