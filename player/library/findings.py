"""One question to the whole library: the few best artists, albums, tracks, lists and lyrics."""

from dataclasses import dataclass, replace

from player.library.find.parse import parse
from player.library.find.query import All, Node, Word
from player.library.library import Library
from player.library.lists.rows import AlbumRow, NameRow, TrackRow
from player.library.playlists.store import PlaylistRow
from player.library.text.fold import fold, squeezed

_ARTISTS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a question found; each tuple holds the best few.

    Attributes:
        track_count: How many tracks match in all.
        meant: Where nothing was found, the question that was probably meant; else empty.
    """

    query: str = ""
    artists: tuple[NameRow, ...] = ()
    albums: tuple[AlbumRow, ...] = ()
    tracks: tuple[TrackRow, ...] = ()
    playlists: tuple[PlaylistRow, ...] = ()
    lyrics: tuple[TrackRow, ...] = ()
    track_count: int = 0
    meant: str = ""


def find_everything(library: Library, query: str, most: int = 6) -> Findings:
    """Ask the library in every way at once; some 10 ms at 100,000 tracks, for a worker thread.

    Raises:
        PlayerError: query.*, with the place of the mistake.
    """
    words = plain_words(parse(query))
    track_ids = library.tracks.ids(query, "relevance")
    found = Findings(
        query=query,
        artists=_artists(library, words, most) if words else (),
        albums=_albums(library, query, words, most),
        tracks=tuple(library.tracks.rows(track_ids[:most])),
        playlists=_playlists(library, words)[:most] if words else (),
        lyrics=_lyrics(library, words, most) if words else (),
        track_count=len(track_ids),
    )
    nothing = not (found.track_count or found.artists or found.playlists or found.lyrics)
    return replace(found, meant=library.tracks.meant(query)) if nothing else found


def plain_words(tree: Node) -> list[str]:
    """Return the words of a query that is nothing but words; empty when it says more."""
    parts = tree.parts if isinstance(tree, All) else (tree,)
    words = [part.text for part in parts if isinstance(part, Word) and not part.field]
    return words if len(words) == len(parts) else []


def _in_field(field: str, words: list[str]) -> str:
    return " ".join(f'{field}:"{word}"' for word in words)


def _artists(library: Library, words: list[str], most: int) -> tuple[NameRow, ...]:
    """Artists of tracks whose artist text matches; so they are found by pinyin too."""
    ids = library.tracks.ids(_in_field("artist", words), "relevance", limit=_ARTISTS_LOOKED_AT)
    credited = library.artists.rows(library.artists.of_tracks(ids), "artist")
    folded = [fold(word) for word in words]
    named = [row for row in credited if all(word in fold(row.name) for word in folded)]
    text = " ".join(folded)
    named.sort(key=lambda row: (not fold(row.name).startswith(text), -row.track_count))
    return tuple((named or credited)[:most])


def _albums(library: Library, query: str, words: list[str], most: int) -> tuple[AlbumRow, ...]:
    """Albums by their title first, then those that hold a match."""
    ids: list[int] = []
    if words:
        ids += map(int, library.albums.ids(_in_field("album", words), "-plays")[:most])
    if len(ids) < most:
        ids += map(int, library.albums.ids(query, "-plays")[: most * 2])
    return tuple(library.albums.rows(list(dict.fromkeys(ids))[:most]))


def _playlists(library: Library, words: list[str]) -> tuple[PlaylistRow, ...]:
    wanted = [squeezed(fold(word)) for word in words]
    return tuple(
        row
        for row in library.playlists.rows()
        if all(word in squeezed(fold(row.name)) for word in wanted)
    )


def _lyrics(library: Library, words: list[str], most: int) -> tuple[TrackRow, ...]:
    """A phrase of fewer than three letters would be in every song."""
    if sum(map(len, words)) < 3:
        return ()
    ids = library.tracks.ids(f'lyrics:"{" ".join(words)}"', "artist", limit=most)
    return tuple(library.tracks.rows(ids))
