"""`galaxyMembership`: devices, entitlements, codes and packs."""

import hashlib
import re
from typing import Any

import msgspec
from starlette.responses import FileResponse, Response

from player.rights import rights_document
from player.server.accounts.principal import Principal
from player.server.catalogue.entries import Entry, instant, lean
from player.server.database import now_ms
from player.server.failure import Failure
from player.server.membership.devices import WINDOW_MS
from player.server.membership.issuing import membership_claim
from player.server.membership.proofs import ProofError
from player.server.rest.call import Call

_PACK = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+){0,4}\Z")


def register_device(call: Call) -> dict[str, Any]:
    """Bind the API key to the device that proves to hold a key."""
    jkt = _proven(call)
    name, platform = call.text("name", "Galaxia"), call.text("platform")
    call.service.devices.register(call.principal, jkt, name, platform)
    return {"device": {"id": call.principal.key_id, "name": name[:80]}}


def get_devices(call: Call) -> dict[str, Any]:
    """List the user's devices; `today` are those that used the membership within 24 hours."""
    since = now_ms() - WINDOW_MS
    found = [
        lean(
            {
                "id": row.id,
                "name": row.name,
                "platform": row.platform,
                "created": instant(row.created_ms),
                "seen": None if row.seen_ms is None else instant(row.seen_ms),
            }
        )
        | {"today": (row.seen_ms or 0) > since, "current": row.id == call.principal.key_id}
        for row in call.service.devices.of_user(call.principal.user_id)
    ]
    most = call.service.rights_of(call.principal).devices
    return {"devices": {"device": found, "limit": most}}


def remove_device(call: Call) -> dict[str, Any]:
    """Sign a device out: its API key is no more."""
    if not call.service.keys.revoke(call.principal.user_id, call.required("id")):
        raise Failure.not_found()
    return {}


def get_membership(call: Call) -> dict[str, Any] | Response:
    """Say what the user has, and what there is; 304 when `etag` is still the same."""
    at_ms = now_ms()
    rows = call.service.redeeming.of_user(call.principal.user_id)
    memberships = [membership_claim(row, at_ms) for row in rows]
    plans = call.service.plans.all()
    rights = rights_document(call.service.rights_of(call.principal))
    said = {
        "subject": call.principal.subject,
        "base": call.service.plans.base(),
        "membership": [{**lean(one), "trial": one["trial"]} for one in memberships],
        "rights": rights,
        "plan": [
            {"name": one.name, "title": one.title, "rights": rights_document(one.rights)}
            for one in plans
        ],
        "pack": [{"id": name} for name in _packs(call)],
        "text": _text(memberships, {one.name: one.title for one in plans}),
    }
    tag = hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:32]
    if tag in call.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": f'"{tag}"'})
    return {"membershipStatus": {**said, "etag": tag}}


def _text(memberships: list[Entry], titles: dict[str, str]) -> str:
    running = [one for one in memberships if one["state"] in ("trial", "active", "past_due")]
    if not running:
        return "No membership; your own music is complete without one."
    parts = (
        f"{titles.get(one['plan'], one['plan'])} until {instant(one['end'] * 1000)[:10]}"
        for one in running
    )
    return "; ".join(parts)


def get_entitlement(call: Call) -> dict[str, Any] | Response:
    """Sign what this device may have; 304 when the client's own says the same."""
    principal = _device(call)
    call.service.devices.note_use(principal)
    known = call.headers.get("if-none-match", "").strip('" ')
    number = int(known) if known.isascii() and known.isdigit() and len(known) < 18 else -1
    issued = call.service.issuing.issue(principal, number, call.origin)
    if not issued.token:
        return Response(status_code=304, headers={"ETag": f'"{issued.seq}"'})
    return {"entitlement": {"token": issued.token, "refreshAfter": issued.refresh_s}}


def redeem_code(call: Call) -> dict[str, Any]:
    """Turn a code into a membership; five tries an hour."""
    call.service.rates.take(f"redeem:{call.principal.user_id}", most=5, each_s=720)
    member = call.service.redeeming.redeem(call.principal, call.required("code"))
    return {"redeemed": {"membership": member}}


def _packs(call: Call) -> list[str]:
    """Return the names of the packs that lie in the service's folder."""
    files = (call.service.options.data / "packs").glob("*.zip")
    return sorted(file.stem for file in files if _PACK.match(file.stem))


def get_pack(call: Call) -> Response:
    """Send an effect pack to who may use it, with a signature over its digest."""
    name = call.required("id")
    if not _PACK.match(name):
        raise Failure.not_found()
    if not call.service.rights_of(call.principal).allows_pack(name):
        raise Failure.not_allowed("This pack comes with another membership.")
    path = call.service.options.data / "packs" / f"{name}.zip"
    if not path.is_file():
        raise Failure.not_found()
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    signature = call.service.signing.sign("pack+jwt", {"id": name, "sha256": sha256})
    headers = {"ETag": f'"{sha256}"', "X-Galaxy-Signature": signature}
    return FileResponse(path, media_type="application/zip", headers=headers)


def _proven(call: Call) -> str:
    """Return the thumbprint of the key that signed the proof of this call."""
    key = call.headers.get("authorization", "").partition(" ")[2] or call.text("apiKey")
    try:
        proof, url = call.headers.get("dpop", ""), call.origin + call.path
        return call.service.proofs.thumbprint(proof, call.method, url, key)
    except ProofError as error:
        raise Failure.not_allowed(f"The device's proof is refused: {error}.") from None


def _device(call: Call) -> Principal:
    """Return the caller, who must be the registered device itself."""
    jkt = _proven(call)
    if not call.principal.jkt:
        raise Failure.not_allowed("Register this device first.")
    if call.principal.jkt != jkt:
        raise Failure.not_allowed("This API key belongs to another device.")
    return call.principal


ENDPOINTS = {
    "registerDevice": register_device,
    "getDevices": get_devices,
    "removeDevice": remove_device,
    "getMembership": get_membership,
    "getEntitlement": get_entitlement,
    "redeemCode": redeem_code,
    "getPack": get_pack,
}
