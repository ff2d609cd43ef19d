"""The bit-perfect test as the wizard shows it."""

from PySide6.QtCore import QObject, Signal

from player.engine.messages import Policy
from player.outputs import Outputs
from player.proof import Prover
from player.proof.messages import Proof, ProofRequest, ProofState


class ProofModel(QObject):
    """One proof at a time, on the device that was chosen and in the way it is taken."""

    changed = Signal()

    def __init__(self, prover: Prover, outputs: Outputs) -> None:
        super().__init__()
        self._prover, self._outputs = prover, outputs
        self._proof = prover.proof

    @property
    def proof(self) -> Proof:
        """The proof that runs, or the last one."""
        return self._proof

    @property
    def running(self) -> bool:
        """Whether the device is being tested."""
        return self._proof.state is ProofState.RUNNING

    @property
    def device_name(self) -> str:
        """What is tested; empty is the system's default device."""
        chosen = self._outputs.chosen.device
        known = self._outputs.known.devices
        named = (device.name for device in known if device.device_id == chosen)
        return next(named, (chosen or "").partition("/")[2])

    @property
    def policy(self) -> Policy:
        """How the device is taken."""
        return Policy(self._outputs.chosen.policy.value)

    def show(self, proof: Proof) -> None:
        """Take over a step."""
        self._proof = proof
        self.changed.emit()

    def start(self) -> None:
        """Begin; whoever calls this has warned the listener."""
        self._prover.start(ProofRequest(self._outputs.chosen.device, self.policy))

    def cancel(self) -> None:
        """Give up; what was proven until now is kept."""
        self._prover.cancel()
