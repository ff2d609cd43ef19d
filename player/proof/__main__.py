"""`python -m player.proof REQUEST`: a proof in a process of its own, one JSON object a step."""

import sys

import msgspec

from player.engine.priority import raise_priority, settle_python
from player.proof.messages import Proof, ProofRequest
from player.proof.running import run


def _tell(proof: Proof) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(proof) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Read the request from the command line, print every step."""
    request = msgspec.json.decode(sys.argv[1], type=ProofRequest)
    raise_priority()
    settle_python()
    run(request, _tell)


if __name__ == "__main__":
    main()
