"""The listener's servers as a page shows them."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.remote.outbox import Intent
from player.library.remote.sources import SUBSONIC, NewSource
from player.service.cloud import Cloud, SourceState
from player.service.orders import Synced, Syncing, Trouble
from player.service.source import (
    ADDRESSES,
    Capabilities,
    ChangeMark,
    Credentials,
    Rung,
    ScrobblerKind,
)
from ui.messages import sentence
from ui.tasks import Tasks
from ui.viewmodels.undo import Act


@dataclass(frozen=True, slots=True)
class About:
    """What a server is and how it lets us in.

    Attributes:
        rung: The step of the ladder that worked, safest first: key, token, password.
        mark: How it says that something has changed.
        extensions: What it can do beyond the common ground, by name.
    """

    server: str
    version: str
    rung: Rung
    mark: ChangeMark
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One server.

    Attributes:
        seen: Songs the running sync has seen; None while none runs.
        last_ok_ms: When the last sync went well, ms since 1970; 0 for never.
        problem: Why the last one failed, translated; empty when it did not.
        pinned: Whether the whole server is kept on this disk.
        about: What probing found; None before it answered for the first time.
        certificate: Fingerprint of one that is not trusted, hex; empty when that is no question.
        kind: "subsonic", or a service that is only told what was heard.
    """

    source_id: int
    name: str
    url: str
    user: str
    songs: int
    pinned: bool
    last_ok_ms: int
    seen: int | None
    problem: str
    kind: str = SUBSONIC
    plain_password: bool = False
    pin_sha256: str = ""
    about: About | None = None
    certificate: str = ""

    @property
    def is_library(self) -> bool:
        """Whether there are songs in it."""
        return self.kind == SUBSONIC


@dataclass(frozen=True, slots=True)
class Filled:
    """What the listener entered to add a server."""

    name: str
    url: str
    user: str
    secret: str = field(repr=False)
    is_key: bool
    plain_password: bool = False
    pin_sha256: str = ""


@dataclass(frozen=True, slots=True)
class FilledScrobbler:
    """What the listener entered to have plays told; a token, or a name with its two secrets."""

    kind: ScrobblerKind
    user: str = ""
    password: str = field(default="", repr=False)
    key: str = field(default="", repr=False)


