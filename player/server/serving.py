"""Listen and serve until told to stop."""

import signal
import socket
from collections.abc import Callable
from contextlib import closing

import uvicorn
from starlette.applications import Starlette

from player.errors import PlayerError
from player.library.library import Library
from player.server.app import build_app
from player.server.database import ServiceDatabase
from player.server.logs import log_to_stderr
from player.server.service import ServeOptions, Service

_BACKLOG = 256
_GRACE_S = 1
"""Answers that are nearly out are finished; a song that is being heard is asked for again."""


def serve(
    options: ServeOptions,
    library: Library | None,
    when_ready: Callable[[str], None],
    *,
    debug: bool = False,
) -> None:
    """Serve until SIGINT or SIGTERM; `when_ready` hears the address, before the first answer.

    Raises:
        PlayerError: serve.address, serve.database and what `ServeOptions.check` refuses.
    """
    options.check()
    log_to_stderr(debug=debug)
    with (
        closing(ServiceDatabase(options.database_url)) as database,
        closing(_listen(options)) as listening,
    ):
        host, port = listening.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        url = options.public_url.rstrip("/") or f"{options.scheme}://{shown}:{port}"
        app = build_app(Service(options, database, library, url))
        server = uvicorn.Server(_config(app, options))
        _end_on_signals(server)
        when_ready(url)
        server.run(sockets=[listening])


def _end_on_signals(server: uvicorn.Server) -> None:
    """Heed what comes before uvicorn listens to signals, and what it raises again at its end."""

    def heard(*_: object) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, heard)


def _config(app: Starlette, options: ServeOptions) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE_S,
        limit_concurrency=1000,
        ssl_certfile=options.tls_cert,
        ssl_keyfile=options.tls_key,
    )


def _listen(options: ServeOptions) -> socket.socket:
    """Take the address now: a port of 0 is known before anybody is told."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((options.host, options.port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        reason = error.strerror or type(error).__name__
        raise PlayerError(
            "serve.address", host=options.host, port=options.port, reason=reason
        ) from error
    return listening
