"""The routes of the sign-in and of the service's public keys."""

from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from player.server.accounts.keys import SCOPES
from player.server.oauth import authorizing, devices, tokens
from player.server.oauth.asking import Asked, as_json
from player.server.rest.routing import BodyTooLarge, form_fields, limited_body, without_nul
from player.server.service import Service

Answering = Callable[[Asked], Response]


def metadata(asked: Asked) -> Response:
    """Where everything is (RFC 8414)."""
    here = f"{asked.origin}/oauth"
    return as_json(
        {
            "issuer": asked.origin,
            "authorization_endpoint": f"{here}/authorize",
            "token_endpoint": f"{here}/token",
            "device_authorization_endpoint": f"{here}/device_authorization",
            "revocation_endpoint": f"{here}/revoke",
            "jwks_uri": f"{asked.origin}/.well-known/galaxy-keys",
            "scopes_supported": list(SCOPES),
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code", tokens.DEVICE_GRANT],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "dpop_signing_alg_values_supported": ["Ed25519"],
            "authorization_response_iss_parameter_supported": True,
        }
    )


def keys(asked: Asked) -> Response:
    """The public keys, signed by every valid one."""
    return as_json(asked.service.signing.document(asked.origin))


_ROUTES: tuple[tuple[str, list[str], Answering], ...] = (
    ("/.well-known/oauth-authorization-server", ["GET"], metadata),
    ("/.well-known/galaxy-keys", ["GET"], keys),
    ("/oauth/authorize", ["GET", "POST"], authorizing.authorize),
    ("/oauth/token", ["POST"], tokens.token),
    ("/oauth/revoke", ["POST"], tokens.revoke),
    ("/oauth/device_authorization", ["POST"], devices.start),
    ("/oauth/device", ["GET", "POST"], devices.page),
)


def routes(service: Service) -> list[Route]:
    """Return all of them."""
    return [
        Route(path, _endpoint(service, answer), methods=methods)
        for path, methods, answer in _ROUTES
    ]


def _endpoint(service: Service, answer: Answering) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            posted = form_fields(request, await limited_body(request))
        except (BodyTooLarge, ValueError):
            return Response("The request is too large.\n", 413, media_type="text/plain")
        asking = posted if request.method == "POST" else request.query_params.items()
        given = {name: without_nul(value) for name, value in asking}
        asked = Asked(
            service,
            given,
            dict(request.headers),
            request.method,
            service.origin(request.headers.get("host", "")),
            request.url.path,
            request.client.host if request.client else "",
        )
        return await run_in_threadpool(answer, asked)

    return endpoint
