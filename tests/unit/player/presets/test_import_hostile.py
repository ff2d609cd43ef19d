"""Whatever a file holds, it is a chain with notes or one sentence, and it comes soon."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.documents import DocumentError
from player.presets.importers.apo import import_apo
from player.presets.importers.camilla import import_camilla
from player.presets.importers.easyeffects import import_easyeffects
from player.presets.importers.reading import import_text
from player.presets.importers.text import text_of
from player.presets.schema import decode_preset

TOKENS = """Filter: ON OFF PK LSC LS HS IIR Order 2 Coefficients Fc Gain Q BW Oct dB Hz 100 -6,5
8.000 nan . + - Preamp: Channel: L R all 9 Copy: L=R L=0.5*R+-6dB*L L= =L GraphicEQ: ; 1e999
Delay: ms samples Convolution: Include: If: Else: EndIf: Device: `x` Stage: Eval: # \0"""
WORDS = st.sampled_from(TOKENS.split())
LINES = st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=9).map("\n".join)
NUMBERS = st.floats() | st.integers() | st.none() | st.booleans() | st.text(max_size=3)
JSON = st.recursive(NUMBERS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@settings(max_examples=150)
@given(LINES | st.text(max_size=200))
def test_any_text_is_a_chain_with_notes(text):
    imported = import_apo(text)
    assert len(imported.chain.slots) <= 32
    assert all(note.sentence for note in imported.notes)


@given(st.text(max_size=200) | LINES | st.binary(max_size=200).map(text_of))
def test_any_content_is_a_chain_or_one_sentence(text):
    with suppress(DocumentError):
        import_text(text)
    with suppress(DocumentError):
        import_camilla(text)
    with suppress(DocumentError):
        import_easyeffects(text)


FILTERS = st.sampled_from(
    ["Peaking", "Highshelf", "Lowpass", "Free", "Tilt", "GraphicEqualizer", "LinkwitzRileyLowpass"]
)
KEYS = st.sampled_from(
    ["freq", "gain", "q", "slope", "bandwidth", "order", "gains", "a", "b", "b0"]
)


@settings(max_examples=80)
@given(
    st.sampled_from(["Biquad", "BiquadCombo", "Gain", "Delay", "Conv", "DiffEq", "?"]),
    FILTERS,
    st.dictionaries(KEYS, JSON, max_size=6),
    JSON,
)
def test_any_camilla_filter_is_played_or_noted(kind, shape, fields, channels):
    spec = {"type": kind, "parameters": fields | {"type": shape}}
    document = {
        "filters": {"a": spec},
        "pipeline": [{"type": "Filter", "channels": channels, "names": ["a"]}, channels],
        "devices": {"samplerate": channels},
    }
    with suppress(DocumentError):
        import_camilla(msgspec.json.encode(document).decode())


@given(st.dictionaries(st.sampled_from(["type", "gain", "frequency", "q", "slope"]), JSON), JSON)
def test_any_easyeffects_band_is_played_or_noted(band, gain):
    equalizer = {"left": {"band0": {"type": "Bell"} | band}, "input-gain": gain}
    document = {"output": {"equalizer": equalizer, "crossfeed": {"fcut": gain}, "x": gain}}
    with suppress(DocumentError):
        import_easyeffects(msgspec.json.encode(document).decode())


@given(JSON, st.dictionaries(st.sampled_from(["kind", "name", "params"]), JSON))
def test_any_stages_are_a_preset_or_one_sentence(stages, stage):
    for value in (stages, [stage]):
        document = {"schema": 1, "name": "x", "stages": value}
        with suppress(DocumentError):
            decode_preset(msgspec.json.encode(document))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "Filter: ON PK Fc 100 Hz Gain 1 dB Q 1\n" * 10_000,
        "Copy: L=0.3*R R=0.7*L+0.1*R\n" * 300,
        "GraphicEQ: " + "20 1; " * 200_000,
        "Filter: ON PK" + " Fc" * 200_000,
        "Filter: ON PK" + " " * 500_000,
        "If: 1\n" * 50_000,
        "Preamp: " + "9" * 500_000,
        "1 " * 500_000 + "x",
        "filters: " + "{a: " * 20_000,
        "filters: " + "[" * 100_000,
        "Filter 1: ON PK Fc 1 Hz Gain 1 dB Q 1.00\n" * 10_000 + "x",
    ],
    ids=lambda text: text[:24] + str(len(text)),
)
def test_a_hostile_text_ends_soon(text):
    with suppress(DocumentError):
        import_text(text)
