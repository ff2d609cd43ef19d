"""The process that asks: `python -m player.lookup.answering`, a question in, an answer out.

HTTP stays out of the window's process. Nothing but the question's words is sent: no listener, no
machine, no list of the library.
"""

import sys
from typing import Any

import msgspec

from player.errors import PlayerError
from player.lookup.question import Answer, Candidate, Cover, Question, Releases
from player.service.http import new_client, send

_MOST_CANDIDATES = 8
_COVER_BYTES_MAX = 16 << 20
_NOT_THERE = 404
_question = msgspec.json.Decoder(Question)


def answer(question: Question) -> Answer:
    """Ask one server one thing; errors are part of the answer."""
    try:
        match question:
            case Releases():
                return Answer(candidates=_releases(question))
            case Cover():
                return Answer(picture=_cover(question))
    except PlayerError as error:
        details = {name: str(value) for name, value in error.details.items()}
        return Answer(code=error.code, details=details)


def _releases(question: Releases) -> tuple[Candidate, ...]:
    server = question.servers.musicbrainz
    words = f"release:{_quoted(question.album)} AND artist:{_quoted(question.artist)}"
    wanted = {"query": words, "fmt": "json", "limit": str(_MOST_CANDIDATES)}
    with new_client(server) as client:
        response = send(
            client, client.build_request("GET", f"{server}/ws/2/release", params=wanted)
        )
    try:
        found = msgspec.json.decode(response.content)["releases"]
        return tuple(_candidate(release) for release in found)
    except (msgspec.DecodeError, KeyError, TypeError, AttributeError, ValueError):
        raise PlayerError("source.odd", url=server, what="releases") from None


def _quoted(text: str) -> str:
    """A phrase in Lucene's grammar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _candidate(release: dict[str, Any]) -> Candidate:
    issue: dict[str, Any] = next(iter(release.get("label-info") or ()), {})
    credit = release.get("artist-credit") or ()
    return Candidate(
        mbid=str(release["id"]),
        title=str(release["title"]),
        artist="".join(f"{part['name']}{part.get('joinphrase', '')}" for part in credit),
        date=str(release.get("date") or ""),
        country=str(release.get("country") or ""),
        label=str((issue.get("label") or {}).get("name") or ""),
        catalogue_number=str(issue.get("catalog-number") or ""),
        tracks=int(release.get("track-count") or 0),
        score=int(release.get("score") or 0),
    )


def _cover(question: Cover) -> bytes:
    """Return the picture; none for a release without one and for what is no picture."""
    server = question.servers.cover_art
    with new_client(server) as client:
        request = client.build_request("GET", f"{server}/release/{question.mbid}/front-500")
        response = send(client, request, detours=True)
    is_picture = response.headers.get("Content-Type", "").startswith("image/")
    if response.status_code == _NOT_THERE or not is_picture:
        return b""
    return response.content if len(response.content) <= _COVER_BYTES_MAX else b""


def main() -> None:
    """Answer the one question on standard input."""
    question = _question.decode(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.json.encode(answer(question)))


if __name__ == "__main__":
    main()