class SourcesModel(QObject):
    """Reads beside the GUI thread, and turns wishes into verbs of the cloud.

    `troubled` brings the `Notice` of what is new: a server that stays away is said once, until it
    answers, fails in another way or is asked by the listener. Its card says it all along.
    `removed` brings the `Act` of a removal that can be taken back.
    """

    changed = Signal()
    refused = Signal(str)
    troubled = Signal(object)
    certificate_shown = Signal(int)
    removed = Signal(object)

    def __init__(self, library: Library, cloud: Cloud, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._cloud, self._tasks = library, cloud, tasks
        self.cards: tuple[SourceCard, ...] = ()
        self.problems: tuple[Intent, ...] = ()
        self.waiting = 0
        self.known = False
        self._asked: set[int] = set()
        self._said: dict[int, Notice] = {}

    def refresh(self) -> None:
        """Read what there is; `changed` follows."""
        library = self._library
        self._tasks.run(
            lambda: (
                library.sources.rows(), library.remote_files.counts(),
                library.outbox.problems(), library.outbox.count(),
            ),
            self._show,
            self,
        )  # fmt: skip

    def hear(self, news: object) -> None:
        """Take news of the network process in."""
        if isinstance(news, Synced):
            self._asked.discard(news.source_id)
            self._said.pop(news.source_id, None)
        if isinstance(news, Trouble):
            self._say_once(news)
        if isinstance(news, Syncing | Synced | Trouble):
            self.refresh()

    def add(self, filled: Filled) -> None:
        """Add a server; it signs in by itself, and says so when it is not let in."""
        try:
            self._asked.add(self._cloud.add(_new(filled), _credentials(filled)))
        except PlayerError as error:
            self.refused.emit(sentence(error.code, error.details))
        self.refresh()

    def change(self, source_id: int, filled: Filled) -> None:
        """Sign in anew, perhaps elsewhere; an empty secret stays as it is."""
        try:
            given = _credentials(filled) if filled.secret else None
            self._asked.add(source_id)
            self._said.pop(source_id, None)
            self._cloud.change(source_id, _new(filled), given)
        except PlayerError as error:
            self.refused.emit(sentence(error.code, error.details))
        self.refresh()

    def add_scrobbler(self, filled: FilledScrobbler) -> None:
        """Tell a service what is heard, from now on."""
        new = NewSource(filled.kind, ADDRESSES[filled.kind], filled.user, kind=filled.kind)
        try:
            self._cloud.add(new, Credentials(filled.user, filled.password, filled.key))
        except PlayerError as error:
            self.refused.emit(sentence(error.code, error.details))
        self.refresh()

    def sync(self, source_id: int) -> None:
        """Bring one server up to date now."""
        self._said.pop(source_id, None)
        self._cloud.sync(source_id)

    def trust(self, source_id: int, pin_sha256: str, *, always: bool) -> None:
        """Take a certificate that the listener has compared for the right one."""
        self._said.pop(source_id, None)
        self._cloud.trust(source_id, pin_sha256, always=always)

    def remove(self, source_id: int) -> None:
        """Forget a server and its songs; one with songs can be taken back for a while."""
        name = next((card.name for card in self.cards if card.source_id == source_id), "")
        self._cloud.remove(source_id)
        self.refresh()
        if source_id in self._cloud.leaving.ids:
            text = self.tr("{name} and its songs removed").format(name=name)
            again = partial(self._remove_again, source_id)
            self.removed.emit(Act(text, partial(self._take_back, source_id), again))

    def _take_back(self, source_id: int) -> None:
        if not self._cloud.take_back(source_id):
            self.refused.emit(self.tr("It is too late: the server has been removed."))
        self.refresh()

    def _remove_again(self, source_id: int) -> None:
        self._cloud.remove(source_id)
        self.refresh()

    def keep(self, source_id: int, *, kept: bool) -> None:
        """Keep a whole server on this disk, or only what was heard."""
        self._library.sources.keep(source_id, kept=kept)
        if kept:
            self._cloud.sync(source_id)
        self.refresh()

    def retry(self, intent_id: int) -> None:
        """Send again what a server would not have."""
        self._library.outbox.revive(intent_id)
        self._cloud.sync()
        self.refresh()

    def give_up(self, intent_id: int) -> None:
        """Let go of what a server would not have."""
        self._library.outbox.drop(intent_id)
        self.refresh()

    def _say_once(self, news: Trouble) -> None:
        notice = Notice(news.code, news.details)
        if self._said.get(news.source_id) != notice:
            self._said[news.source_id] = notice
            self.troubled.emit(notice)

    def _show(self, found: tuple[Any, Any, Any, int]) -> None:
        rows, counts, problems, self.waiting = found
        states = self._cloud.state.sources
        self.cards = tuple(
            SourceCard(
                source_id=row.id,
                name=row.name,
                url=row.url,
                user=row.user,
                songs=counts.get(row.id, 0),
                pinned=row.kept,
                last_ok_ms=row.last_ok_ms,
                seen=states[row.id].seen if row.id in states else None,
                problem=_told(states[row.id].trouble) if row.id in states else row.problem or "",
                kind=row.kind,
                plain_password=row.plain_password,
                pin_sha256=row.pin_sha256 or "",
                about=_about(row.capabilities),
                certificate=_certificate_of(states.get(row.id)),
            )
            for row in rows
            if row.id not in self._cloud.leaving.ids
        )
        self.problems = tuple(problems)
        self.known = True
        self.changed.emit()
        self._show_certificates()

    def _show_certificates(self) -> None:
        """A question of the moment only about a server that the listener has just entered."""
        for card in self.cards:
            if card.certificate and card.source_id in self._asked:
                self._asked.discard(card.source_id)
                self.certificate_shown.emit(card.source_id)


def _new(filled: Filled) -> NewSource:
    url = filled.url.strip().rstrip("/")
    url = url if "://" in url else f"https://{url}"
    return NewSource(
        filled.name.strip() or url,
        url,
        filled.user,
        filled.pin_sha256.strip() or None,
        filled.plain_password,
    )


def _credentials(filled: Filled) -> Credentials:
    password, key = ("", filled.secret) if filled.is_key else (filled.secret, "")
    return Credentials(filled.user, password, key)


def _certificate_of(state: SourceState | None) -> str:
    trouble = state.trouble if state else None
    return str(trouble.details.get("fingerprint", "")) if trouble else ""


def _told(trouble: PlayerError | None) -> str:
    return sentence(trouble.code, trouble.details) if trouble else ""


def _about(capabilities: str | None) -> About | None:
    """Read what the last probe left; what an older version left may not be readable."""
    if capabilities is None:
        return None
    try:
        found = msgspec.json.decode(capabilities, type=Capabilities)
    except msgspec.MsgspecError:
        return None
    return About(
        found.server,
        found.server_version or found.api_version,
        found.rung,
        found.change_mark,
        tuple(sorted(found.extensions)),
    )
