"""What is asked, what comes back, and what leaves the machine for it."""

import msgspec

MUSICBRAINZ = "https://musicbrainz.org"
COVER_ART = "https://coverartarchive.org"


class Servers(msgspec.Struct, frozen=True):
    """Where questions go; tests have servers of their own."""

    musicbrainz: str = MUSICBRAINZ
    cover_art: str = COVER_ART


class Releases(msgspec.Struct, frozen=True, tag=True):
    """Which releases are called this?"""

    artist: str
    album: str
    servers: Servers = Servers()


class Cover(msgspec.Struct, frozen=True, tag=True):
    """What does the front of this release look like?"""

    mbid: str
    servers: Servers = Servers()


Question = Releases | Cover


class Candidate(msgspec.Struct, frozen=True):
    """One release that may be meant.

    Attributes:
        score: How sure MusicBrainz is, 0 to 100.
    """

    mbid: str
    title: str
    artist: str
    date: str = ""
    country: str = ""
    label: str = ""
    catalogue_number: str = ""
    tracks: int = 0
    score: int = 0

    @property
    def fields(self) -> dict[str, tuple[str, ...]]:
        """What the tag editor may write of it."""
        said = {
            "musicbrainz_albumid": self.mbid,
            "date": self.date,
            "label": self.label,
            "catalognumber": self.catalogue_number,
        }
        return {name: (value,) for name, value in said.items() if value}


class Answer(msgspec.Struct, frozen=True):
    """What the asking process found, or the error that stopped it."""

    candidates: tuple[Candidate, ...] = ()
    picture: bytes = b""
    code: str = ""
    details: dict[str, str] = {}


def told_to(question: Question) -> str:
    """Return one sentence that names everything that is sent, and to whom."""
    match question:
        case Releases(artist, album, servers):
            return f"{servers.musicbrainz} is told the artist “{artist}” and the album “{album}”."
        case Cover(mbid, servers):
            return f"{servers.cover_art} is told the MusicBrainz id {mbid}."
