"""What is known of a track, in words: sections of facts, some of which lead on."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from player.library.keep.analyses import Analysis
from player.library.lists.rows import TrackRow
from player.library.tags import FileTags
from player.model import AudioFormat
from ui.viewmodels.credits import credits_of
from ui.viewmodels.info import Info
from ui.views.playing.credits import role_name
from ui.views.sound.path_page import check_word
from ui.wording import channels, clock, count, decibels, kilohertz, loudness, size

_LONGEST = 600
_ROLE_ROUTES = {"composer": "composer-name"}


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and where they lead: a kind of `ui.views.shell.routes` and what it is asked with."""

    text: str
    route: str = ""
    key: object = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values, one below the other."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Facts that belong together."""

    title: str
    facts: tuple[Fact, ...]


def sections_of(info: Info, audio: AudioFormat | None) -> tuple[Section, ...]:
    """Return what is known; sections and facts without anything to say are left out.

    Args:
        info: Of the track.
        audio: What the decoder found, or the tags say.
    """
    translate = QCoreApplication.translate
    made = (
        (translate("Info", "Track"), _track(info)),
        (translate("Info", "Credits"), _credits(info.tags) if info.tags else ()),
        (translate("Info", "File"), _file(info, audio)),
        (translate("Info", "Loudness"), _loudness(info)),
        (translate("Info", "Yours"), _yours(info.row) if info.row else ()),
        (translate("Info", "Playlists"), _playlists(info)),
    )
    sections = (Section(title, _said(facts)) for title, facts in made)
    return tuple(section for section in sections if section.facts)


