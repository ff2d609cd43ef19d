"""Opening a server the library knows: certificate, credentials, capabilities."""

from contextlib import closing, suppress

import msgspec

from player.library.library import Library
from player.library.remote.sources import SourceRow
from player.service.http import new_client
from player.service.probe import probe
from player.service.scrobblers import Scrobbler
from player.service.secrets import Secrets
from player.service.source import Capabilities, Credentials, ScrobblerKind
from player.service.subsonic import Subsonic


def secret_name(source_id: int) -> str:
    """Return the name a source's credentials are kept under."""
    return f"source-{source_id}"


def keep_credentials(secrets: Secrets, source_id: int, credentials: Credentials) -> None:
    """Put credentials where only the listener gets at them."""
    secrets.set(secret_name(source_id), msgspec.json.encode(credentials))


def forget_credentials(secrets: Secrets, source_id: int) -> None:
    """Forget what let the listener in at a server."""
    secrets.delete(secret_name(source_id))


def credentials_of(secrets: Secrets, source: SourceRow) -> Credentials:
    """Return what lets the listener in; empty ones when none were kept."""
    found = secrets.get(secret_name(source.id))
    with suppress(msgspec.MsgspecError):
        if found is not None:
            return msgspec.json.decode(found, type=Credentials)
    return Credentials(user=source.user)


def open_server(
    library: Library, secrets: Secrets, source: SourceRow, *, look_again: bool = False
) -> Subsonic:
    """Return an open server; close its `client`.

    Args:
        library: Remembers what the server can do.
        secrets: Holds the credentials.
        source: Which one.
        look_again: Probe even though an earlier probe is remembered.

    Raises:
        PlayerError: source.*
    """
    client = new_client(source.url, source.pin_sha256)
    server = Subsonic(client, source.url, credentials_of(secrets, source))
    known = _remembered(source)
    if known is not None and not look_again:
        server.capabilities = known
        return server
    try:
        found = probe(server, plain_password=source.plain_password)
    except BaseException:
        client.close()
        raise
    library.sources.learn(source.id, msgspec.json.encode(found).decode())
    return server


def tell_scrobbler(library: Library, secrets: Secrets, source: SourceRow) -> int:
    """Send a scrobbling service what is due; returns how many listens arrived.

    Raises:
        PlayerError: source.*; the rest waits.
    """
    with closing(new_client(source.url, source.pin_sha256)) as client:
        kind = ScrobblerKind(source.kind)
        scrobbler = Scrobbler(kind, client, source.url, credentials_of(secrets, source))
        sent = scrobbler.run(library.outbox, source.id)
    library.sources.succeed(source.id, None)
    return sent


def _remembered(source: SourceRow) -> Capabilities | None:
    with suppress(msgspec.MsgspecError):
        if source.capabilities:
            return msgspec.json.decode(source.capabilities, type=Capabilities)
    return None
