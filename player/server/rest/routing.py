"""From a request to an endpoint and back: `/rest/name` and `/rest/name.view`, GET and POST."""

from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from player.errors import PlayerError
from player.server.accounts.principal import NOBODY, Principal
from player.server.accounts.rates import TooMany
from player.server.failure import Failure
from player.server.media import covers, decision, streaming, words
from player.server.rest import (
    annotations,
    browsing,
    changes,
    folders,
    lists,
    membership,
    playlists,
    queues,
    scan,
    system,
)
from player.server.rest.call import Call, Endpoint
from player.server.rest.envelope import Envelope
from player.server.service import Service

BODY_BYTES = 1 << 20
_MOST_FIELDS = 60_000
_FORM = "application/x-www-form-urlencoded"
_OPEN = frozenset({"getOpenSubsonicExtensions"})
"""Needs no credentials."""

_EMPTY: dict[str, dict[str, Any]] = {
    "getInternetRadioStations": {"internetRadioStations": {}},
    "getNewestPodcasts": {"newestPodcasts": {}},
    "getPodcasts": {"podcasts": {}},
    "getShares": {"shares": {}},
    "getVideos": {"videos": {}},
}
"""Things this server will never have any of: clients that ask get an empty list."""

_GONE = (
    *("getAvatar", "getCaptions", "getVideoInfo", "hls", "search"),
    *("getSonicSimilarTracks", "findSonicPath", "getChatMessages"),
    *("addChatMessage", "changePassword", "createUser", "updateUser", "deleteUser"),
    *("createShare", "updateShare", "deleteShare", "createInternetRadioStation"),
    *("updateInternetRadioStation", "deleteInternetRadioStation", "createPodcastChannel"),
    *("deletePodcastChannel", "deletePodcastEpisode", "downloadPodcastEpisode"),
    *("refreshPodcasts", "getPodcastEpisode", "jukeboxControl"),
)

ENDPOINTS: dict[str, Endpoint] = {
    **system.ENDPOINTS,
    **browsing.ENDPOINTS,
    **lists.ENDPOINTS,
    **folders.ENDPOINTS,
    **playlists.ENDPOINTS,
    **annotations.ENDPOINTS,
    **queues.ENDPOINTS,
    **scan.ENDPOINTS,
    **changes.ENDPOINTS,
    **streaming.ENDPOINTS,
    **decision.ENDPOINTS,
    **covers.ENDPOINTS,
    **words.ENDPOINTS,
    **membership.ENDPOINTS,
}


class BodyTooLarge(Exception):  # noqa: N818  answered with 413
    """A request brought more than this server reads."""


class Rest:
    """Answers `/rest`."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[Route]:
        """One route for all endpoints: an unknown one gets an answer clients can read."""
        methods = ["GET", "POST", "HEAD"]
        return [Route("/rest/{name}", self._answer, methods=methods)]

    async def _answer(self, request: Request) -> Response:
        name = str(request.path_params["name"]).removesuffix(".view")
        try:
            body = await limited_body(request)
            parameters = _parameters(request, body)
        except (BodyTooLarge, ValueError):
            return Response("The request is too large.\n", 413, media_type="text/plain")
        return await run_in_threadpool(self._called, request, name, parameters, body)

    def _called(
        self, request: Request, name: str, parameters: dict[str, list[str]], body: bytes
    ) -> Response:
        """Authenticate, call, write; on a worker thread."""
        envelope = _envelope(request, parameters)
        if name in _GONE:
            gone = envelope.failure(Failure.generic(f"{name} is not offered here."))
            gone.status_code = 410
            return gone
        try:
            call = self._call(request, name, parameters, body)
            answer = _EMPTY[name] if name in _EMPTY else _endpoint(name)(call)
        except Failure as failure:
            return envelope.failure(failure)
        except TooMany as busy:
            late = envelope.failure(Failure.generic("Too many tries; wait a while."))
            late.status_code, late.headers["Retry-After"] = 429, str(busy.retry_after_s)
            return late
        except PlayerError as error:
            return envelope.failure(Failure.generic(error.sentence))
        return answer if isinstance(answer, Response) else envelope.success(answer)

    def _call(
        self, request: Request, name: str, parameters: dict[str, list[str]], body: bytes
    ) -> Call:
        headers = dict(request.headers)
        principal: Principal = NOBODY
        if name not in _OPEN:
            principal = self._service.credentials.principal(parameters, headers)
        return Call(
            self._service,
            principal,
            parameters,
            headers,
            request.method,
            self._service.origin(request.headers.get("host", "")),
            request.url.path,
            body,
            request.client.host if request.client else "",
        )


def _endpoint(name: str) -> Endpoint:
    if name not in ENDPOINTS:
        raise Failure(70, f"There is no endpoint {name[:40]!r}.")
    return ENDPOINTS[name]


async def limited_body(request: Request) -> bytes:
    """Read a body, at most 1 MiB of it; or `BodyTooLarge`."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > BODY_BYTES:
            raise BodyTooLarge
        parts.append(part)
    return b"".join(parts)


def form_fields(request: Request, body: bytes) -> list[tuple[str, str]]:
    """Return the fields of a form that was posted (the extension formPost); none of another body.

    Raises:
        ValueError: More fields than anybody needs.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        return []
    text = body.decode("utf-8", "replace")
    fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    return [(name, without_nul(value)) for name, value in fields]


def without_nul(text: str) -> str:
    """PostgreSQL keeps no NUL, and no name has one."""
    return text.replace("\0", "")


def _parameters(request: Request, body: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in (*request.query_params.multi_items(), *form_fields(request, body)):
        found.setdefault(name, []).append(without_nul(value))
    return found


def _envelope(request: Request, parameters: dict[str, list[str]]) -> Envelope:
    form, callback = parameters.get("f", ["xml"])[0], parameters.get("callback", [""])[0]
    can_unzip = "gzip" in request.headers.get("accept-encoding", "")
    return Envelope(form, callback, can_unzip=can_unzip)
