"""Sending what the listener did; nothing is lost, nothing is counted twice."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from player.library.remote.outbox import Intent, Outbox
from player.service.http import UnreachableError
from player.service.subsonic import NOT_FOUND, NotSubsonicError, RefusedError, Subsonic
from player.service.syncing.bookmarks import keeps_bookmarks
from player.service.syncing.song_tags import moment_ms
from player.service.wire import Song

SCROBBLES_AT_ONCE = 50


class Push:
    """Empties the outbox of one source, as far as the server takes it.

    Args:
        server: Probed and open.
        outbox: Where the acts wait.
        source_id: Whose acts.
    """

    def __init__(self, server: Subsonic, outbox: Outbox, source_id: int) -> None:
        self._server = server
        self._outbox = outbox
        self._source_id = source_id

    def run(self) -> int:
        """Send all that is due; returns how many acts arrived.

        Raises:
            UnreachableError: The server went away; what was not sent waits.
        """
        sent = 0
        for group in _groups(self._outbox.due(self._source_id)):
            sent += self._send(group)
        return sent

    def _send(self, intents: Sequence[Intent]) -> int:
        """One request; what it brings decides what becomes of the acts in it."""
        known = [intent for intent in intents if self._has_arrived(intent)]
        self._outbox.done(known)
        owed = [intent for intent in intents if intent not in known]
        if not owed:
            return len(known)
        try:
            self._ask(owed)
        except UnreachableError as error:
            self._outbox.retry(owed, error.sentence, uncertain=error.may_have_arrived)
            raise
        except (RefusedError, NotSubsonicError) as error:
            return len(known) + self._refused(owed, error)
        self._outbox.done(owed)
        return len(intents)

    def _ask(self, intents: Sequence[Intent]) -> None:
        first = intents[0]
        match first.kind:
            case "star":
                endpoint = "star" if first.payload == "1" else "unstar"
                self._server.call(endpoint, {"id": first.key})
            case "rating":
                self._server.call("setRating", {"id": first.key, "rating": int(first.payload)})
            case "bookmark" if first.payload == "0":
                self._server.call("deleteBookmark", {"id": first.key})
            case "bookmark":
                self._server.call(
                    "createBookmark", {"id": first.key, "position": int(first.payload)}
                )
            case "playlist_delete":
                self._server.call("deletePlaylist", {"id": first.key})
            case _:
                keys = [intent.key for intent in intents]
                times = [intent.payload for intent in intents]
                self._server.call(
                    "scrobble", {"id": keys, "time": times, "submission": True}, repeat=False
                )

    def _refused(self, intents: Sequence[Intent], error: RefusedError | NotSubsonicError) -> int:
        """One bad act must not take the others along: a refused bundle is sent singly."""
        if len(intents) > 1:
            return sum(self._send([intent]) for intent in intents)
        if self._is_settled(intents[0], error):
            self._outbox.done(intents)
            return 1
        self._outbox.bury(intents[0], error.sentence)
        return 0

    def _is_settled(self, intent: Intent, error: RefusedError | NotSubsonicError) -> bool:
        """What is gone needs no deleting; and a server that keeps no places is owed none."""
        gone = isinstance(error, RefusedError) and error.reason_code == NOT_FOUND
        if gone and (intent.kind == "playlist_delete" or intent.payload == "0"):
            return True
        return intent.kind == "bookmark" and not keeps_bookmarks(self._server)

    def _has_arrived(self, intent: Intent) -> bool:
        """Whether a play whose answer was lost is known to the server all the same."""
        if intent.state != "uncertain" or self._server.capabilities.can("galaxyChanges"):
            return False
        try:
            song = self._server.get("getSong", Song, "song", id=intent.key)
        except (RefusedError, NotSubsonicError):
            return False
        played_ms = moment_ms(song.played)
        return played_ms is not None and played_ms >= int(intent.payload) // 1000 * 1000


def _groups(intents: Sequence[Intent]) -> Iterator[list[Intent]]:
    """Plays travel together, everything else alone; a play in doubt is asked about first."""
    for kind, group in groupby(intents, lambda intent: (intent.kind, intent.state)):
        size = SCROBBLES_AT_ONCE if kind == ("scrobble", "pending") else 1
        waiting = iter(group)
        while bundle := list(islice(waiting, size)):
            yield bundle
