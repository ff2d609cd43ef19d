"""What was proven, tied to the configuration it was proven with; kept among the data."""

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from player.documents import DocumentFormat, load, save
from player.engine.messages import OutputChanged
from player.errors import PlayerError
from player.model import AudioFormat
from player.proof.messages import Cell, Outcome


class Certificate(Struct, frozen=True):
    """A capture that was equal in every sample.

    Attributes:
        proven_on: The day, "2026-05-31".
        heard_by: How the sound came back: a proof reaches as far as the place it was heard at.
    """

    device_id: str
    sample_rate: int
    bits: int
    proven_on: str
    heard_by: str
    software: str = ""


class Certificates(Struct, frozen=True):
    """All of them, by the hash of their configuration."""

    by_configuration: Mapping[str, Certificate] = field(default_factory=dict)


CERTIFICATES = DocumentFormat(Certificates, schema=1, steps={})


def configuration_hash(output: OutputChanged, bits: int) -> str:
    """Return the hash of all that a proof holds for; anything else about it and it is void."""
    facts = (
        output.device_id, output.api, output.sample_rate, output.channels, output.bits,
        output.policy.value, output.software, bits,
    )  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(facts)).hexdigest()


_DEPTHS = (16, 20, 24, 32)


class CertificateStore:
    """Certificates in one document; usable from any thread.

    Samples of 16 bits are among those of 24: the stream is the same, left-justified, and whoever
    lets every deeper one pass lets these pass. Never the other way round.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._kept = self._read()

    def proven_on(self, output: OutputChanged, fmt: AudioFormat) -> str | None:
        """The day on which this output was proven at this file's depth or a deeper one.

        The file's own depth counts first; None when neither ever was.
        """
        if fmt.bit_depth is None or fmt.channels != output.channels:
            return None
        kept = self._kept.by_configuration
        depths = (fmt.bit_depth, *(depth for depth in _DEPTHS if depth > fmt.bit_depth))
        found = (kept.get(configuration_hash(output, depth)) for depth in depths)
        return next((proof.proven_on for proof in found if proof), None)

    def of_device(self, device_id: str) -> tuple[Certificate, ...]:
        """What was proven on a device, with whatever software."""
        kept = self._kept.by_configuration.values()
        return tuple(found for found in kept if found.device_id == device_id)

    def take_in(self, cell: Cell, certificate: Certificate) -> None:
        """Keep what was equal; throw away what was and is not any more.

        Where samples do not arrive, those of a deeper proof at this rate do not either.
        """
        if not cell.configuration:
            return
        with self._lock:
            kept = dict(self._kept.by_configuration)
            kept.pop(cell.configuration, None)
            if cell.ok:
                kept[cell.configuration] = certificate
            elif cell.comparison.outcome is Outcome.DIFFERENT:
                kept = {key: old for key, old in kept.items() if not _is_refuted(old, certificate)}
            self._kept = replace(self._kept, by_configuration=kept)
            save(CERTIFICATES, self._path, self._kept)

    def _read(self) -> Certificates:
        """A file that cannot be read proves nothing."""
        try:
            return load(CERTIFICATES, self._path)
        except PlayerError:
            return Certificates()


def _is_refuted(old: Certificate, failed: Certificate) -> bool:
    """Whether an older proof says more than what has just failed on the same device and rate."""
    where = (old.device_id, old.sample_rate, old.software)
    same = where == (failed.device_id, failed.sample_rate, failed.software)
    return same and old.bits >= failed.bits
