"""Proof that what we play arrives bit for bit: a signature, a loopback, a comparison.

`session.prover` is a `Prover`: `start(ProofRequest(device_id))`, `cancel()`, `listen(...)` and the
`Proof` of the moment, a matrix of `Cell`s (rate x depth) with outcome, first difference and likely
cause. What was equal is kept in a `CertificateStore`; the path of the same configuration is then
`Verdict.PROVEN`. The heavy part runs in `python -m player.proof`.
"""

from player.proof.certificate import Certificate, CertificateStore
from player.proof.messages import (
    Cause,
    Cell,
    Comparison,
    Outcome,
    Proof,
    ProofRequest,
    ProofState,
)
from player.proof.prover import Prover

__all__ = [
    "Cause",
    "Cell",
    "Certificate",
    "CertificateStore",
    "Comparison",
    "Outcome",
    "Proof",
    "ProofRequest",
    "ProofState",
    "Prover",
]
