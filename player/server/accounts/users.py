"""Users and their passwords: argon2id, and as much work for a name that does not exist."""

import secrets
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete, select

from player.errors import PlayerError
from player.server.accounts.principal import Principal
from player.server.database import ServiceDatabase, now_ms
from player.server.tables import metadata, playlist, playlist_item, user

LEAST_PASSWORD = 8
MOST_PASSWORD = 256
_MOST_NAME = 64


class Users:
    """Who may come in. Any thread."""

    def __init__(self, database: ServiceDatabase, hasher: PasswordHasher | None = None) -> None:
        self._database = database
        self._hasher = hasher or PasswordHasher()

    def add(self, name: str, password: str, *, admin: bool = False) -> Principal:
        """Add a user.

        Raises:
            PlayerError: serve.name, serve.password, serve.user_exists.
        """
        if not (0 < len(name) <= _MOST_NAME and name.isprintable() and name.strip() == name):
            raise PlayerError("serve.name", name=name, most=_MOST_NAME)
        row = {
            "name": name,
            "password": self._hashed(password),
            "subject": f"u_{secrets.token_hex(8)}",
            "admin": admin,
            "created_ms": now_ms(),
        }
        with self._database.writing() as connection:
            if connection.execute(select(user.c.id).where(user.c.name == name)).first():
                raise PlayerError("serve.user_exists", name=name)
            key = connection.execute(user.insert().values(**row)).inserted_primary_key
        return Principal(int(key[0]) if key else 0, name, str(row["subject"]), admin)

    def set_password(self, name: str, password: str) -> None:
        """Give a user another password; keys stay as they are."""
        found = self.need(name)
        with self._database.writing() as connection:
            mine = user.update().where(user.c.id == found.user_id)
            connection.execute(mine.values(password=self._hashed(password)))

    def remove(self, name: str) -> None:
        """Remove a user with everything of theirs."""
        found = self.need(name)
        with self._database.writing() as connection:
            mine = select(playlist.c.id).where(playlist.c.user_id == found.user_id)
            connection.execute(delete(playlist_item).where(playlist_item.c.playlist_id.in_(mine)))
            for table in metadata.sorted_tables:
                if "user_id" in table.c:
                    connection.execute(delete(table).where(table.c.user_id == found.user_id))
            connection.execute(delete(user).where(user.c.id == found.user_id))

    def all(self) -> list[Principal]:
        """Return everybody by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(user).order_by(user.c.name)).all()
        return [Principal(row.id, row.name, row.subject, row.admin) for row in rows]

    def find(self, name: str) -> Principal | None:
        """Return a user by name."""
        with self._database.reading() as connection:
            row = connection.execute(select(user).where(user.c.name == name)).first()
        return None if row is None else Principal(row.id, row.name, row.subject, row.admin)

    def name_of(self, user_id: int) -> str:
        """Return a user's name; empty when they are gone."""
        with self._database.reading() as connection:
            found = connection.execute(select(user.c.name).where(user.c.id == user_id)).scalar()
        return str(found or "")

    def need(self, name: str) -> Principal:
        """Return a user by name; or `PlayerError` serve.no_user."""
        found = self.find(name)
        if found is None:
            raise PlayerError("serve.no_user", name=name)
        return found

    def log_in(self, name: str, password: str) -> Principal | None:
        """Return the user whose password it is.

        Either way argon2 runs exactly once: the time says nothing about which names exist.
        """
        nobody = self._nobody
        with self._database.reading() as connection:
            row = connection.execute(select(user).where(user.c.name == name)).first()
        right = self._verify(row.password if row else nobody, password[:MOST_PASSWORD])
        if row is None or not right:
            return None
        return Principal(row.id, row.name, row.subject, row.admin)

    @cached_property
    def _nobody(self) -> str:
        """What a password is held against when there is no such user."""
        return self._hasher.hash(secrets.token_hex(16))

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerifyMismatchError, InvalidHashError):
            return False

    def _hashed(self, password: str) -> str:
        if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
            raise PlayerError("serve.password", least=LEAST_PASSWORD, most=MOST_PASSWORD)
        return self._hasher.hash(password)
