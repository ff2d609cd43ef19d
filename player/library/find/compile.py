"""From a query's tree to SQL over `track`; values travel as parameters, never as text."""

from collections.abc import Callable
from time import time

from player.library.find.query import All, Any, Flag, Node, Not, Pattern, Range, Word
from player.library.text.fold import fold

Sql = tuple[str, tuple[object, ...]]

_LAST = "\U0010ffff"
TEXT_COLUMNS = {"artist": "artist", "album": "album", "title": "title", "work": "rest"}
_NUMBERS = {
    "year": "track.year",
    "rate": "track.sample_rate",
    "bits": "track.bit_depth",
    "bitrate": "track.bitrate_kbps",
    "track": "track.track_number",
    "disc": "track.disc_number",
    "duration": "track.duration_ms",
    "plays": "coalesce((SELECT plays FROM annotation a WHERE a.track_id = track.id), 0)",
    "rating": "coalesce((SELECT rating FROM annotation a WHERE a.track_id = track.id), 0)",
}
_FIGURES = {
    "loudness": "loudness_lufs",
    "peak": "true_peak_dbtp",
    "dynamics": "dynamic_range_db",
}
_NUMBERS |= {
    name: f"(SELECT {column} FROM analysis y WHERE y.track_id = track.id)"  # noqa: S608  ours
    for name, column in _FIGURES.items()
}
_AGES = {
    "added": "track.added_ms",
    "played": "(SELECT last_played_ms FROM annotation a WHERE a.track_id = track.id)",
}
_FLAGS = {
    "loved": "EXISTS (SELECT 1 FROM annotation a"
    " WHERE a.track_id = track.id AND a.loved_ms IS NOT NULL)",
    "lossless": "track.lossless",
    "hires": "(track.lossless AND (coalesce(track.bit_depth, 0) > 16"
    " OR coalesce(track.sample_rate, 0) > 48000))",
    "cloud": "EXISTS (SELECT 1 FROM remote_file m WHERE m.file_id = track.file_id)",
    "downloaded": "EXISTS (SELECT 1 FROM remote_file m"
    " WHERE m.file_id = track.file_id AND m.here = 2)",
    "kept": "EXISTS (SELECT 1 FROM remote_file m JOIN source s ON s.id = m.source_id"
    " WHERE m.file_id = track.file_id AND (m.pinned OR s.kept))",
    "missing": "EXISTS (SELECT 1 FROM file f WHERE f.id = track.file_id AND f.state = 2)",
}


def compile_node(node: Node) -> Sql:
    """Return a condition on the table `track` and its parameters."""
    match node:
        case Not(part):
            sql, values = compile_node(part)
            return f"NOT coalesce({sql}, 0)", values
        case All(parts):
            return _joined(parts, " AND ", "1")
        case Any(parts):
            return _joined(parts, " OR ", "0")
        case _:
            return _leaf(node)


def _leaf(node: Word | Range | Flag | Pattern) -> Sql:
    match node:
        case Word():
            return _word(node)
        case Range():
            return _range(node)
        case Flag(name):
            return _FLAGS[name], ()
        case Pattern(regex):
            return _MATCHES, (regex,)


_MATCHES = "matches(?, track.title, track.artist)"


def _joined(parts: tuple[Node, ...], between: str, empty: str) -> Sql:
    compiled = [compile_node(part) for part in parts]
    sql = between.join(part for part, _ in compiled)
    return f"({sql})" if sql else empty, tuple(value for _, values in compiled for value in values)


def _word(word: Word) -> Sql:
    special: dict[str, Callable[[Word], Sql]] = {
        "genre": _genre,
        "composer": _composer,
        "format": _format,
        "path": _path,
        "lyrics": _lyrics,
        "verdict": _verdict,
    }
    return special.get(word.field, _text)(word)


def _text(word: Word) -> Sql:
    """Long texts by trigram; one or two characters by the beginnings of trigrams."""
    folded = fold(word.text)
    column = TEXT_COLUMNS.get(word.field, "")
    if not folded:
        return _unfolded(word, column) if word.text.strip() else ("1", ())
    if len(folded) >= 3:
        scope = f"{{{column}}} : " if column else ""
        return _IN_SEARCH, (f'{scope}"{folded}"',)
    if folded.isascii():
        place = (
            f"s.{column}" if column else "s.title || '|' || s.artist || '|' || s.album || s.rest"
        )
        return _IN_TEXT.format(place), (folded,)
    limit = f" AND col = '{column}'" if column else ""
    return _IN_TERMS.format(limit), (folded, folded + _LAST)


