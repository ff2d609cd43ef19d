"""How the library is being looked over."""

from typing import Any

from sqlalchemy import func, select

from player.server.catalogue.entries import instant
from player.server.database import setting_of
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import song


def get_scan_status(call: Call) -> dict[str, Any]:
    """Say whether a scan runs, how many songs there are, and when something changed last."""
    with call.service.database.reading() as connection:
        count = connection.execute(select(func.count()).select_from(song)).scalar_one()
        published_ms = int(setting_of(connection, "published_ms", "0"))
    status = {"scanning": call.service.scanning.is_busy, "count": count}
    return {"scanStatus": {**status, "lastScan": instant(published_ms)}}


def start_scan(call: Call) -> dict[str, Any]:
    """Look the folders over again; for administrators."""
    if not call.principal.admin:
        raise Failure.not_allowed()
    call.service.scanning.ask()
    status = get_scan_status(call)["scanStatus"]
    return {"scanStatus": {**status, "scanning": True}}


ENDPOINTS = {"getScanStatus": get_scan_status, "startScan": start_scan}
