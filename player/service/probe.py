"""Finding out what a server can do and how it lets us in; the ladder of ways in."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from player.errors import PlayerError
from player.service.http import UnreachableError, is_private
from player.service.source import Capabilities, ChangeMark, Quirk, Rung
from player.service.subsonic import (
    NO_SUCH_AUTH,
    TOKEN_REFUSED,
    WRONG_LOGIN,
    BarredError,
    NotSubsonicError,
    RefusedError,
    Subsonic,
)
from player.service.wire import Envelope, Extension

_STEP_DOWN = frozenset({TOKEN_REFUSED, NO_SUCH_AUTH})
_OLD_REFUSALS = frozenset({10, WRONG_LOGIN})
_OLDEST = "1.12.0"


def probe(server: Subsonic, *, plain_password: bool = False) -> Capabilities:
    """Return what a server can do, and leave `server` able to do it.

    Args:
        server: With the listener's credentials.
        plain_password: They agreed to send the password unprotected there.

    Raises:
        UnreachableError, NotSubsonicError: There is no such server.
        PlayerError: source.login when no way in works; source.unprotected when only one is left
            that would show the password to everybody on the way.
    """
    server.capabilities = Capabilities(extensions=_extensions(server))
    envelope = _climb(server, plain_password=plain_password)
    server.capabilities = replace(
        server.capabilities,
        api_version=envelope.version or _OLDEST,
        server=envelope.type,
        server_version=envelope.server_version,
        open_subsonic=envelope.open_subsonic,
    )
    server.capabilities = replace(
        server.capabilities, change_mark=_change_mark(server), quirks=_quirks(server)
    )
    return server.capabilities


def _extensions(server: Subsonic) -> dict[str, tuple[int, ...]]:
    """Ask without a way in, as the specification has it; old servers know none."""
    try:
        _, parts = server.ask_openly("getOpenSubsonicExtensions")
    except (RefusedError, BarredError, NotSubsonicError):
        return {}
    found = parts.get("openSubsonicExtensions")
    try:
        listed = msgspec.json.decode(found, type=list[Extension]) if found else []
    except msgspec.MsgspecError:
        return {}
    return {extension.name: tuple(extension.versions) for extension in listed}


def _climb(server: Subsonic, *, plain_password: bool) -> Envelope:
    refusal: RefusedError | BarredError | None = None
    for rung in _rungs(server):
        if rung is Rung.PASSWORD:
            if not (refusal is None or _may_step_down(refusal, server)):
                break
            if not (plain_password or is_private(server.url)):
                raise PlayerError("source.unprotected", url=server.url)
        server.capabilities = replace(server.capabilities, rung=rung)
        try:
            return server.call("ping")[0]
        except (RefusedError, BarredError) as error:
            refusal = error
    reason = refusal.details["reason"] if refusal else "there are no credentials"
    raise PlayerError("source.login", url=server.url, reason=reason)


def _rungs(server: Subsonic) -> Iterator[Rung]:
    if server.credentials.api_key:
        yield Rung.API_KEY
    if server.credentials.password:
        yield Rung.TOKEN
        yield Rung.PASSWORD


def _may_step_down(refusal: RefusedError | BarredError, server: Subsonic) -> bool:
    """A server that is no OpenSubsonic refuses tokens with whatever code comes to its mind."""
    old = not server.capabilities.extensions and refusal.reason_code in _OLD_REFUSALS
    return refusal.reason_code in _STEP_DOWN or old


def _change_mark(server: Subsonic) -> ChangeMark:
    if server.capabilities.can("galaxyChanges"):
        return ChangeMark.DELTA
    from_mark = change_stamp(server)
    if from_mark is None:
        return ChangeMark.NONE
    return ChangeMark.STRONG if from_mark.is_time else ChangeMark.WEAK


class Stamp(msgspec.Struct, frozen=True):
    """What a server says about the state of its library.

    Attributes:
        is_time: Whether it moves with every change; a mere count does not.
    """

    value: str
    is_time: bool


class _Scan(msgspec.Struct, rename="camel"):
    scanning: bool = False
    count: int | None = None
    last_scan: str = ""


class _Indexes(msgspec.Struct, rename="camel"):
    last_modified: int = 0


def change_stamp(server: Subsonic) -> Stamp | None:
    """Return the surest sign of change a server gives; None when it gives none.

    A `lastModified` that is nothing, or different at every question, is no sign.
    """
    scan = _scan_status(server)
    if scan and scan.last_scan:
        return Stamp(scan.last_scan, is_time=True)
    modified = [_last_modified(server) for _ in range(2)]
    if modified[0] == modified[1] and modified[0] > 0:
        return Stamp(str(modified[0]), is_time=True)
    if scan and scan.count is not None and not scan.scanning:
        return Stamp(str(scan.count), is_time=False)
    return None


def is_scanning(server: Subsonic) -> bool:
    """Whether the server is in the middle of reading its own files."""
    scan = _scan_status(server)
    return bool(scan and scan.scanning)


def _scan_status(server: Subsonic) -> _Scan | None:
    try:
        return server.get("getScanStatus", _Scan, "scanStatus")
    except (RefusedError, NotSubsonicError, UnreachableError):
        return None


def _last_modified(server: Subsonic) -> int:
    try:
        return server.get("getIndexes", _Indexes, "indexes").last_modified
    except (RefusedError, NotSubsonicError):
        return 0


class _Found(msgspec.Struct):
    song: list[msgspec.Raw] = []


class _Artists(msgspec.Struct):
    index: list[msgspec.Raw] = []


def _quirks(server: Subsonic) -> frozenset[Quirk]:
    """An empty search must return everything; some return nothing though there are artists."""
    found = frozenset[Quirk]()
    answer = server.get(
        "search3", _Found, "searchResult3", query="", songCount=1, albumCount=0, artistCount=0
    )
    if not answer.song and server.get("getArtists", _Artists, "artists").index:
        found |= {Quirk.NO_EMPTY_SEARCH}
    if not server.capabilities.open_subsonic:
        found |= {Quirk.ZONELESS_TIMES}
    return found
