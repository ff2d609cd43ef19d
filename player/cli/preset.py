"""`galaxia preset`: list, show, import, check, export and plot presets."""

import importlib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import typer

from player.cli.report import ExitCode, complain, print_json
from player.documents import reason_of, write_atomically
from player.engine.impulse import with_impulses
from player.errors import PlayerError
from player.paths import data_dir
from player.presets.export import to_apo, to_autoeq
from player.presets.importers.reading import ImportedPreset, read_preset_file
from player.presets.loading import load_preset, own_heads
from player.presets.plot import response_svg
from player.presets.schema import Preset, document_of, encode_preset
from player.presets.store import PresetStore, renamed

_PRESET = typer.Argument(help="A preset's name, or any file Galaxia can import.")
_FILE = typer.Argument(help="A preset file of Galaxia or of another program.")
_JSON = typer.Option(False, "--json", help="One JSON object a preset.")
_OUT = typer.Option(None, "--out", "-o", help="Where to write it; the terminal otherwise.")

presets = typer.Typer(no_args_is_help=True, help="Saved chains, yours and other programs'.")


class TextFormat(StrEnum):
    """What `preset export` writes."""

    GALAXIA = "galaxia"
    APO = "apo"
    AUTOEQ = "autoeq"


def register(app: typer.Typer) -> None:
    """Add the group."""
    app.add_typer(presets, name="preset")


@presets.command("list")
def list_presets(json: bool = _JSON) -> None:
    """List all presets; files that cannot be used are reported with their problem."""
    failed = False
    for item in store().presets():
        if item.preset is None:
            complain(f"{item.name}: {item.problem}")
            failed = True
            continue
        description = item.preset.description
        if json:
            fields = {"name": item.name, "builtin": item.builtin, "description": description}
            print_json(fields)
        else:
            typer.echo(
                f"{item.name:<28} {'built in' if item.builtin else 'yours':<9} {description}"
            )
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


@presets.command("show")
def show(name: str = _PRESET, json: bool = _JSON) -> None:
    """Show a preset's stages and their parameters."""
    found = find(name)
    _report_notes(found)
    document = msgspec.to_builtins(document_of(found.preset))
    if json:
        print_json({**document, "source": found.source, "notes": _notes(found)})
        return
    typer.echo(f"{found.preset.name}  ({found.source})")
    for stage in document["stages"]:
        state = "" if stage["enabled"] else "  (off)"
        typer.echo(f"  {stage['name']}{state}")
        for key, value in stage["params"].items():
            typer.echo(f"    {key}: {_short(value)}")


@presets.command("import")
def import_file(
    file: Path = _FILE,
    name: str = typer.Option("", "--name", help="Another name than the file's."),
    json: bool = _JSON,
) -> None:
    """Import a file as one of your presets; lines left out are named with their number."""
    found = read_preset_file(file)
    own = store()
    kept = renamed(found.preset, name or own.free_name(found.preset.name))
    path = own.save(kept)
    _report_notes(found)
    if json:
        print_json(_summary(found) | {"name": kept.name, "file": str(path)})
    else:
        typer.echo(f"“{kept.name}” imported ({found.source}).")


@presets.command("check")
def check(file: Path = _FILE, json: bool = _JSON) -> None:
    """Say what a file means without keeping it; exit code 1 when lines are left out."""
    found = read_preset_file(file)
    if json:
        print_json(_summary(found))
    else:
        _report_notes(found)
        count = len(found.preset.chain.slots)
        typer.echo(f"{found.source}: {count} stages, {len(found.notes)} notes.")
    if found.notes:
        raise typer.Exit(ExitCode.SOME_FAILED)


@presets.command("export")
def export(
    name: str = _PRESET,
    out: Path | None = _OUT,
    text_format: TextFormat = typer.Option(TextFormat.GALAXIA, "--format", help="Whose text."),
) -> None:
    """Write a preset as a Galaxia document, Equalizer APO or AutoEq text."""
    found = find(name)
    _report_notes(found)
    _write(_WRITERS[text_format](found.preset), out)


@presets.command("plot")
def plot(
    name: str = _PRESET,
    out: Path | None = _OUT,
    rate: int = typer.Option(48_000, "--rate", min=8_000, max=768_000, help="Sample rate, Hz."),
) -> None:
    """Draw what a preset does to each frequency as SVG, measured through its running stages."""
    if out and out.suffix.lower() != ".svg":
        raise typer.BadParameter(f"plots are drawn as .svg, not as {out.suffix or 'nothing'}")
    loaded = load_preset(name, store(), own_heads())
    for note in loaded.notes:
        complain(note.sentence)
    transfer = importlib.import_module("dsp.analysis.transfer")  # scipy: 0.8 s no other needs
    heard = transfer.measured_response(with_impulses(loaded.chain), rate)
    _write(response_svg(loaded.name, rate, heard.freq_hz, heard.left_db, heard.right_db), out)


def _to_galaxia(preset: Preset) -> str:
    return encode_preset(preset).decode()


_WRITERS: dict[TextFormat, Callable[[Preset], str]] = {
    TextFormat.GALAXIA: _to_galaxia,
    TextFormat.APO: to_apo,
    TextFormat.AUTOEQ: to_autoeq,
}


def store() -> PresetStore:
    """Return the store of this listener's presets."""
    return PresetStore(data_dir() / "presets")


def find(name: str) -> ImportedPreset:
    """Return a preset by its name, or from the file of that path."""
    path = Path(name)
    if path.suffix and path.is_file():
        return read_preset_file(path)
    found: Preset = store().get(name)
    return ImportedPreset(found, "Galaxia")


def _write(content: str, out: Path | None) -> None:
    if out is None:
        typer.echo(content, nl=False)
        return
    try:
        write_atomically(out, content.encode())
    except OSError as error:
        raise PlayerError("file.write_failed", path=out, reason=reason_of(error)) from error


def _summary(found: ImportedPreset) -> dict[str, Any]:
    stages = [slot.params.kind for slot in found.preset.chain.slots]
    name, source = found.preset.name, found.source
    return {"name": name, "source": source, "stages": stages, "notes": _notes(found)}


def _notes(found: ImportedPreset) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(note) for note in found.notes]


def _report_notes(found: ImportedPreset) -> None:
    for note in found.notes:
        complain(note.sentence)


def _short(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 160 else f"{text[:150]}… ({len(text)} characters)"
