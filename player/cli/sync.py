"""`galaxia sync`: the listener's own servers, without the window."""

import sys
from contextlib import closing
from pathlib import Path

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from player.cli.report import ExitCode, complain, print_json, stop
from player.errors import PlayerError
from player.library.library import Library
from player.library.location import library_path
from player.library.remote.sources import SUBSONIC, NewSource, SourceRow
from player.library.remote.twins import find_twins
from player.paths import data_dir
from player.service.secrets import Secrets
from player.service.servers import keep_credentials, open_server, secret_name, tell_scrobbler
from player.service.source import ADDRESSES, Credentials, ScrobblerKind
from player.service.syncing.report import SyncReport, SyncWatcher
from player.service.syncing.sync import Sync

group = typer.Typer(no_args_is_help=True, help="Your own music servers (OpenSubsonic).")

_DB = typer.Option(None, "--db", help="The library file.")
_JSON = typer.Option(False, "--json", help="JSON instead of text.")


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(group, name="sync")


def secrets() -> Secrets:
    """Return where this listener's credentials are."""
    return Secrets(data_dir() / "secrets.json")


@group.command()
def add(
    name: str = typer.Argument(..., help="What you call it."),
    url: str = typer.Argument(..., help="Its address, without /rest."),
    user: str = typer.Option("", "--user", "-u", help="Your name there."),
    api_key: bool = typer.Option(False, "--api-key", help="Ask for an API key, not a password."),
    plain_password: bool = typer.Option(
        False, "--plain-password", help="Allow the password to travel unprotected."
    ),
    pin: str | None = typer.Option(None, "--pin", help="SHA-256 of the certificate to trust."),
    db: Path | None = _DB,
) -> None:
    """Add a server; the password is asked for, or read from standard input."""
    secret = _secret("API key" if api_key else "Password")
    credentials = Credentials(user, "" if api_key else secret, secret if api_key else "")
    with closing(Library.open(library_path(db))) as library:
        new = NewSource(name, url.rstrip("/"), user, pin, plain_password)
        source_id = library.sources.add(new)
        try:
            keep_credentials(secrets(), source_id, credentials)
            source = library.sources.find(name)
            server = open_server(library, secrets(), source)
        except PlayerError:
            library.sources.remove(source_id)
            secrets().delete(secret_name(source_id))
            raise
        server.client.close()
        found = server.capabilities
    kind = found.server or "Subsonic"
    typer.echo(f"{name}: {kind} {found.server_version or found.api_version}; signed in.")


@group.command()
def scrobble(
    kind: ScrobblerKind = typer.Argument(..., help="Which service."),
    user: str = typer.Option("", "--user", "-u", help="Your name there (Last.fm)."),
    url: str = typer.Option("", "--url", help="Another server of the same kind."),
    db: Path | None = _DB,
) -> None:
    """Tell a service what you hear, from now on: title, artist, album and when. Nothing else.

    ListenBrainz asks for your token. Last.fm asks for the password, then for KEY:SECRET of an API
    account of yours.
    """
    listenbrainz = kind is ScrobblerKind.LISTENBRAINZ
    password = "" if listenbrainz else _secret("Password")
    api_key = _secret("Token" if listenbrainz else "KEY:SECRET")
    with closing(Library.open(library_path(db))) as library:
        new = NewSource(kind, url or ADDRESSES[kind], user, kind=kind)
        source_id = library.sources.add(new)
        keep_credentials(secrets(), source_id, Credentials(user, password, api_key))
    typer.echo(f"{kind}: told of what you hear from now on; `galaxia sync remove {kind}` ends it.")


@group.command("list")
def list_all(db: Path | None = _DB, json: bool = _JSON) -> None:
    """Name the servers, and how the last sync went."""
    with closing(Library.open(library_path(db))) as library:
        rows = library.sources.rows()
        waiting = library.outbox.count()
    for row in rows:
        if json:
            print_json({"name": row.name, "url": row.url, "user": row.user,
                        "last_ok_ms": row.last_ok_ms, "problem": row.problem})  # fmt: skip
        else:
            typer.echo(f"{row.name}  {row.url}  {row.problem or 'in step'}")
    if waiting and not json:
        typer.echo(f"{waiting} acts of yours wait to be sent.")


