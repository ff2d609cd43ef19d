"""What `galaxia devices` says a device takes, in words."""

import pytest

from player.cli.devices import taken
from player.engine.messages import Capabilities

DAC = tuple((rate, bits) for rate in (44_100, 192_000, 96_000) for bits in (24, 16))


@pytest.mark.parametrize(
    "answer, words",
    [
        (Capabilities("a", DAC), "44.1-192 kHz, 16, 24 bit"),
        (Capabilities("a", ((48_000, 16),)), "48 kHz, 16 bit"),
        (Capabilities("a", busy=True), "in use: it cannot be asked"),
        (Capabilities("a"), "it does not say"),
        (None, "it does not say"),
    ],
)
def test_rates_and_depths_or_why_there_are_none(answer, words):
    assert taken(answer) == words
