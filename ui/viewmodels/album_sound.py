"""How an album is to sound: at a volume, and with a preset, of its own."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from player.album_volumes import AlbumVolumes
from player.library.lists.rows import AlbumRow
from player.playback import Playback
from player.presets.rules import Rule, RuleKind, album_named
from player.sound.desk import SoundDesk
from player.sound.setup import Mode
from ui.wording import decibels

Acted = Callable[[str, Callable[[], None], Callable[[], None]], None]


class OwnPreset(Struct, frozen=True):
    """What an album may be played with.

    Attributes:
        name: The preset that is its own, or what plays now and could become it; may be empty.
        own: Whether it is.
    """

    name: str
    own: bool


class AlbumSoundModel:
    """Asks and tells what is remembered for albums.

    Args:
        volumes: Keeps the volumes.
        desk: Keeps the rules about presets.
        playback: Knows how loud it is now, and whether that can be changed.

    Attributes:
        acted: Told what was done, in words, with how to take it back and how to do it again.
    """

    def __init__(self, volumes: AlbumVolumes, desk: SoundDesk, playback: Playback) -> None:
        self._volumes, self._desk, self._playback = volumes, desk, playback
        self.acted: Acted = lambda _text, _undo, _redo: None

    @property
    def fixed(self) -> bool:
        """Whether nothing turns the volume: the listener, or Strict, has fixed it at 100 %."""
        return self._playback.state.volume_fixed

    def volume_of(self, album: AlbumRow) -> float | None:
        """Return the volume that is an album's own, dB; None for as loud as everything else."""
        return self._volumes.remembered(album.artist, album.title)

    def remember_volume(self, album: AlbumRow) -> None:
        """Play it as loud as it is now from now on."""
        artist, title, translate = album.artist, album.title, QCoreApplication.translate
        volume_db = self._volumes.remember(artist, title)
        text = translate("AlbumSoundModel", "“{album}” plays at {volume} from now on")
        self.acted(
            text.format(album=title, volume=decibels(volume_db)),
            lambda: self._volumes.forget(artist, title),
            lambda: self._give_volume(album, volume_db),
        )

    def forget_volume(self, album: AlbumRow) -> None:
        """Play it as loud as everything else."""
        before_db = self.volume_of(album)
        if before_db is None:
            return
        artist, title, translate = album.artist, album.title, QCoreApplication.translate
        self._volumes.forget(artist, title)
        text = translate(
            "AlbumSoundModel", "“{album}” plays as loud as everything else from now on"
        )
        self.acted(
            text.format(album=title),
            lambda: self._give_volume(album, before_db),
            lambda: self._volumes.forget(artist, title),
        )

    def preset_of(self, album: AlbumRow) -> OwnPreset:
        """Return the preset that is an album's own, or the one that plays now unaltered."""
        key = _key(album)
        for rule in self._desk.state.rules:
            if _is_about(rule, key):
                return OwnPreset(rule.preset, own=True)
        state = self._desk.state
        plays = state.mode is not Mode.OFF and not state.modified
        return OwnPreset((state.choice.preset or "") if plays else "", own=False)

    def give_preset(self, album: AlbumRow, name: str) -> None:
        """Play it with this preset wherever the equalizer goes by rule."""
        translate = QCoreApplication.translate
        text = translate("AlbumSoundModel", "“{album}” plays with “{preset}” from now on")
        if self._desk.state.mode is not Mode.RULES:
            text = translate(
                "AlbumSoundModel", "“{album}” plays with “{preset}” once the equalizer goes by rule"
            )
        rules = (*self._others(album), Rule(RuleKind.ALBUM, album_of(album), name))
        self._set_rules(rules, text.format(album=album.title, preset=name))

    def take_preset(self, album: AlbumRow) -> None:
        """Play it as everything else."""
        translate = QCoreApplication.translate
        text = translate("AlbumSoundModel", "“{album}” has no preset of its own any more")
        self._set_rules(self._others(album), text.format(album=album.title))

    def _give_volume(self, album: AlbumRow, volume_db: float) -> None:
        self._volumes.remember(album.artist, album.title, volume_db)

    def _others(self, album: AlbumRow) -> tuple[Rule, ...]:
        key = _key(album)
        return tuple(rule for rule in self._desk.state.rules if not _is_about(rule, key))

    def _set_rules(self, rules: tuple[Rule, ...], text: str) -> None:
        before = self._desk.state.rules
        self._desk.set_rules(rules)
        self.acted(text, lambda: self._desk.set_rules(before), lambda: self._desk.set_rules(rules))


def album_of(album: AlbumRow) -> str:
    """Return what rules know an album by."""
    return album_named(album.artist, album.title)


def _key(album: AlbumRow) -> str:
    return album_of(album).casefold().strip()


def _is_about(rule: Rule, key: str) -> bool:
    return rule.kind is RuleKind.ALBUM and rule.value.casefold().strip() == key
