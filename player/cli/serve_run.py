"""What `galaxia serve` does; apart from the commands themselves because it loads the server."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import typer

from player.cli.report import print_json
from player.errors import PlayerError
from player.library.library import Library
from player.library.location import library_path
from player.paths import cache_dir, data_dir
from player.server.accounts.keys import Keys
from player.server.accounts.users import Users
from player.server.catalogue.entries import instant
from player.server.database import ServiceDatabase
from player.server.service import ServeOptions
from player.server.serving import serve


def start(
    *,
    folders: list[Path],
    library_file: Path | None,
    database: str | None,
    debug: bool,
    listening: dict[str, Any],
) -> None:
    """Serve a library until interrupted; the address goes to standard output."""
    options = ServeOptions(
        database_url=database_url(database),
        data=data_dir() / "service",
        cache=cache_dir() / "service",
        folders=folders,
        **listening,
    )
    options.check()
    with closing(Library.open(library_path(library_file))) as library:
        serve(options, library, _tell_address, debug=debug)


def _tell_address(url: str) -> None:
    typer.echo(f"Serving this library at {url}")
    sys.stdout.flush()


def database_url(given: str | None) -> str:
    """Return where accounts are: the given URL, else a file of the listener's own."""
    if given:
        return given
    path = data_dir() / "service.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{path}"


@contextmanager
def opened(given: str | None) -> Iterator[ServiceDatabase]:
    """Open the service's database for one command."""
    database = ServiceDatabase(database_url(given))
    try:
        yield database
    finally:
        database.close()


def add_user(database: str | None, name: str, *, admin: bool) -> None:
    """Add a user."""
    with opened(database) as found:
        Users(found).add(name, asked_password(), admin=admin)
    typer.echo(f"Added {name}.")


def change_password(database: str | None, name: str) -> None:
    """Give a user another password."""
    with opened(database) as found:
        Users(found).need(name)
        Users(found).set_password(name, asked_password())
    typer.echo(f"{name} has another password now.")


def remove_user(database: str | None, name: str) -> None:
    """Remove a user."""
    with opened(database) as found:
        Users(found).remove(name)
    typer.echo(f"Removed {name}.")


def list_users(database: str | None, *, as_json: bool) -> None:
    """List everybody."""
    with opened(database) as found:
        for user in Users(found).all():
            if as_json:
                print_json({"name": user.name, "admin": user.admin})
            else:
                typer.echo(f"{user.name}{'  (administrator)' if user.admin else ''}")


def asked_password() -> str:
    """Ask for a password twice at a terminal; else take the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def add_key(database: str | None, user: str, name: str) -> None:
    """Make a key and print it."""
    with opened(database) as found:
        _, key = Keys(found).make(Users(found).need(user).user_id, name)
    typer.echo(key)


def list_keys(database: str | None, user: str, *, as_json: bool) -> None:
    """List a user's keys."""
    with opened(database) as found:
        for key in Keys(found).of_user(Users(found).need(user).user_id):
            fields = {"id": key.id, "name": key.name, "created": instant(key.created_ms)}
            if as_json:
                print_json(fields)
            else:
                typer.echo("  ".join(fields.values()))


def revoke_key(database: str | None, user: str, key: str) -> None:
    """Take a key away."""
    with opened(database) as found:
        if not Keys(found).revoke(Users(found).need(user).user_id, key):
            raise PlayerError("serve.no_key", name=user, key=key)
    typer.echo(f"Revoked {key}.")
