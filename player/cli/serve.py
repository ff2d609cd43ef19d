"""`galaxia serve`: this library for your other devices; and who may have it."""

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from player.cli.report import ExitCode, stop
from player.errors import PlayerError

_DATABASE = typer.Option(None, "--database", help="Where accounts are: a URL of SQLAlchemy.")
_NAME = typer.Argument(..., help="The user.", show_default=False)


class MembershipState(StrEnum):
    """What an administrator can make of a membership."""

    ACTIVE = "active"
    PAUSED = "paused"
    REVOKED = "revoked"


class _Serve(TyperGroup):
    """`galaxia serve DIR` means `galaxia serve start DIR`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in where only folders and options were given."""
        asks_for_help = any(word in ("--help", "-h") for word in args[:1])
        if not asks_for_help and (not args or args[0] not in self.commands):
            args = ["start", *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=_Serve,
    help="Share this library over OpenSubsonic: galaxia serve [DIR...], options as of `start`.",
)
users = typer.Typer(no_args_is_help=True, help="Who may come in.")
keys = typer.Typer(no_args_is_help=True, help="API keys: one a device, shown once.")
group.add_typer(users, name="user")
plans = typer.Typer(no_args_is_help=True, help="Plans: what a membership gives, as data.")
codes = typer.Typer(no_args_is_help=True, help="Codes that are redeemed for a membership.")
group.add_typer(keys, name="key")
group.add_typer(plans, name="plan")
group.add_typer(codes, name="code")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="serve")


@group.command()
def start(
    ctx: typer.Context,
    folders: list[Path] = typer.Argument(None, help="Folders to look over first."),
    host: str = typer.Option("127.0.0.1", "--host", help="Where to listen."),
    port: int = typer.Option(4533, "--port", min=0, max=65_535, help="0 takes a free one."),
    db: Path | None = typer.Option(None, "--db", help="The library file."),
    database: str | None = _DATABASE,
    tls_cert: Path | None = typer.Option(None, "--tls-cert", help="A certificate, PEM."),
    tls_key: Path | None = typer.Option(None, "--tls-key", help="Its key, PEM."),
    insecure: bool = typer.Option(False, "--insecure", help="Listen in the open without TLS."),
    public_url: str = typer.Option("", "--public-url", help="How clients reach this server."),
) -> None:
    """Serve until interrupted; loopback only unless told otherwise."""
    work().start(
        folders=folders or [],
        library_file=db,
        database=database,
        debug=bool(ctx.obj),
        listening={
            "host": host,
            "port": port,
            "tls_cert": tls_cert,
            "tls_key": tls_key,
            "insecure": insecure,
            "public_url": public_url,
        },
    )


@users.command("add")
def add_user(
    name: str = _NAME,
    admin: bool = typer.Option(False, "--admin", help="May start scans and see everybody."),
    database: str | None = _DATABASE,
) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    work().add_user(database, name, admin=admin)


@users.command("password")
def change_password(name: str = _NAME, database: str | None = _DATABASE) -> None:
    """Give a user another password."""
    work().change_password(database, name)


@users.command("remove")
def remove_user(name: str = _NAME, database: str | None = _DATABASE) -> None:
    """Remove a user, their keys, playlists and plays."""
    work().remove_user(database, name)


@users.command("list")
def list_users(
    json: bool = typer.Option(False, "--json", help="One object a user."),
    database: str | None = _DATABASE,
) -> None:
    """List everybody."""
    work().list_users(database, as_json=json)


@keys.command("add")
def add_key(
    user: str = _NAME,
    name: str = typer.Option("command line", "--name", help="What the key is for."),
    database: str | None = _DATABASE,
) -> None:
    """Make an API key and print it, this once."""
    work().add_key(database, user, name)


@keys.command("list")
def list_keys(
    user: str = _NAME,
    json: bool = typer.Option(False, "--json", help="One object a key."),
    database: str | None = _DATABASE,
) -> None:
    """List a user's keys; what they are is not kept."""
    work().list_keys(database, user, as_json=json)


@keys.command("revoke")
def revoke_key(
    user: str = _NAME,
    key: str = typer.Argument(..., help="The key's id, as `list` shows it."),
    database: str | None = _DATABASE,
) -> None:
    """Take a key away; its device is signed out."""
    work().revoke_key(database, user, key)


@keys.command("rotate")
def rotate_key() -> None:
    """Sign entitlements with a new key; clients follow from the older ones."""
    work().rotate_key()


@keys.command("distrust")
def distrust_key(key: str = typer.Argument(..., help="The signing key's name.")) -> None:
    """Take a signing key out: nothing it signed is believed any more."""
    work().distrust_key(key)


@users.command("grant")
def grant(
    user: str = _NAME,
    plan: str = typer.Argument(..., help="The plan's name."),
    days: int = typer.Option(30, "--days", min=1, max=3660),
    trial: bool = typer.Option(False, "--trial", help="Ends without being late first."),
    family: str | None = typer.Option(None, "--family", help="The family it belongs to."),
    database: str | None = _DATABASE,
) -> None:
    """Give a membership; the same plan goes on from its end."""
    work().grant(database, user, {"plan": plan, "days": days, "trial": trial, "family": family})


@users.command("memberships")
def memberships(
    user: str = _NAME,
    json: bool = typer.Option(False, "--json", help="One object a membership."),
    database: str | None = _DATABASE,
) -> None:
    """List a user's memberships and where each stands."""
    work().list_memberships(database, user, as_json=json)


@users.command("set-membership")
def set_membership(
    membership: str = typer.Argument(..., help="Its id, as `memberships` shows it."),
    state: MembershipState = typer.Argument(..., help="What becomes of it."),
    database: str | None = _DATABASE,
) -> None:
    """Pause or revoke a membership, or let it go on."""
    work().set_membership(database, membership, state.value)


@plans.command("list")
def list_plans(
    json: bool = typer.Option(False, "--json", help="One object a plan."),
    database: str | None = _DATABASE,
) -> None:
    """List all plans; the one that everybody has is marked."""
    work().list_plans(database, as_json=json)


@plans.command("set")
def set_plan(
    name: str = typer.Argument(..., help="The plan's name."),
    rights: str = typer.Argument(..., help="What it gives, as JSON."),
    title: str = typer.Option("", "--title", help="What people call it."),
    database: str | None = _DATABASE,
) -> None:
    """Add a plan, or change what it gives."""
    work().set_plan(database, name, title or name, rights)


@plans.command("base")
def set_base_plan(
    name: str = typer.Argument(..., help="The plan's name."), database: str | None = _DATABASE
) -> None:
    """Choose what everybody has without a membership: `own` gives all, `free` little."""
    work().set_base_plan(database, name)


@codes.command("new")
def new_code(
    plan: str = typer.Argument(..., help="The plan's name."),
    days: int = typer.Option(30, "--days", min=1, max=3660),
    bound: bool = typer.Option(False, "--device", help="Counts on the device that redeems it."),
    database: str | None = _DATABASE,
) -> None:
    """Make a code and print it, this once."""
    work().new_code(database, plan, days, bound=bound)


def work() -> Any:
    """Return the half of this command that loads the server: 0.5 s no other command needs."""
    try:
        return importlib.import_module("player.cli.serve_run")
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] == "player":
            raise
        raise stop(PlayerError("serve.extra"), ExitCode.MISSING) from error
