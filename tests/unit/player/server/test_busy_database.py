import asyncio
import sqlite3

from tests.support import cloud

cloud.server_parts()


def test_a_database_that_is_locked_for_long_is_worth_another_try(caplog):
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415  optional part

    from player.server.app import Plain  # noqa: PLC0415

    async def locked(_scope, _receive, _send):
        raise OperationalError("SELECT secret", {}, sqlite3.OperationalError("it is locked"))

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/rest/star"}
    asyncio.run(Plain(locked)(scope, None, send))
    head, body = sent
    assert (head["status"], dict(head["headers"])[b"retry-after"]) == (503, b"5")
    assert b"try again" in body["body"]
    assert "it is locked" in caplog.text
    assert "secret" not in caplog.text
