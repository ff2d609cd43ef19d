"""Signing in without a browser here: a code to type on another device (RFC 8628)."""

import threading
from collections.abc import Callable

from player.errors import PlayerError
from player.service.membership.authority import Authority
from player.service.membership.browser_flow import key_from
from player.service.membership.states import ShownCode

_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_SLOWER_S = 5.0
_QUICKEST_S, _LONGEST_S = 1.0, 1800.0


def sign_in_with_code(
    authority: Authority, show: Callable[[ShownCode], object], cancelled: threading.Event
) -> str:
    """Return the key that the service gives once the code was typed elsewhere.

    Raises:
        PlayerError: account.sign_in, account.too_late, account.no_service, account.unreachable.
    """
    places = authority.metadata()
    fields = {"client_id": "galaxia", "client_name": "Galaxia", "scope": "library membership"}
    body = authority.post_form(places["device_authorization_endpoint"], fields).body
    if "device_code" not in body:
        raise PlayerError("account.sign_in", reason=str(body.get("error", "no code"))[:100])
    page = str(body["verification_uri"])
    complete = str(body.get("verification_uri_complete", page))
    show(ShownCode(page, str(body["user_code"]), complete))
    polling = {"grant_type": _GRANT, "device_code": str(body["device_code"])}
    interval_s = max(float(body.get("interval", 5)), _QUICKEST_S)
    left_s = min(float(body.get("expires_in", 600)), _LONGEST_S)
    while left_s > 0:
        if cancelled.wait(interval_s):
            raise PlayerError("account.sign_in", reason="it was cancelled")
        left_s -= interval_s
        answer = authority.post_form(places["token_endpoint"], polling).body
        match answer.get("error"):
            case "authorization_pending":
                continue
            case "slow_down":
                interval_s += _SLOWER_S
            case "expired_token":
                break
            case _:
                return key_from(answer)
    raise PlayerError("account.too_late")
