"""Who may try how often: five a minute, and each refusal doubles the wait."""

import math

from sqlalchemy import delete, select

from player.server.database import ServiceDatabase, now_ms, put
from player.server.tables import bucket

_MOST_DOUBLINGS = 7


class TooMany(Exception):  # noqa: N818  answered with 429
    """Somebody tries too often.

    Attributes:
        retry_after_s: When it is worth trying again.
    """

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


class Rates:
    """Token buckets in the database: several servers count together. Any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    def take(self, name: str, *, most: int = 5, each_s: float = 12.0) -> None:
        """Take one token of a bucket that holds `most` and gains one each `each_s` seconds.

        Raises:
            TooMany: There is none left.
        """
        at_ms = now_ms()
        with self._database.writing() as connection:
            row = connection.execute(select(bucket).where(bucket.c.name == name)).first()
            tokens, refused = (row.tokens, row.refused) if row else (float(most), 0)
            each_ms = each_s * 1000 * 2 ** min(refused, _MOST_DOUBLINGS)
            if row is not None:
                tokens = min(most, tokens + max(0, at_ms - row.at_ms) / each_ms)
            refused = 0 if tokens >= most else refused
            is_refused = tokens < 1
            left = {"tokens": tokens if is_refused else tokens - 1, "at_ms": at_ms}
            put(connection, bucket, {"name": name}, {**left, "refused": refused + is_refused})
        if is_refused:
            raise TooMany(math.ceil((1 - tokens) * each_ms / 1000))

    def give_back(self, name: str) -> None:
        """Give a token back: this was no guess."""
        with self._database.writing() as connection:
            mine = bucket.update().where(bucket.c.name == name)
            connection.execute(mine.values(tokens=bucket.c.tokens + 1))

    def forgive(self, name: str) -> None:
        """Forget a bucket: the right password was given."""
        with self._database.writing() as connection:
            connection.execute(delete(bucket).where(bucket.c.name == name))
