"""Ask LRCLIB for the lyrics of one track: `python -m player.service.lrclib QUESTION`.

The question is JSON: server, artist, title, album and length, and nothing else is sent. The answer
on standard output is the text as LRC or plain, an empty one when there is none, or a complaint.
"""

import sys
from contextlib import closing

import msgspec

from player.errors import PlayerError
from player.lyrics.lookup import Answer, Question
from player.service.http import new_client, send

_MOST_CHARACTERS = 500_000
_PATIENCE_S = 6.0
"""For each of three attempts: the song is over before a minute of silence from a server is."""


class _Found(msgspec.Struct, rename="camel"):
    """What LRCLIB answers, as far as it matters."""

    synced_lyrics: str | None = None
    plain_lyrics: str | None = None


def look_up(question: Question) -> str:
    """Return the lyrics of a track, timed ones if there are any; empty when there are none.

    Raises:
        PlayerError: source.unreachable, source.moved, source.too_much, lyrics.odd_answer.
    """
    parameters = {"artist_name": question.artist, "track_name": question.title}
    if question.album:
        parameters["album_name"] = question.album
    if question.duration_s:
        parameters["duration"] = str(question.duration_s)
    with closing(new_client(question.server)) as client:
        address = f"{question.server}/api/get"
        request = client.build_request("GET", address, params=parameters, timeout=_PATIENCE_S)
        response = send(client, request)
    if response.status_code == 404:
        return ""
    if response.status_code != 200:
        raise PlayerError("lyrics.odd_answer", reason=f"HTTP {response.status_code}")
    try:
        found = msgspec.json.decode(response.content, type=_Found)
    except msgspec.MsgspecError as error:
        raise PlayerError("lyrics.odd_answer", reason=str(error)) from error
    return (found.synced_lyrics or found.plain_lyrics or "")[:_MOST_CHARACTERS]


def main() -> int:
    """Answer one question."""
    question = msgspec.json.decode(sys.argv[1], type=Question)
    try:
        answer = Answer(text=look_up(question))
    except PlayerError as error:
        details = {name: str(value) for name, value in error.details.items()}
        answer = Answer(code=error.code, details=details)
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
