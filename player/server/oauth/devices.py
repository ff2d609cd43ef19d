"""The device flow (RFC 8628): a code on one screen, a browser on another."""

from starlette.responses import Response

from player.server.accounts.rates import TooMany
from player.server.oauth.asking import Asked, OAuthError, as_json
from player.server.oauth.authorizing import scope_of
from player.server.oauth.grants import DEVICE_MS, INTERVAL_S
from player.server.oauth.login import Refused, logged_in
from player.server.oauth.pages import device_page, notice_page

_TRIES, _EACH_S = 10, 30.0


def start(asked: Asked) -> Response:
    """Give a device its two codes."""
    scope = scope_of(asked)
    if not scope:
        return OAuthError("invalid_scope").response()
    try:
        asked.service.rates.take(f"device:{asked.address}", most=20, each_s=6)
    except TooMany as busy:
        headers = {"Retry-After": str(busy.retry_after_s)}
        return as_json({"error": "slow_down"}, 429, headers)
    code, user_code = asked.service.grants.new_device(asked.field("client_name"), scope)
    page = f"{asked.origin}/oauth/device"
    return as_json(
        {
            "device_code": code,
            "user_code": user_code,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={user_code}",
            "expires_in": DEVICE_MS // 1000,
            "interval": INTERVAL_S,
        }
    )


def page(asked: Asked) -> Response:
    """Show the page where the code is entered, or take what was posted from it."""
    if asked.method != "POST":
        return device_page(asked.fields)
    try:
        asked.service.rates.take(f"user-code:{asked.address}", most=_TRIES, each_s=_EACH_S)
        found = logged_in(asked)
    except TooMany as busy:
        problem = f"Too many tries; wait {busy.retry_after_s} seconds."
        return device_page(asked.fields, problem=problem, status=429)
    except Refused as refused:
        return refused.mark(device_page(asked.fields, problem=refused.text, status=refused.status))
    if not asked.service.grants.approve(asked.field("user_code"), found.user_id):
        problem = "This code is not known, or it is too old."
        return device_page(asked.fields, problem=problem, status=403)
    return notice_page("Your device is connected; this page may be closed.")