def _said(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    kept = ((fact, tuple(v for v in fact.values if v.text)) for fact in facts)
    return tuple(Fact(fact.label, values) for fact, values in kept if values)


def _plain(label: str, *texts: str) -> Fact:
    return Fact(label, tuple(Value(_short(text)) for text in texts))


def _short(text: str) -> str:
    readable = text.encode("utf-8", "replace").decode()
    return readable if len(readable) <= _LONGEST else f"{readable[:_LONGEST]}…"


def _track(info: Info) -> Iterable[Fact]:
    translate = QCoreApplication.translate
    track, tags = info.track, info.tags or FileTags()
    artists = tags.artists or (track.artist,)
    year = track.year or tags.year
    original = tags.original_year if tags.original_year != year else None
    genres = tags.genres or (track.genre,)
    return (
        _plain(translate("Info", "Title"), track.name),
        Fact(translate("Info", "Artist"), tuple(_artist(name) for name in artists)),
        Fact(translate("Info", "Album"), (Value(_short(track.album), "album-of", track.track_id),)),
        Fact(translate("Info", "Album artist"), (_artist(track.album_artist),)),
        _plain(translate("Info", "Track no."), _of(track.track_number, tags.track_total)),
        _plain(translate("Info", "Disc"), _of(track.disc_number, tags.disc_total)),
        Fact(translate("Info", "Year"), (Value(str(year or ""), "year", year),)),
        _plain(translate("Info", "First released"), str(original or "")),
        Fact(translate("Info", "Genre"), tuple(Value(_short(g), "genre", g) for g in genres)),
        _plain(translate("Info", "Work"), tags.work or track.work),
        _plain(translate("Info", "Movement"), tags.movement),
        _plain(translate("Info", "Label"), tags.label),
        _plain(translate("Info", "Catalogue no."), tags.catalogue_number),
        _plain(translate("Info", "Comment"), tags.comment),
    )


def _artist(name: str) -> Value:
    return Value(_short(name), "artist-name", name)


def _of(number: int | None, total: int | None) -> str:
    if number is None:
        return ""
    text = QCoreApplication.translate("Info", "{number} of {total}")
    return text.format(number=number, total=total) if total else str(number)


def _credits(tags: FileTags) -> Iterable[Fact]:
    """Roles and names; the artists stand above already."""
    roles = ((role, names) for role, names in credits_of(tags) if role != "artist")
    return (
        Fact(
            role_name(role),
            tuple(Value(_short(n), _ROLE_ROUTES.get(role, "artist-name"), n) for n in names),
        )
        for role, names in roles
    )


def _file(info: Info, audio: AudioFormat | None) -> Iterable[Fact]:
    translate, track = QCoreApplication.translate, info.track
    folder = str(Path(track.path).parent) if info.tags else ""
    bits = translate("Info", "{bits}-bit")
    here = "" if info.size_bytes is None else size(info.size_bytes)
    away = translate("Info", "The file is away.") if info.row and not info.row.available else here
    sound = (
        (
            _plain(translate("Info", "Format"), _coding(audio)),
            _plain(translate("Info", "Rate"), kilohertz(audio.sample_rate)),
            _plain(
                translate("Info", "Depth"),
                bits.format(bits=audio.bit_depth) if audio.bit_depth else "",
            ),
            _plain(translate("Info", "Channels"), channels(audio.channels)),
            _plain(
                translate("Info", "Bit rate"),
                f"{count(audio.bitrate_kbps)} kbps" if audio.bitrate_kbps else "",
            ),
        )
        if audio
        else ()
    )
    return (
        *sound,
        _plain(translate("Info", "Length"), clock(track.duration_ms) if track.duration_ms else ""),
        _plain(translate("Info", "Size"), here or away),
        _plain(translate("Info", "File name"), Path(track.path).name if info.tags else ""),
        _plain(translate("Info", "Folder"), folder),
    )


def _coding(audio: AudioFormat) -> str:
    lossless = QCoreApplication.translate("Info", "{codec}, lossless")
    lossy = QCoreApplication.translate("Info", "{codec}, lossy")
    return (lossless if audio.lossless else lossy).format(codec=audio.codec)


def _loudness(info: Info) -> Iterable[Fact]:
    translate, gain = QCoreApplication.translate, info.track.gain
    found = info.analysis or Analysis()
    hires = check_word(found.hires) if found.hires else ""
    dynamics = "" if found.dynamic_range_db is None else f"DR{found.dynamic_range_db:.0f}"
    cutoff = kilohertz(round(found.cutoff_hz)) if found.cutoff_hz else ""
    return (
        _plain(translate("Info", "Loudness"), _lufs(found.loudness_lufs)),
        _plain(translate("Info", "Of the album"), _lufs(found.album_loudness_lufs)),
        _plain(
            translate("Info", "Range"),
            "" if found.range_lu is None else f"{found.range_lu:.1f} LU",
        ),
        _plain(
            translate("Info", "True peak"),
            "" if found.true_peak_dbtp is None else f"{decibels(found.true_peak_dbtp)}TP",
        ),
        _plain(translate("Info", "Dynamic range"), dynamics),
        _plain(translate("Info", "Track gain"), _db(gain.track_db), _peak(gain.track_peak)),
        _plain(translate("Info", "Album gain"), _db(gain.album_db), _peak(gain.album_peak)),
        _plain(translate("Info", "Spectrum ends at"), cutoff),
        _plain(translate("Info", "Hi-res check"), hires),
    )


def _lufs(loudness_lufs: float | None) -> str:
    return "" if loudness_lufs is None else loudness(loudness_lufs)


def _db(gain_db: float | None) -> str:
    return "" if gain_db is None else decibels(gain_db)


def _peak(peak: float | None) -> str:
    """A tagged peak is linear; what is over full scale is legal and said."""
    if not peak:
        return ""
    text = QCoreApplication.translate("Info", "peak {level}")
    return text.format(level=decibels(20 * math.log10(peak)))


def _yours(row: TrackRow) -> Iterable[Fact]:
    translate = QCoreApplication.translate
    day = QDateTime.fromMSecsSinceEpoch(row.added_ms).date()
    added = QLocale().toString(day, QLocale.FormatType.ShortFormat) if row.added_ms else ""
    return (
        _plain(translate("Info", "Plays"), count(row.plays)),
        _plain(translate("Info", "Added"), added),
    )


def _playlists(info: Info) -> Iterable[Fact]:
    names = tuple(Value(_short(row.name), "playlist", row.id) for row in info.playlists)
    return (Fact(QCoreApplication.translate("Info", "In"), names),)