@group.command()
def run(
    name: str | None = typer.Argument(None, help="One server; all of them when left out."),
    whole: bool = typer.Option(False, "--whole", help="Read everything, changed or not."),
    db: Path | None = _DB,
    json: bool = _JSON,
) -> None:
    """Send what you did, read what changed."""
    failed = False
    with closing(Library.open(library_path(db))) as library:
        rows = [library.sources.find(name)] if name else library.sources.rows()
        if not rows:
            raise stop("There is no source; `galaxia sync add` adds one.", ExitCode.MISSING)
        for source in rows:
            try:
                _tell(source, _sync(library, source, whole=whole), json=json)
            except PlayerError as error:
                library.sources.fail(source.id, error.sentence)
                complain(error)
                failed = True
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


@group.command()
def remove(name: str = typer.Argument(...), db: Path | None = _DB) -> None:
    """Forget a server and its songs; nothing is deleted there."""
    with closing(Library.open(library_path(db))) as library:
        source = library.sources.find(name)
        library.sources.remove(source.id)
    secrets().delete(secret_name(source.id))
    typer.echo(f"{name}: forgotten.")


@group.command()
def keep(
    name: str = typer.Argument(..., help="The server."),
    query: str = typer.Option("", "--query", "-q", help="Only the songs a search finds."),
    playlist: str = typer.Option("", "--playlist", help="Only a playlist, whatever comes into it."),
    off: bool = typer.Option(False, "--off", help="No longer; room is made when it is needed."),
    db: Path | None = _DB,
) -> None:
    """Keep a server's songs on this computer, all or some; the player brings them in."""
    with closing(Library.open(library_path(db))) as library:
        source = library.sources.find(name)
        if playlist:
            row = library.playlists.find(playlist)
            library.remote_files.pin_playlist(row.id, pinned=not off)
        elif query:
            library.remote_files.pin([int(k) for k in library.tracks.ids(query)], pinned=not off)
        else:
            library.sources.keep(source.id, kept=not off)
        kept = library.remote_files.pinned(source.id)
    typer.echo(f"{name}: {len(kept)} songs are kept here.")


@group.command()
def outbox(db: Path | None = _DB, json: bool = _JSON) -> None:
    """List what could not be saved, and why."""
    with closing(Library.open(library_path(db))) as library:
        problems = library.outbox.problems()
        for intent in problems:
            if json:
                print_json(msgspec.structs.asdict(intent))
            else:
                typer.echo(f"{intent.kind} {intent.key}: {intent.problem}")
    if not problems and not json:
        typer.echo("Everything you did has arrived.")


def _sync(library: Library, source: SourceRow, *, whole: bool) -> SyncReport:
    if source.kind != SUBSONIC:
        sent = tell_scrobbler(library, secrets(), source)
        return SyncReport(sent=sent)
    server = open_server(library, secrets(), source, look_again=whole)
    columns = SpinnerColumn(), TextColumn("{task.description}  {task.completed} songs")
    with closing(server.client), Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(source.name, total=None)
        watcher = SyncWatcher(on_page=lambda seen: bar.update(task, completed=seen))
        report = Sync(server, library, source, watcher).run(whole=whole)
    if report.written or report.dropped:
        find_twins(library.database, source.id)
    return report


def _tell(source: SourceRow, report: SyncReport, *, json: bool) -> None:
    if json:
        print_json({"name": source.name, **msgspec.structs.asdict(report)})
        return
    changes = f"{report.written} songs new or changed, {report.dropped} gone"
    typer.echo(f"{source.name}: {changes}, {report.sent} sent, {report.playlists} playlists.")
    if report.suspect:
        complain(f"{source.name}: so much is missing there that nothing was dropped yet.")


def _secret(what: str) -> str:
    if sys.stdin.isatty():
        return str(typer.prompt(what, hide_input=True))
    return sys.stdin.readline().rstrip("\n")
