"""`galaxia prove`: play a signature, hear it back, compare every sample."""

from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from player.cli.report import ExitCode, complain, print_json, stop
from player.engine.messages import Policy
from player.engine.priority import raise_priority, settle_python
from player.errors import PlayerError
from player.paths import data_dir
from player.proof import (
    Cause,
    Cell,
    CertificateStore,
    Outcome,
    Proof,
    ProofRequest,
    ProofState,
)
from player.proof.prover import certificate_of, today
from player.proof.running import run

_DEVICE = typer.Option(None, "--device", help="A device id of `galaxia devices`.")
_LOOPBACK = typer.Option(None, "--loopback", help="An input device that hears it.")
_EXCLUSIVE = typer.Option(False, "--exclusive", help="Take the device alone.")
_RATE = typer.Option([], "--rate", help="Only this rate, Hz; may be given more than once.")
_BITS = typer.Option([], "--bits", help="Only this depth; may be given more than once.")
_JSON = typer.Option(False, "--json", help="One JSON object a rate and depth, then the summary.")

_CAUSES = {
    Cause.TRUNCATED: "cut to {bits} bits",
    Cause.DITHERED: "noise was added (dither)",
    Cause.GAIN: "a gain of {gain_db:+.3f} dB",
    Cause.INVERTED: "the phase is turned",
    Cause.RESAMPLED: "resampled",
    Cause.SWAPPED_CHANNELS: "left and right are swapped",
    Cause.LOST_CHANNEL: "a channel is lost",
    Cause.MIXED_CHANNELS: "both channels are mixed",
    Cause.DROPPED_BLOCK: "{lost_frames} frames were dropped",
    Cause.ALTERED: "something alters the sound",
}

_OUTCOMES = {
    Outcome.UNHEARD: "nothing like it came back: muted, or heard elsewhere",
    Outcome.REFUSED: "the device does not open like this",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("prove")(prove)


def prove(
    device: str | None = _DEVICE,
    loopback: str | None = _LOOPBACK,
    exclusive: bool = _EXCLUSIVE,
    rate: list[int] = _RATE,
    bits: list[int] = _BITS,
    as_json: bool = _JSON,
) -> None:
    """Prove that a device gets every sample: plays noise at full scale, so turn amplifiers off."""
    policy = Policy.EXCLUSIVE if exclusive else Policy.STANDARD
    request = ProofRequest(device, policy, loopback, tuple(rate), tuple(bits))
    raise_priority()
    settle_python()
    if not as_json:
        complain("Playing noise at full scale; turn amplifiers off.")
    proof = run(request, _Teller(as_json=as_json))
    if proof.state is ProofState.FAILED:
        raise stop(PlayerError(proof.code, **dict(proof.details)), ExitCode.MISSING)
    _conclude(proof, as_json=as_json)
    if not all(cell.ok for cell in proof.cells):
        raise typer.Exit(ExitCode.SOME_FAILED)


class _Teller:
    """Keeps and, as JSON, prints each cell as it is done."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._told = 0
        self._store = CertificateStore(data_dir() / "certificates.json")

    def __call__(self, proof: Proof) -> None:
        for cell in proof.cells[self._told :]:
            self._store.take_in(cell, certificate_of(proof, cell, today()))
            if self._as_json:
                print_json(_fields(cell))
        self._told = len(proof.cells)


def _fields(cell: Cell) -> dict[str, Any]:
    found = cell.comparison
    fields = {
        "sample_rate": cell.sample_rate,
        "bits": cell.bits,
        "ok": cell.ok,
        "outcome": found.outcome.value,
        "frames": found.frames,
        "first_difference": found.first_difference,
        "delay_frames": found.delay_frames,
        "cause": found.cause.value if found.cause else None,
        "gain_db": found.gain_db,
        "cut_to_bits": found.bits,
        "lost_frames": found.lost_frames,
        "to_rate": cell.to_rate,
        "configuration": cell.configuration,
    }
    always = ("sample_rate", "bits", "ok", "outcome", "frames", "first_difference", "cause")
    return {name: value for name, value in fields.items() if value is not None or name in always}


def _conclude(proof: Proof, *, as_json: bool) -> None:
    proven = [cell for cell in proof.cells if cell.ok]
    if as_json:
        summary = {"device": proof.device_id, "heard_by": proof.heard_by, "cells": len(proof.cells)}
        print_json({**summary, "proven": len(proven), "ok": len(proven) == len(proof.cells)})
        return
    table = Table("Hz", "bits", "", "first difference", "likely cause", box=None)
    for cell in proof.cells:
        first = cell.comparison.first_difference
        mark = "ok" if cell.ok else cell.comparison.outcome.value
        frame = "" if first is None else f"frame {first}"
        table.add_row(str(cell.sample_rate), str(cell.bits), mark, frame, _cause(cell))
    console = Console()
    console.print(f"{proof.device_id}, heard by {proof.heard_by}")
    console.print(table)
    console.print(f"{len(proven)} of {len(proof.cells)} proven")


def _cause(cell: Cell) -> str:
    found = cell.comparison
    if found.cause is None:
        return _OUTCOMES.get(found.outcome, "")
    if cell.to_rate:
        return f"resampled to {cell.to_rate} Hz"
    bits = found.bits or 0
    return _CAUSES[found.cause].format(
        bits=bits, gain_db=found.gain_db or 0.0, lost_frames=found.lost_frames or 0
    )
