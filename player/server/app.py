"""The web application: routes, headers that browsers heed, and no secret in any log."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from player.redacting import redacted
from player.server.oauth.routing import routes as routes_of_sign_in
from player.server.rest.routing import Rest
from player.server.service import Service

_LOG = logging.getLogger(__name__)
_HELP = """This is a Galaxia server; it speaks OpenSubsonic under /rest.

Sign in from Galaxia, or make an API key with `galaxia serve key add NAME` and enter it where your
client asks for an API key. A client that knows none takes it as the password.
"""
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)


_BUSY = "The database cannot be used at this moment; try again.\n"
_BUSY_S = "5"


class Plain:
    """Adds the headers every answer has, and writes one line about each to the log.

    A database that is locked for long, or full, is no fault of the question: it may come again.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; lines name the path, never the query."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
                took_ms = (time.perf_counter() - began) * 1000
                path = redacted(str(scope["path"]))
                _LOG.debug("%s %s %d %.1f ms", scope["method"], path, message["status"], took_ms)
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            _LOG.info("An answer was cut off: the server ends")
        except OperationalError as error:
            _LOG.warning("The database cannot be used: %s", error.orig)
            busy = PlainTextResponse(_BUSY, 503, {"Retry-After": _BUSY_S})
            await busy(scope, receive, noted)


class ForPages:
    """Lets players that are web pages of another origin read the interface.

    Nothing there heeds a cookie: a page gets no more than what its own key opens. The pages of
    signing in, which know a cookie, are read by nobody else.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
            expose_headers=["Accept-Ranges", "Content-Range", "ETag", "X-Galaxy-Quality"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, one way or the other."""
        closed = scope["type"] != "http" or scope["path"].startswith("/oauth/")
        await (self._app if closed else self._open)(scope, receive, send)


def build_app(service: Service, when_closed: Callable[[], None] = lambda: None) -> Starlette:
    """Put the application together; it starts and closes the service with itself."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        service.start()
        yield
        service.close()
        when_closed()

    routes = [
        Route("/", _help),
        Route("/help", _help),
        *Rest(service).routes(),
        *routes_of_sign_in(service),
    ]
    return Starlette(
        routes=routes, middleware=[Middleware(Plain), Middleware(ForPages)], lifespan=lifespan
    )


async def _help(_: Request) -> PlainTextResponse:
    return PlainTextResponse(_HELP)
