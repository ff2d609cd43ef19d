"""What a proof counts for: never more than it showed."""

import pytest
from msgspec.structs import replace

from player.engine.messages import OutputChanged
from player.model import AudioFormat
from player.proof import Cell, Certificate, CertificateStore, Comparison, Outcome
from player.proof.certificate import configuration_hash

DAC = OutputChanged("DAC", "ALSA", 48_000, 2, 20.0, silent=False, device_id="dac")


def file_of(bits, channels=2):
    return AudioFormat("FLAC", 48_000, channels, bits, lossless=True)


def prove(store, bits, day="2026-05-31", output=DAC, outcome=Outcome.EQUAL):
    cell = Cell(
        output.sample_rate, bits, Comparison(outcome), None, configuration_hash(output, bits)
    )
    store.take_in(cell, Certificate("dac", output.sample_rate, bits, day, "file"))


@pytest.fixture
def store(tmp_path):
    return CertificateStore(tmp_path / "certificates.json")


def test_a_proof_of_24_bits_counts_for_files_of_16(store):
    prove(store, 24)
    assert store.proven_on(DAC, file_of(24)) == "2026-05-31"
    assert store.proven_on(DAC, file_of(16)) == "2026-05-31"
    assert store.proven_on(DAC, file_of(20)) == "2026-05-31"


def test_a_proof_of_16_bits_says_nothing_of_24(store):
    prove(store, 16)
    assert store.proven_on(DAC, file_of(24)) is None
    assert store.proven_on(DAC, file_of(16)) == "2026-05-31"


def test_a_files_own_depth_counts_first(store):
    prove(store, 24, "2026-05-31")
    prove(store, 16, "2026-06-01")
    assert store.proven_on(DAC, file_of(16)) == "2026-06-01"


@pytest.mark.parametrize(
    "other",
    [
        replace(DAC, sample_rate=96_000),
        replace(DAC, channels=6),
        replace(DAC, device_id="other"),
        replace(DAC, software="newer"),
    ],
)
def test_another_configuration_is_not_proven_by_it(store, other):
    prove(store, 24)
    assert store.proven_on(other, file_of(16)) is None


def test_what_fails_at_16_bits_is_not_proven_at_24_any_more(store):
    prove(store, 24)
    prove(store, 16, outcome=Outcome.DIFFERENT)
    assert store.proven_on(DAC, file_of(16)) is None
    assert store.proven_on(DAC, file_of(24)) is None


def test_what_fails_at_24_bits_may_be_whole_at_16(store):
    prove(store, 16)
    prove(store, 24, outcome=Outcome.DIFFERENT)
    assert store.proven_on(DAC, file_of(16)) == "2026-05-31"
    assert store.proven_on(DAC, file_of(24)) is None


def test_a_lossy_file_is_proven_by_nothing(store):
    prove(store, 24)
    assert store.proven_on(DAC, file_of(None)) is None
