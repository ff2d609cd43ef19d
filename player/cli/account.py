"""`galaxia account`: membership of a service, in a terminal."""

import importlib
import threading
import time
import webbrowser
from typing import Any

import typer

from player.cli.report import ExitCode, print_json, stop
from player.errors import PlayerError
from player.paths import data_dir
from player.rights import rights_document
from player.service.membership.states import AccountState

group = typer.Typer(no_args_is_help=True, help="Membership of a service; your music needs none.")

_SECRETS = "account-secrets.json"
_JSON = typer.Option(False, "--json", help="JSON instead of text.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="account")


@group.command()
def status(json: bool = _JSON) -> None:
    """Say where this device stands, without asking anybody."""
    _show(_member().state, json=json)


@group.command()
def login(
    url: str = typer.Argument(..., help="The service, https://..."),
    code: bool = typer.Option(False, "--code", help="Show a code to type on another device."),
) -> None:
    """Sign in with the browser, or with a code typed elsewhere."""
    member, never = _member(), threading.Event()
    if code:
        member.sign_in_with_code(url, _show_code, never)
    else:
        member.sign_in(url, _open_page, never)
    _show(member.state, json=False)
    if member.state.secrets_in_file:
        path = data_dir() / _SECRETS
        typer.echo(f"This system offers no keyring: keys lie in {path}, for your eyes alone.")


@group.command()
def logout() -> None:
    """Sign this device out."""
    member = _member()
    try:
        member.sign_out()
    except PlayerError as error:
        raise stop(f"Signed out here. {error.sentence}") from error
    typer.echo("Signed out.")


@group.command()
def refresh(json: bool = _JSON) -> None:
    """Ask the service what this device may have."""
    member = _member()
    member.refresh()
    _show(member.state, json=json)


@group.command()
def devices(
    remove: str | None = typer.Option(None, "--remove", help="Sign the device with this id out."),
    json: bool = _JSON,
) -> None:
    """List the devices of the account, or sign one out."""
    member = _member()
    member.look_at_devices(remove or "")
    state = member.state
    for device in state.devices:
        here = "  (this device)" if device.current else ""
        fields = {"id": device.id, "name": device.name, "today": device.today}
        if json:
            print_json({**fields, "current": device.current})
        else:
            typer.echo(f"{device.id}  {device.name}{'  today' if device.today else ''}{here}")
    if not json:
        used = sum(device.today for device in state.devices)
        typer.echo(f"{used} of {state.device_limit} devices used the membership today.")


@group.command()
def redeem(code: str = typer.Argument(..., help="25 letters and digits.")) -> None:
    """Turn a code into a membership."""
    member = _member()
    member.redeem(code)
    _show(member.state, json=False)


def _member() -> Any:
    """Load the part that talks to services: 0.3 s that no other command needs."""
    module = importlib.import_module("player.service.membership.member")
    folder = data_dir()
    return module.Member(folder / "membership.json", folder / _SECRETS)


def _open_page(page: str) -> None:
    if not webbrowser.open(page):
        typer.echo(f"Open this page in a browser on this machine:\n{page}")


def _show_code(shown: Any) -> None:
    typer.echo(f"Open {shown.page} on any device and type {shown.code}")


def _show(state: AccountState, *, json: bool) -> None:
    if json:
        print_json(_fields(state))
        return
    at = f" at {state.url}" if state.url else ""
    typer.echo(f"{state.standing.value.capitalize()}{at}; streams up to {state.rights.quality}.")
    for one in state.memberships:
        typer.echo(f"{one.plan}: {one.state} until {_day(one.end_s)}")
    if state.expires_s:
        ends = f"{_day(state.expires_s)}, and in grace until {_day(state.grace_ends_s or 0)}"
        typer.echo(f"Counts offline until {ends}.")
    if state.is_clock_suspect:
        raise stop("This machine's clock is far back; go online once.", ExitCode.SOME_FAILED)


def _fields(state: AccountState) -> dict[str, object]:
    return {
        "standing": state.standing.value,
        "url": state.url,
        "rights": rights_document(state.rights),
        "memberships": [{"plan": one.plan, "state": one.state} for one in state.memberships],
        "expires": state.expires_s,
        "grace_ends": state.grace_ends_s,
        "clock_suspect": state.is_clock_suspect,
        "secrets_in_file": state.secrets_in_file,
    }


def _day(at_s: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime(at_s))