_IN_SEARCH = "track.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
_IN_TEXT = "track.id IN (SELECT s.track_id FROM search_text s WHERE instr({}, ?))"
_IN_TERMS = "track.id IN (SELECT doc FROM search_terms WHERE term >= ? AND term < ?{})"


def _unfolded(word: Word, column: str) -> Sql:
    """Names of punctuation alone, such as "!!!", are compared as they are."""
    places = (
        [f"track.{column}"] if column in {"title", "artist"} else ["track.title", "track.artist"]
    )
    sql = " OR ".join(f"instr({place}, ?)" for place in places)
    return f"({sql})", (word.text,) * len(places)


_GENRE_SQL = (
    "track.id IN (SELECT g.track_id FROM track_genre g WHERE g.genre_id IN"
    " (SELECT n.id FROM genre n WHERE instr(fold(n.name), ?)))"
)


def _genre(word: Word) -> Sql:
    return _GENRE_SQL, (fold(word.text),)


_COMPOSER_SQL = (
    "track.id IN (SELECT c.track_id FROM credit c WHERE c.role = 2 AND c.artist_id IN"
    " (SELECT n.id FROM artist n WHERE instr(fold(n.name), ?)))"
)


def _composer(word: Word) -> Sql:
    return _COMPOSER_SQL, (fold(word.text),)


def _format(word: Word) -> Sql:
    return "track.codec = ? COLLATE NOCASE", (word.text,)


_PATH_SQL = (
    "track.file_id IN (SELECT f.id FROM file f JOIN folder d ON d.id = f.folder_id"
    " WHERE instr(lower(CAST(d.path || '/' || f.name AS TEXT)), ?))"
)


def _path(word: Word) -> Sql:
    return _PATH_SQL, (word.text.lower(),)


_VERDICT_SQL = "EXISTS (SELECT 1 FROM analysis y WHERE y.track_id = track.id AND instr(y.hires, ?))"


def _verdict(word: Word) -> Sql:
    """What the hi-res check said: "genuine", "upsampled", "lossy_suspected", ..."""
    return _VERDICT_SQL, (word.text.lower(),)


_LYRICS_SQL = (
    "track.id IN (SELECT l.track_id FROM lyrics l"
    " WHERE instr(CASE l.folded WHEN '' THEN fold(l.text) ELSE l.folded END, ?))"
)


def _lyrics(word: Word) -> Sql:
    return _LYRICS_SQL, (fold(word.text),)


def _range(part: Range) -> Sql:
    if part.field in _AGES:
        return _age(part)
    place = _NUMBERS[part.field]
    sql: list[str] = []
    values: list[object] = []
    if part.low is not None:
        sql.append(f"{place} {'>' if part.low_open else '>='} ?")
        values.append(part.low)
    if part.high is not None:
        sql.append(f"{place} {'<' if part.high_open else '<='} ?")
        values.append(part.high)
    return f"({' AND '.join(sql) or '1'})", tuple(values)


def _age(part: Range) -> Sql:
    """`added:<30d` is "less than 30 days ago": the younger, the larger the time stamp."""
    now_ms = time() * 1000
    place = _AGES[part.field]
    if part.low is not None and part.low == part.high:
        return f"({place} >= ?)", (now_ms - part.low,)
    sql, values = [], []
    if part.low is not None:
        sql.append(f"{place} <= ?")
        values.append(now_ms - part.low)
    if part.high is not None:
        sql.append(f"{place} >= ?")
        values.append(now_ms - part.high)
    return f"({' AND '.join(sql) or '1'})", tuple(values)


def words_of(node: Node) -> list[str]:
    """Return the folded plain words of a query, for ranking what it finds."""
    match node:
        case Word(text, field) if field in {"", "title", "artist", "album"}:
            return [fold(text)]
        case All(parts):
            return [word for part in parts for word in words_of(part)]
        case _:
            return []
