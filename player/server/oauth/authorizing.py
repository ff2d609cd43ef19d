"""`/oauth/authorize`: code with PKCE (RFC 7636), back to a loopback address (RFC 8252) only."""

import re
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from player.server.accounts.keys import SCOPES
from player.server.oauth.asking import NO_STORE, Asked
from player.server.oauth.login import Refused, logged_in
from player.server.oauth.pages import notice_page, sign_in_page

_REDIRECT = re.compile(r"http://127\.0\.0\.1:[1-9][0-9]{0,4}/cb\Z")
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_KEPT = (
    *("response_type", "client_id", "client_name", "redirect_uri", "state", "scope"),
    *("code_challenge", "code_challenge_method"),
)


def authorize(asked: Asked) -> Response:
    """Show the page, or take what was posted from it."""
    redirect = asked.field("redirect_uri")
    if not _REDIRECT.match(redirect):
        return notice_page("This sign-in would lead to a foreign address; it goes no further.", 400)
    error = _wrong(asked)
    if error:
        return _back(asked, error=error)
    hidden = {name: asked.field(name) for name in _KEPT if asked.field(name)}
    app = asked.field("client_name") or "Galaxia"
    if asked.method != "POST":
        return sign_in_page("/oauth/authorize", hidden, app=app)
    try:
        found = logged_in(asked)
    except Refused as refused:
        where, status = "/oauth/authorize", refused.status
        page = sign_in_page(where, hidden, problem=refused.text, app=app, status=status)
        return refused.mark(page)
    fields = {
        "challenge": asked.field("code_challenge"),
        "redirect_uri": redirect,
        "client_name": app,
        "scope": scope_of(asked),
    }
    return _back(asked, code=asked.service.grants.new_code(found.user_id, fields))


def _wrong(asked: Asked) -> str:
    """The registered name of what is wrong; empty when nothing is."""
    if asked.field("response_type") != "code":
        return "unsupported_response_type"
    is_s256 = asked.field("code_challenge_method") == "S256"
    if not is_s256 or not _CHALLENGE.match(asked.field("code_challenge")):
        return "invalid_request"
    if not asked.field("state"):
        return "invalid_request"
    return "" if scope_of(asked) else "invalid_scope"


def scope_of(asked: Asked) -> str:
    """Return the scopes asked for, all when none was named, empty when one is unknown."""
    wanted = asked.field("scope").split() or list(SCOPES)
    return " ".join(wanted) if set(wanted) <= set(SCOPES) else ""


def _back(asked: Asked, **result: str) -> Response:
    """Lead the browser back to the app, with the issuer (RFC 9207)."""
    words = {**result, "state": asked.field("state"), "iss": asked.origin}
    query = urlencode({name: text for name, text in words.items() if text})
    return RedirectResponse(f"{asked.field('redirect_uri')}?{query}", 303, NO_STORE)
