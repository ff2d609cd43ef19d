"""What `galaxia serve` does; apart from the commands themselves because it loads the server."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import typer

from player.cli.report import complain, print_json
from player.errors import PlayerError
from player.library.library import Library
from player.library.location import library_path
from player.paths import cache_dir, data_dir
from player.rights import rights_document
from player.server.accounts.keys import Keys
from player.server.accounts.users import Users
from player.server.catalogue.entries import instant
from player.server.database import ServiceDatabase, now_ms
from player.server.membership.issuing import membership_claim
from player.server.membership.plans import Plans
from player.server.membership.redeeming import Gift, Redeeming
from player.server.membership.signing import SIGNING_KEYS, SigningKeys
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
    with opened(database) as found:
        if not Users(found).all():
            complain("Nobody may come in yet: `galaxia serve user add NAME` adds somebody.")
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


def _signing() -> SigningKeys:
    return SigningKeys(data_dir() / "service" / SIGNING_KEYS)


def rotate_key() -> None:
    """Sign with a new key from now on."""
    typer.echo(f"Signing with {_signing().rotate()} from now on.")


def distrust_key(key: str) -> None:
    """Take a signing key out."""
    _signing().revoke(key)
    typer.echo(f"{key} is no more.")


def grant(database: str | None, user: str, gift: dict[str, Any]) -> None:
    """Give a membership."""
    with opened(database) as found:
        given = Redeeming(found, Plans(found))
        typer.echo(given.grant(Users(found).need(user).user_id, Gift(**gift)))


def list_memberships(database: str | None, user: str, *, as_json: bool) -> None:
    """List what a user has."""
    with opened(database) as found:
        rows = Redeeming(found, Plans(found)).of_user(Users(found).need(user).user_id)
    for row in rows:
        claim = membership_claim(row, now_ms())
        if as_json:
            print_json(claim)
        else:
            ends = instant(row.end_ms)[:10]
            typer.echo(f"{row.id}  {row.plan}  {claim['state']}  until {ends}")


def set_membership(database: str | None, membership: str, state: str) -> None:
    """Pause or revoke a membership, or let it go on."""
    with opened(database) as found:
        Redeeming(found, Plans(found)).set_state(membership, state)
    typer.echo(f"{membership} is {state}.")


def list_plans(database: str | None, *, as_json: bool) -> None:
    """List all plans."""
    with opened(database) as found:
        plans = Plans(found)
        base = plans.base()
        for plan in plans.all():
            rights = rights_document(plan.rights)
            if as_json:
                print_json({"name": plan.name, "title": plan.title, "rights": rights})
            else:
                mark = "  (everybody)" if plan.name == base else ""
                typer.echo(f"{plan.name}: {plan.title}, {rights['quality']}{mark}")


def set_plan(database: str | None, name: str, title: str, rights: str) -> None:
    """Add a plan or change it."""
    with opened(database) as found:
        Plans(found).set(name, title, rights)
    typer.echo(f"{name} is set.")


def set_base_plan(database: str | None, name: str) -> None:
    """Choose what everybody has."""
    with opened(database) as found:
        Plans(found).set_base(name)
    typer.echo(f"Everybody has {name} now.")


def new_code(database: str | None, plan: str, days: int, *, bound: bool) -> None:
    """Make a code and print it."""
    with opened(database) as found:
        typer.echo(Redeeming(found, Plans(found)).new_code(plan, days, bound=bound))
