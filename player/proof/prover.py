"""The prover of the window: starts the process, says how far it is, keeps what was proven."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace

from player.errors import PlayerError
from player.playback import Playback
from player.proof.certificate import Certificate, CertificateStore
from player.proof.messages import Cell, Proof, ProofRequest, ProofState

Listener = Callable[[Proof], None]


def today() -> str:
    """The day, as certificates say it."""
    return datetime.now().astimezone().date().isoformat()


def certificate_of(proof: Proof, cell: Cell, day: str) -> Certificate:
    """What a cell of a proof says, for keeping."""
    return Certificate(proof.device_id, cell.sample_rate, cell.bits, day, proof.heard_by)


class Prover:
    """One proof at a time. Listeners are called on the prover's thread with every step.

    The signature is noise at full scale: whoever starts a proof has warned the listener. What
    plays is stopped first, so that a device that is taken alone is free.

    Args:
        playback: Stopped before, asked to look at its path again after; asks what was proven.
        certificates: Where proofs are kept.
    """

    def __init__(self, playback: Playback, certificates: CertificateStore) -> None:
        self._playback, self._certificates = playback, certificates
        playback.proven_on = certificates.proven_on
        self._proof = Proof()
        self._listeners: list[Listener] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._cancelled = threading.Event()

    @property
    def proof(self) -> Proof:
        """The proof that runs, or the last one."""
        return self._proof

    @property
    def certificates(self) -> CertificateStore:
        """What was proven before."""
        return self._certificates

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every step told; call the result to end it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self, request: ProofRequest) -> None:
        """Begin; while a proof runs, asking again changes nothing."""
        if self._thread and self._thread.is_alive():
            return
        self._cancelled.clear()
        self._playback.stop()
        self._tell(Proof(ProofState.RUNNING, request.device_id or ""))
        self._thread = threading.Thread(
            target=self._run, args=(request,), name="proof", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Give up; what was proven until now is kept."""
        self._cancelled.set()
        if self._process:
            self._process.kill()

    def close(self) -> None:
        """Give up and wait."""
        self.cancel()
        if self._thread:
            self._thread.join()

    def _run(self, request: ProofRequest) -> None:
        words = [sys.executable, "-m", "player.proof", msgspec.json.encode(request).decode()]
        # Its files lie in a folder of ours: a killed process cannot clear up after itself.
        with (
            tempfile.TemporaryDirectory(prefix="galaxia-proof-") as folder,
            subprocess.Popen(  # noqa: S603  our own interpreter and module
                words,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "TMPDIR": folder},
            ) as process,
        ):
            self._hear(process)
        self._process = None
        self._conclude()

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        if self._cancelled.is_set():
            process.kill()
        assert process.stdout is not None  # noqa: S101  asked for above
        for line in process.stdout:
            self._take_in(msgspec.json.decode(line, type=Proof))

    def _take_in(self, proof: Proof) -> None:
        """Keep the newest cell, then tell."""
        if len(proof.cells) > len(self._proof.cells):
            self._keep(proof, proof.cells[-1])
        self._tell(proof)

    def _keep(self, proof: Proof, cell: Cell) -> None:
        try:
            self._certificates.take_in(cell, certificate_of(proof, cell, today()))
        except PlayerError as error:
            self._tell_failure(proof, error)
        self._playback.look_again()

    def _conclude(self) -> None:
        if self._cancelled.is_set():
            self._tell(replace(self._proof, state=ProofState.CANCELLED, current=None))
        elif self._proof.state is ProofState.RUNNING:  # it died
            self._tell_failure(self._proof, PlayerError("proof.failed", reason="its process ended"))

    def _tell_failure(self, proof: Proof, error: PlayerError) -> None:
        details = tuple((name, str(value)) for name, value in error.details.items())
        self._tell(replace(proof, state=ProofState.FAILED, code=error.code, details=details))

    def _tell(self, proof: Proof) -> None:
        self._proof = proof
        for listener in tuple(self._listeners):
            listener(proof)
