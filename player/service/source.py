"""A server of the listener's: where it is, who they are there, what it can do. Frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Rung(StrEnum):
    """How to say who we are, safest first."""

    API_KEY = "api_key"
    TOKEN = "token"  # noqa: S105  the name of a rung
    PASSWORD = "password"  # noqa: S105


class ScrobblerKind(StrEnum):
    """A service that is told what was heard; the value stands in the library."""

    LISTENBRAINZ = "listenbrainz"
    LASTFM = "lastfm"


ADDRESSES = {
    ScrobblerKind.LISTENBRAINZ: "https://api.listenbrainz.org",
    ScrobblerKind.LASTFM: "https://ws.audioscrobbler.com/2.0/",
}


class Quirk(StrEnum):
    """What a server does otherwise than the specification."""

    NO_EMPTY_SEARCH = "no_empty_search"
    ZONELESS_TIMES = "zoneless_times"


class ChangeMark(StrEnum):
    """How much a server says about whether anything has changed."""

    DELTA = "delta"
    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What lets the listener in; never written down outside the keyring, never logged."""

    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What probing found; stored, so that one start need not ask what the last one learnt.

    Attributes:
        extensions: Versions by name.
        rung: The way in that worked.
    """

    api_version: str = "1.16.1"
    server: str = ""
    server_version: str = ""
    open_subsonic: bool = False
    extensions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    quirks: frozenset[Quirk] = frozenset()
    rung: Rung = Rung.TOKEN
    change_mark: ChangeMark = ChangeMark.NONE

    def can(self, extension: str) -> bool:
        """Whether the server has an extension, in any version."""
        return extension in self.extensions


@dataclass(frozen=True, slots=True)
class Source:
    """One server as the library keeps it.

    Attributes:
        source_id: Row in the library; 0 before it is stored.
        url: Base address without `/rest`.
        pin_sha256: The one certificate that is trusted, None for the system's judgement.
        plain_password: The listener agreed to send the password unprotected there.
    """

    source_id: int
    name: str
    url: str
    user: str = ""
    pin_sha256: str | None = None
    plain_password: bool = False
    capabilities: Capabilities | None = None
