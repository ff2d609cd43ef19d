"""Fill the matrix: play the signature at every rate and depth through the real engine.

Runs in a process of its own, or in a command's: it loads the sound card, decoder and resampler.
"""

import importlib
import queue
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import soundfile
from msgspec.structs import replace

from dsp.resample import resampled
from player.engine import messages as m
from player.engine.local import LocalEngine
from player.engine.system_output import SystemOutput
from player.errors import PlayerError
from player.proof.certificate import configuration_hash
from player.proof.compare import compare
from player.proof.loopback import Loopback, loopback_for
from player.proof.messages import Cause, Cell, Comparison, Outcome, Proof, ProofRequest, ProofState
from player.proof.signature import Frames, as_floats, body, signature

_PATIENCE_S = 30.0
_LOWEST_RATE = 44_100  # a listener who wants lower ones names them
_LATENCY_MS = 200.0  # samples are judged here, not deadlines

Tell = Callable[[Proof], None]


def run(request: ProofRequest, tell: Tell) -> Proof:
    """Prove what was asked; `tell` hears every step. A device that cannot be proven is a value."""
    proof = Proof(ProofState.RUNNING, request.device_id or "")
    try:
        portaudio = importlib.import_module("player.engine.portaudio")
        device = portaudio.find_device(request.device_id)
        takes = portaudio.probe(device.device_id)
        rates = request.rates or tuple(r for r in takes.rates if r >= _LOWEST_RATE)
        loopback = loopback_for(device, request.loopback)
        proof = replace(
            proof, device_id=device.device_id, heard_by=loopback.description,
            rates=rates, depths=request.depths or takes.depths,
        )  # fmt: skip
        return _finished(_Matrix(request.policy, loopback, tell).fill(proof), tell)
    except OSError:
        return _failed(proof, PlayerError("device.none"), tell)
    except PlayerError as error:
        return _failed(proof, error, tell)


def _finished(proof: Proof, tell: Tell) -> Proof:
    done = replace(proof, state=ProofState.FINISHED, current=None)
    tell(done)
    return done


def _failed(proof: Proof, error: PlayerError, tell: Tell) -> Proof:
    details = tuple((name, str(value)) for name, value in error.details.items())
    failed = replace(proof, state=ProofState.FAILED, current=None, code=error.code, details=details)
    tell(failed)
    return failed


class _Matrix:
    """One engine, one loopback, cell after cell."""

    def __init__(self, policy: m.Policy, loopback: Loopback, tell: Tell) -> None:
        self._policy, self._loopback, self._tell = policy, loopback, tell
        self._heard: queue.SimpleQueue[m.Event] = queue.SimpleQueue()

    def fill(self, proof: Proof) -> Proof:
        """Play every cell."""
        engine = LocalEngine(SystemOutput())
        engine.start(self._heard.put)
        with closing(engine), tempfile.TemporaryDirectory(prefix="galaxia-proof-") as folder:
            for sample_rate in proof.rates:
                # this very rate: what is refused is no proof of another one
                plan = m.RatePlan(m.RateRule.FIXED, sample_rate)
                choice = m.OutputChoice(proof.device_id, self._policy, _LATENCY_MS, plan)
                engine.send(m.SetOutput(choice))
                for bits in proof.depths:
                    proof = replace(proof, current=(sample_rate, bits))
                    self._tell(proof)
                    path = Path(folder) / f"{sample_rate}-{bits}.wav"
                    cell = self._cell(engine, path, sample_rate, bits)
                    proof = replace(proof, cells=(*proof.cells, cell))
        return proof

    def _cell(self, engine: LocalEngine, path: Path, sample_rate: int, bits: int) -> Cell:
        if self._loopback.rate_behind() not in {None, sample_rate}:
            self._offer(engine, path, sample_rate)
        soundfile.write(path, signature(sample_rate, bits), sample_rate, subtype=f"PCM_{bits}")
        self._loopback.begin(sample_rate)
        try:
            output = self._play(engine, path)
        finally:
            captured = self._loopback.end()
            path.unlink()
        if output is None:
            return Cell(sample_rate, bits, Comparison(Outcome.REFUSED))
        reference = body(sample_rate, bits)
        found, behind = _compared(captured, reference, sample_rate, self._loopback.rate_behind())
        return Cell(sample_rate, bits, found, behind, configuration_hash(output, bits))

    def _offer(self, engine: LocalEngine, path: Path, sample_rate: int) -> None:
        """Play silence: a server may switch a sink's rate, but not while somebody records it."""
        soundfile.write(path, np.zeros((sample_rate // 50, 2)), sample_rate, subtype="PCM_16")
        self._play(engine, path)

    def _play(self, engine: LocalEngine, path: Path) -> m.OutputChanged | None:
        """Play a file to its end; return what was opened, None when nothing was."""
        engine.send(m.Load((m.PlayItem(1, str(path)),)))
        opened, deadline = None, time.monotonic() + _PATIENCE_S
        while True:
            event = self._next_event(deadline)
            match event:
                case m.OutputChanged(silent=silent):
                    opened = None if silent else event
                case m.Ended():
                    return opened
                case m.OutputFailed() | m.ItemFailed() | None:
                    engine.send(m.Stop())
                    return None
                case m.EngineFailed(reason=reason):
                    raise PlayerError("proof.failed", reason=reason)
                case _:
                    pass

    def _next_event(self, deadline: float) -> m.Event | None:
        try:
            return self._heard.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return None


def _compared(
    captured: Frames, reference: Frames, sample_rate: int, behind: int | None
) -> tuple[Comparison, int | None]:
    """Compare; a capture at another rate is brought back first, and is different by that alone."""
    if behind is None or behind == sample_rate:
        return compare(captured, reference), None
    brought_back = resampled(as_floats(captured).T, behind, sample_rate).T
    whole = np.clip(np.rint(brought_back * 2.0**31), -(2**31), 2**31 - 256).astype(np.int32)
    found = compare(np.ascontiguousarray(whole), reference)
    if found.outcome is Outcome.UNHEARD:
        return found, behind
    different = replace(found, outcome=Outcome.DIFFERENT, cause=Cause.RESAMPLED)
    return replace(different, first_difference=found.first_difference or 0), behind
