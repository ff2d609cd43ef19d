"""The two pages a browser shows: sign in for an app, and enter the code of a device."""

import base64
import hashlib
from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse, Response

_STYLE = """
:root{color-scheme:dark light}
body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:12vh auto;padding:0 1rem}
h1{font-size:1.25rem}label{display:block;margin:.9rem 0}
input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;margin-top:.25rem}
button{font:inherit;padding:.55rem 1.2rem;margin-top:.6rem}.wrong{color:#d33}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none';"
    " form-action 'self' http://127.0.0.1:*; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
}


def sign_in_page(
    action: str,
    hidden: Mapping[str, str],
    *,
    problem: str = "",
    app: str = "Galaxia",
    status: int = 200,
) -> Response:
    """Ask for a name and a password on behalf of an app; `hidden` comes back with them."""
    body = f"<h1>Sign in for {escape(app[:60])}</h1>{_problem(problem)}{_form(action, hidden)}"
    return _page(body, status)


def device_page(hidden: Mapping[str, str], *, problem: str = "", status: int = 200) -> Response:
    """Ask for the code a device shows, with a name and a password."""
    code = escape(hidden.get("user_code", ""), quote=True)
    field = (
        "<label>Code on your device"
        f'<input name="user_code" value="{code}" autocomplete="off" required></label>'
    )
    body = f"<h1>Connect a device</h1>{_problem(problem)}{_form('/oauth/device', {}, field)}"
    return _page(body, status)


def notice_page(text: str, status: int = 200) -> Response:
    """Say one sentence."""
    return _page(f"<h1>Galaxia</h1><p>{escape(text)}</p>", status)


def _form(action: str, hidden: Mapping[str, str], first: str = "") -> str:
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(text)}">'
        for name, text in hidden.items()
    )
    return (
        f'<form method="post" action="{action}">{kept}{first}'
        '<label>Name<input name="username" autocomplete="username" required></label>'
        '<label>Password<input name="password" type="password"'
        ' autocomplete="current-password" required></label>'
        "<button>Allow</button></form>"
    )


def _problem(text: str) -> str:
    return f'<p class="wrong" role="alert">{escape(text)}</p>' if text else ""


def _page(body: str, status: int) -> Response:
    head = f"<title>Galaxia</title><style>{_STYLE}</style>"
    page = f'<!doctype html><html lang="en"><meta charset="utf-8">{head}<body>{body}</body></html>'
    return HTMLResponse(page, status, _HEADERS)
