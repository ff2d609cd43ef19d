"""Telling ListenBrainz and Last.fm what was heard; only for a listener who asked for it.

Both take a listen twice without counting it twice, so an unanswered one is simply sent again.
"""

import hashlib
from collections.abc import Mapping, Sequence

import httpx2 as httpx
import msgspec

from player.library.remote.outbox import Intent, Outbox
from player.service.http import UnreachableError, send
from player.service.source import Credentials, ScrobblerKind
from player.service.subsonic import BarredError, RefusedError
from player.service.wire import ServerError

AT_ONCE = 50
PLAYER = "Galaxia"
_UNAUTHORISED = frozenset({401, 403})
_LASTFM_BARRED = frozenset({4, 9, 10, 14, 26})


class Listen(msgspec.Struct):
    """One listen, as the outbox has it: all that is told."""

    title: str
    artist: str
    started_ms: int
    album: str = ""
    duration_ms: int | None = None


class Scrobbler:
    """Sends the listens of one service. Belongs to one thread.

    Args:
        kind: Which service.
        client: From `player.service.http.new_client`.
        url: Its address; a server of the same kind may stand in.
        credentials: A token for ListenBrainz; user, password and "key:secret" of an API account
            of the listener's for Last.fm.
    """

    def __init__(
        self, kind: ScrobblerKind, client: httpx.Client, url: str, credentials: Credentials
    ) -> None:
        self._kind, self._client, self._url = kind, client, url
        self._credentials = credentials
        self._session = ""

    def run(self, outbox: Outbox, source_id: int) -> int:
        """Send all that is due; returns how many listens arrived.

        Raises:
            UnreachableError, BarredError: The rest waits.
        """
        due = outbox.due(source_id)
        for start in range(0, len(due), AT_ONCE):
            self._send(outbox, due[start : start + AT_ONCE])
        return len(due)

    def _send(self, outbox: Outbox, intents: Sequence[Intent]) -> None:
        listens = [msgspec.json.decode(intent.payload, type=Listen) for intent in intents]
        try:
            self._submit(listens)
        except UnreachableError as error:
            outbox.retry(intents, error.sentence, uncertain=False)
            raise
        except RefusedError as error:
            if len(intents) == 1:
                outbox.bury(intents[0], error.sentence)
                return
            for intent in intents:
                self._send(outbox, [intent])
            return
        outbox.done(intents)

    def _submit(self, listens: Sequence[Listen]) -> None:
        if self._kind is ScrobblerKind.LISTENBRAINZ:
            self._to_listenbrainz(listens)
        else:
            self._to_lastfm(listens)

    def _to_listenbrainz(self, listens: Sequence[Listen]) -> None:
        request = self._client.build_request(
            "POST",
            f"{self._url.rstrip('/')}/1/submit-listens",
            json={"listen_type": "import", "payload": [_listenbrainz(one) for one in listens]},
            headers={"Authorization": f"Token {self._credentials.api_key}"},
        )
        response = send(self._client, request)
        said = ServerError(response.status_code, response.text[:200])
        if response.status_code in _UNAUTHORISED:
            raise BarredError(self._url, said)
        if response.status_code >= 400:
            raise RefusedError(self._url, said)

    def _to_lastfm(self, listens: Sequence[Listen]) -> None:
        if not self._session:
            self._session = self._lastfm_session()
        fields = {"method": "track.scrobble", "sk": self._session}
        for place, one in enumerate(listens):
            fields |= {
                f"artist[{place}]": one.artist,
                f"track[{place}]": one.title,
                f"album[{place}]": one.album,
                f"timestamp[{place}]": str(one.started_ms // 1000),
            }
        self._ask_lastfm(fields)

    def _lastfm_session(self) -> str:
        fields = {
            "method": "auth.getMobileSession",
            "username": self._credentials.user,
            "password": self._credentials.password,
        }
        return self._ask_lastfm(fields).session.key

    def _ask_lastfm(self, fields: Mapping[str, str]) -> "_Lastfm":
        key, _, secret = self._credentials.api_key.partition(":")
        signed = {**fields, "api_key": key}
        signed = {**signed, "api_sig": lastfm_signature(signed, secret), "format": "json"}
        response = send(self._client, self._client.build_request("POST", self._url, data=signed))
        try:
            answer = msgspec.json.decode(response.content, type=_Lastfm)
        except msgspec.MsgspecError:
            said = ServerError(response.status_code, "this is no answer of Last.fm")
            raise RefusedError(self._url, said) from None
        if answer.error:
            kind = BarredError if answer.error in _LASTFM_BARRED else RefusedError
            raise kind(self._url, ServerError(answer.error, answer.message))
        return answer


class _Session(msgspec.Struct):
    key: str = ""


class _Lastfm(msgspec.Struct):
    error: int = 0
    message: str = ""
    session: _Session = msgspec.field(default_factory=_Session)


def lastfm_signature(fields: Mapping[str, str], secret: str) -> str:
    """Return Last.fm's `api_sig`: MD5 over the sorted fields and the secret, as its API asks."""
    text = "".join(f"{name}{fields[name]}" for name in sorted(fields)) + secret
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _listenbrainz(one: Listen) -> dict[str, object]:
    about: dict[str, object] = {"media_player": PLAYER, "submission_client": PLAYER}
    if one.duration_ms:
        about["duration_ms"] = one.duration_ms
    names: dict[str, object] = {"artist_name": one.artist, "track_name": one.title}
    if one.album:
        names["release_name"] = one.album
    return {
        "listened_at": one.started_ms // 1000,
        "track_metadata": {**names, "additional_info": about},
    }
