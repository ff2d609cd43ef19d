"""`/oauth/token`, `/oauth/revoke`: a code becomes one API key for one device."""

import secrets
from typing import Any

from starlette.responses import Response

from player.server.database import now_ms
from player.server.membership.proofs import ProofError
from player.server.oauth.asking import Asked, OAuthError, as_json
from player.server.oauth.grants import challenge_of

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


def token(asked: Asked) -> Response:
    """Give the key, once; or an error of RFC 6749 5.2 or RFC 8628 3.5."""
    try:
        return _GRANTS.get(asked.field("grant_type"), _by_nothing)(asked)
    except OAuthError as error:
        return error.response()


def _by_code(asked: Asked) -> Response:
    grants, code = asked.service.grants, asked.field("code")
    with asked.service.database.writing() as connection:
        row = grants.find(connection, "code", code)
        is_first = row is not None and row.state == "granted"
        if is_first:
            grants.change(connection, row.hash, state="used")
    if row is None:
        raise OAuthError("invalid_grant")
    if not is_first:
        _take_back(asked, row)
        raise OAuthError("invalid_grant", "This code was used.")
    _check_code(asked, row)
    return _key(asked, row)


def _check_code(asked: Asked, row: Any) -> None:
    if row.expires_ms < now_ms():
        raise OAuthError("invalid_grant", "This code is too old.")
    if asked.field("redirect_uri") != row.redirect_uri:
        raise OAuthError("invalid_grant", "redirect_uri differs.")
    if not secrets.compare_digest(challenge_of(asked.field("code_verifier")), row.challenge):
        raise OAuthError("invalid_grant", "The code verifier is wrong.")


def _take_back(asked: Asked, row: Any) -> None:
    """A code that comes twice was stolen once: what it gave is taken back (RFC 6749, 4.1.2)."""
    if row.key_id:
        asked.service.keys.revoke(row.user_id, row.key_id)


def _by_device(asked: Asked) -> Response:
    grants = asked.service.grants
    with asked.service.database.writing() as connection:
        row = grants.find(connection, "device", asked.field("device_code"))
        if row is None or row.state == "used":
            raise OAuthError("invalid_grant")
        problem, values = _polled(row)
        if values:
            grants.change(connection, row.hash, **values)
    if problem:
        raise OAuthError(problem)
    return _key(asked, row)


def _polled(row: Any) -> tuple[str, dict[str, Any]]:
    """What to answer a device that asks, and what to remember of its asking."""
    at_ms = now_ms()
    if row.expires_ms < at_ms:
        return "expired_token", {}
    if row.polled_ms is not None and at_ms - row.polled_ms < row.interval_s * 1000:
        return "slow_down", {"polled_ms": at_ms, "interval_s": row.interval_s + 5}
    if row.state == "denied":
        return "access_denied", {}
    if row.state == "pending":
        return "authorization_pending", {"polled_ms": at_ms}
    return "", {"state": "used"}


def _key(asked: Asked, row: Any) -> Response:
    """Make the key; bound to the device's own key when the request brings a proof."""
    jkt = ""
    if proof := asked.headers.get("dpop", ""):
        try:
            jkt = asked.service.proofs.thumbprint(proof, "POST", asked.origin + asked.path)
        except ProofError as error:
            raise OAuthError("invalid_dpop_proof", str(error)) from None
    keys = asked.service.keys
    key_id, key = keys.make(row.user_id, row.client_name, scope=row.scope, jkt=jkt)
    with asked.service.database.writing() as connection:
        asked.service.grants.change(connection, row.hash, key_id=key_id)
    kind = "DPoP" if jkt else "Bearer"
    return as_json({"access_token": key, "token_type": kind, "scope": row.scope})


def _by_nothing(_: Asked) -> Response:
    raise OAuthError("unsupported_grant_type")


_GRANTS = {"authorization_code": _by_code, DEVICE_GRANT: _by_device}


def revoke(asked: Asked) -> Response:
    """Take a key away (RFC 7009): whoever shows it may; an unknown one is as good as gone."""
    if not asked.field("token"):
        return OAuthError("invalid_request").response()
    asked.service.keys.revoke_shown(asked.field("token"))
    return as_json({})
