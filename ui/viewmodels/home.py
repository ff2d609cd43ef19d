"""The home page: rows of albums with the reason under each, from what is on this machine only."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import time as clock_s
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QLocale, Signal

from player.insight.home import (
    DAY_MS,
    GUESS_DAYS,
    REDISCOVER_DAYS,
    UNHEARD_DAYS,
    HomeRow,
    Reason,
    favourite_artists,
    guess,
    on_this_day,
    recently_added,
    rediscover,
)
from player.insight.mixes import midnight_ms
from player.library.library import Library
from player.library.lists.outline import Mark, Outline
from player.playback import Playback
from player.radio import Radio, Today
from ui.tasks import Tasks
from ui.viewmodels.albums import album_card
from ui.viewmodels.cards import Card, CardsModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.verbs import TrackVerbs

_MOST = 16
_MONTHS_FROM_DAYS = 60


@dataclass(frozen=True, slots=True)
class Continued:
    """What can be gone on with.

    Attributes:
        path: Of the track, which its cover is known by.
        context: Where it was played from.
        share: How far into the track, 0..1.
    """

    title: str
    artist: str
    album: str
    path: str
    context: str
    position_ms: int
    duration_ms: int
    playing: bool

    @property
    def share(self) -> float:
        """How far into the track, 0..1."""
        return min(self.position_ms / self.duration_ms, 1.0) if self.duration_ms else 0.0


class HomeModel(CardsModel):
    """Rows as parts of a grid, each as long as the grid is wide."""

    continued_changed = Signal()
    today_changed = Signal()

    def __init__(
        self, library: Library, playback: Playback, radio: Radio, verbs: TrackVerbs, tasks: Tasks
    ) -> None:
        super().__init__(library.albums.rows, album_card, library.album_tracks, verbs, tasks)
        self._library = library
        self._playback = playback
        self._rows: tuple[HomeRow, ...] = ()
        self._reasons: tuple[Reason, ...] = ()
        self._columns = 6
        self._radio = radio
        self._today = Today((), ())
        self._read_at_ms = 0
        self.library_empty = False

    @property
    def continued(self) -> Continued | None:
        """What plays or waits, None when the queue is empty."""
        state, queue = self._playback.state, self._playback.queue
        if state.track is None:
            return None
        return Continued(
            title=state.track.name,
            artist=state.track.artist,
            album=state.track.album,
            path=state.track.path,
            context=queue.context,
            position_ms=self._playback.position_ms(),
            duration_ms=state.duration_ms or state.track.duration_ms or 0,
            playing=state.state == "playing",
        )

    @property
    def today(self) -> Today:
        """The day's mixes, and what the station is made around."""
        return self._today

    def mix_name(self, number: int) -> str:
        """Return what a mix is called, and the queue that plays it."""
        return self.tr("Daily mix {number}").format(number=number)

    def because(self, artists: Sequence[str]) -> str:
        """Say why: who was played."""
        names = QLocale().createSeparatedList(artists)
        return self.tr("Because you played {names}").format(names=names)

    def play_mix(self, number: int) -> None:
        """Play a mix of the day from its first track."""
        mix = next((mix for mix in self._today.mixes if mix.number == number), None)
        if mix is not None:
            ids = np.array(mix.tracks, dtype=np.int64)
            self.verbs.play(lambda: ids, 0, self.mix_name(number))

    def look_at_clock(self) -> None:
        """Read anew when another day has begun since."""
        if self._read_at_ms and self._read_at_ms < midnight_ms(int(clock_s() * 1000)):
            self.refresh()

    def go_on(self) -> None:
        """Play or pause what is continued."""
        self._playback.toggle()

    def fit(self, columns: int) -> None:
        """Show as many cards of each row as fit."""
        if columns != self._columns:
            self._columns = columns
            if self.loaded:
                self._cut()

    def refresh(self) -> None:
        """Ask the library again."""
        self._read_at_ms = int(clock_s() * 1000)
        self.ask(self._read)
        self._tasks.run(self._radio.today, self._on_today, self)
        self.continued_changed.emit()

    def part_title(self, text: str) -> str:
        """Return the heading of a row."""
        titles = {
            "new": self.tr("Recently added"),
            "guess": self.tr("Guess you like"),
            "rediscover": self.tr("Rediscover"),
            "on-this-day": self.tr("On this day"),
        }
        return titles[text]

    def beginning(self, letters: str) -> Ids:
        """Return albums that begin with letters."""
        return self._library.albums.beginning(letters)

    def card_at(self, place: int, row: Any) -> Card:
        """Return a card with its reason."""
        reason = self._reasons[place] if place < len(self._reasons) else Reason("added")
        return replace(album_card(row), reason=self._words(reason))

    def _words(self, reason: Reason) -> str:
        if reason.kind == "neglected":
            return self._neglected(reason.number)
        if reason.kind == "added" and reason.number:
            return self.tr("Added %n day(s) ago", "", reason.number)
        texts = {
            "never": self.tr("Loved, never played here"),
            "on-this-day": self.tr("Heard on this day in {year}"),
            "artist": self.tr("%n play(s) of {name}", "", reason.number),
            "added": self.tr("Added today"),
        }
        return texts[reason.kind].format(year=reason.number, name=reason.name)

    def _neglected(self, days: int) -> str:
        time = self.tr("%n day(s)", "", days)
        if days >= _MONTHS_FROM_DAYS:
            time = self.tr("%n month(s)", "", days // 30)
        return self.tr("Loved, not heard for {time}").format(time=time)

    def _read(self) -> Outline:
        """Another thread: everything the rows are made of."""
        history, now_ms = self._library.history, int(clock_s() * 1000)
        recent = history.heard(now_ms - GUESS_DAYS * DAY_MS, now_ms)
        artists = favourite_artists(recent)
        since_ms = now_ms - UNHEARD_DAYS * DAY_MS
        rows = (
            guess(artists, history.unheard_of([name for name, _ in artists], since_ms)),
            recently_added(history.recently_added(_MOST), now_ms),
            rediscover(history.neglected(now_ms - REDISCOVER_DAYS * DAY_MS, _MOST), now_ms),
            on_this_day(history.heard(0, now_ms), now_ms),
        )
        self.library_empty = not history.recently_added(1)
        self._rows = tuple(row for row in rows if row.cards)
        return self._outlined()

    def _on_today(self, today: Today) -> None:
        self._today = today
        self.today_changed.emit()

    def _outlined(self) -> Outline:
        cards = [row.cards[: self._columns] for row in self._rows]
        starts = np.cumsum([0, *map(len, cards)])
        marks = tuple(Mark(row.name, int(at)) for row, at in zip(self._rows, starts, strict=False))
        shown = [card for row in cards for card in row]
        self._reasons = tuple(card.reason for card in shown)
        return Outline(np.array([card.album_id for card in shown], dtype=np.int64), marks)

    def _cut(self) -> None:
        self.ask(self._outlined)
