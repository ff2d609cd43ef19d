"""Plans are data: what each gives is a row, and these are the rows a new service starts with."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from player.errors import PlayerError
from player.rights import FREE, Rights, joined, rights_document, rights_from
from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, keep_setting, now_ms, put, setting_of
from player.server.membership.states import granting
from player.server.tables import membership, plan

BASE = "base_plan"
"""The setting that names what every account has without any membership."""

OWN = "own"

DEFAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    OWN: (
        "Own library",
        {
            "quality": "hires",
            "packs": ["base", "galaxy.*", "panorama"],
            "offline_tracks": 1_000_000,
            "offline_days": 365,
            "devices": 1000,
            "scenes": ["desktop", "car", "headphone"],
            "ai": ["recommend"],
        },
    ),
    "free": ("Free", {"devices": 5}),
    "luxury": (
        "Green Diamond Luxury",
        {
            "quality": "sq",
            "packs": ["base", "galaxy.base"],
            "offline_tracks": 1000,
            "offline_days": 30,
            "devices": 3,
            "scenes": ["desktop"],
            "ai": ["recommend"],
        },
    ),
    "svip": (
        "SVIP",
        {
            "quality": "hires",
            "packs": ["base", "galaxy.*", "panorama"],
            "offline_tracks": 10_000,
            "offline_days": 30,
            "devices": 5,
            "scenes": ["desktop", "car"],
            "ai": ["recommend", "accompany", "assistant"],
        },
    ),
    "device": (
        "Device-exclusive",
        {
            "quality": "hires",
            "packs": ["base", "galaxy.*"],
            "offline_tracks": 2000,
            "offline_days": 30,
            "devices": 1,
            "scenes": ["desktop", "car", "headphone"],
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: its name, what people call it, what it gives."""

    name: str
    title: str
    rights: Rights


class Plans:
    """What there is to have, and what somebody has. Any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database
        with database.writing() as connection:
            if not setting_of(connection, BASE):
                keep_setting(connection, BASE, OWN)
                for name, (title, rights) in DEFAULTS.items():
                    values = {"title": title, "rights": json.dumps(rights)}
                    put(connection, plan, {"name": name}, values)

    def all(self) -> list[Plan]:
        """Return all plans by name."""
        with self._database.reading() as connection:
            return list(_plans(connection).values())

    def need(self, name: str) -> Plan:
        """Return a plan; or `PlayerError` serve.no_plan."""
        with self._database.reading() as connection:
            plans = _plans(connection)
        if name not in plans:
            raise PlayerError("serve.no_plan", name=name, known=", ".join(plans))
        return plans[name]

    def set(self, name: str, title: str, rights: str) -> None:
        """Add a plan or change it; `rights` is JSON.

        Raises:
            PlayerError: serve.plan_rights.
        """
        try:
            document = rights_document(rights_from(json.loads(rights)))
        except (ValueError, TypeError, AttributeError) as error:
            raise PlayerError("serve.plan_rights", reason=str(error)) from error
        with self._database.writing() as connection:
            values = {"title": title, "rights": json.dumps(document)}
            put(connection, plan, {"name": name}, values)

    def base(self) -> str:
        """Return the name of the plan everybody has."""
        with self._database.reading() as connection:
            return setting_of(connection, BASE)

    def set_base(self, name: str) -> None:
        """Give everybody another plan; or `PlayerError` serve.no_plan."""
        self.need(name)
        with self._database.writing() as connection:
            keep_setting(connection, BASE, name)

    def rights_of(self, principal: Principal) -> Rights:
        """Return the join of all somebody has, on the device their key belongs to."""
        at_ms = now_ms()
        with self._database.reading() as connection:
            plans = _plans(connection)
            base = plans.get(setting_of(connection, BASE))
            mine = select(membership).where(membership.c.user_id == principal.user_id)
            rows = [row for row in connection.execute(mine) if granting(row, at_ms, principal.jkt)]
        had = [plans[row.plan].rights for row in rows if row.plan in plans]
        return joined(had, base.rights if base else FREE)


def _plans(connection: Connection) -> dict[str, Plan]:
    rows = connection.execute(select(plan).order_by(plan.c.name))
    return {
        row.name: Plan(row.name, row.title, rights_from(json.loads(row.rights))) for row in rows
    }
