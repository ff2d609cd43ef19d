"""`getLyricsBySongId`: lines with their times; word by word for clients that ask `enhanced`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from player.lyrics.model import Line, Lyrics, Word
from player.lyrics.reading import find_lyrics
from player.server.catalogue.entries import Entry, clean
from player.server.catalogue.ids import Kind
from player.server.media.streaming import song_file
from player.server.rest.call import Call

_UNKNOWN = "und"
_MAIN = "main"
_COMPANIONS: dict[str, Callable[[Line], str]] = {
    "translation": lambda line: line.translation,
    "pronunciation": lambda line: line.romanisation,
}


def get_lyrics(call: Call) -> dict[str, Any]:
    """Return a song's lyrics from beside it or from its tags; an empty list for none."""
    file, entry = song_file(call, call.key(Kind.SONG))
    path: Path = call.service.roots.inside(file.path)
    lyrics = find_lyrics(path)
    layers = [] if lyrics is None else _layers(lyrics, enhanced=call.flag("enhanced"))
    names = {"displayArtist": entry.get("artist", ""), "displayTitle": entry["title"]}
    return {"lyricsList": {"structuredLyrics": [{**layer, **names} for layer in layers]}}


def _layers(lyrics: Lyrics, *, enhanced: bool) -> list[Entry]:
    main = _layer(lyrics, lambda line: line.text)
    if not enhanced:
        return [main]
    main["kind"] = _MAIN
    if lyrics.synced and lyrics.has_words:
        main |= _cues(lyrics)
    layers = [main]
    for kind, text_of in _COMPANIONS.items():
        if any(text_of(line) for line in lyrics.lines):
            layers.append({**_layer(lyrics, text_of), "kind": kind})
    return layers


def _layer(lyrics: Lyrics, text_of: Callable[[Line], str]) -> Entry:
    lines = [
        {**({"start": line.start_ms} if lyrics.synced else {}), "value": clean(text_of(line))}
        for line in lyrics.lines
    ]
    return {"lang": _UNKNOWN, "synced": lyrics.synced, "line": lines}


def _cues(lyrics: Lyrics) -> Entry:
    """Agents are named only where somebody else than the main voice sings."""
    names = list(dict.fromkeys(_agent(line) for line in lyrics.lines if line.words))
    cues = [
        _cue_line(place, line, named=len(names) > 1)
        for place, line in enumerate(lyrics.lines)
        if line.words
    ]
    if len(names) < 2:
        return {"cueLine": cues}
    main = _MAIN if _MAIN in names else names[0]
    agents = [{"id": name, "role": _role(name, main)} for name in names]
    return {"agents": agents, "cueLine": cues}


def _agent(line: Line) -> str:
    return "bg" if line.background else clean(line.agent) or _MAIN


def _role(name: str, main: str) -> str:
    if name == main:
        return "main"
    return "bg" if name == "bg" else "voice"


def _cue_line(place: int, line: Line, *, named: bool) -> Entry:
    text = clean("".join(word.text for word in line.words))
    found = {"index": place, "start": line.start_ms, "value": text, "cue": _word_cues(line.words)}
    if line.end_ms is not None:
        found["end"] = line.end_ms
    if named:
        found["agentId"] = _agent(line)
    return found


def _word_cues(words: tuple[Word, ...]) -> list[Entry]:
    """`byteStart` and `byteEnd` are UTF-8 bytes of the line, both inclusive."""
    cues: list[Entry] = []
    at = 0
    for place, word in enumerate(words):
        text = clean(word.text)
        size = len(text.encode())
        if size:
            cue = {"start": word.start_ms, "byteStart": at, "byteEnd": at + size - 1, "value": text}
            following = words[place + 1].start_ms if place + 1 < len(words) else None
            end_ms = word.end_ms if word.end_ms is not None else following
            cues.append(cue if end_ms is None else {**cue, "end": end_ms})
        at += size
    return cues


ENDPOINTS = {"getLyricsBySongId": get_lyrics}
