"""Equalizer APO: every line is heard as its engine plays it, or named with its number."""

import math
from pathlib import Path

import numpy as np
import pytest

from dsp.params.convolution import ConvolverParams
from dsp.params.eq import Band, BandKind, BandScope, CurveEqParams, EqualizerParams, Reference
from dsp.params.level import GainParams, StereoParams
from dsp.response import equalizer_magnitude
from player.presets.importers.apo import MAX_LINES, import_apo
from player.presets.importers.reading import read_preset_file

DATA = Path(__file__).parents[3] / "data" / "presets"
GRID = np.geomspace(20.0, 20_000.0, 200)


def only_band(line):
    (slot,) = import_apo(line).chain.slots
    (band,) = slot.params.bands
    return band


def cookbook(kind, freq_hz, gain_db, alpha_of, sample_rate=44_100):
    """The audio cookbook's formulas, straight from its page."""
    a, w = 10 ** (gain_db / 40), 2 * math.pi * freq_hz / sample_rate
    cos, alpha = math.cos(w), alpha_of(a, w)
    root = 2 * math.sqrt(a) * alpha
    if kind == "peak":
        b, d = (1 + alpha * a, -2 * cos, 1 - alpha * a), (1 + alpha / a, -2 * cos, 1 - alpha / a)
    else:
        s = 1 if kind == "low" else -1
        b = (
            a * ((a + 1) - s * (a - 1) * cos + root),
            s * 2 * a * ((a - 1) - s * (a + 1) * cos),
            a * ((a + 1) - s * (a - 1) * cos - root),
        )
        d = (
            (a + 1) + s * (a - 1) * cos + root,
            -s * 2 * ((a - 1) + s * (a + 1) * cos),
            (a + 1) + s * (a - 1) * cos - root,
        )
    z = np.exp(-2j * np.pi * GRID / sample_rate)
    return np.abs(np.polyval(b[::-1], z) / np.polyval(d[::-1], z))


def q(value):
    return lambda _a, w: math.sin(w) / (2 * value)


def octaves(value):
    return lambda _a, w: math.sin(w) * math.sinh(math.log(2) / 2 * value * w / math.sin(w))


def slope(value):
    return lambda a, w: math.sin(w) / 2 * math.sqrt((a + 1 / a) * (1 / value - 1) + 2)


@pytest.mark.parametrize(
    "line, kind, freq_hz, gain_db, alpha",
    [
        ("Filter 1: ON PK Fc 50.0 Hz Gain -10.0 dB Q 2.50", "peak", 50, -10, q(2.5)),
        ("Filter 1: ON PK Fc 9000 Hz Gain 4.0 dB Q 1.2", "peak", 9000, 4, q(1.2)),
        ("Filter: ON PEQ Fc 8000 Hz Gain 3 dB BW Oct 0.7", "peak", 8000, 3, octaves(0.7)),
        ("Filter: ON Modal Fc 100 Hz Gain 3 dB Q 5.41 T60 target 100 ms", "peak", 100, 3, q(5.41)),
        ("Filter: ON LSC 10.8 dB Fc 300 Hz Gain 5.0 dB", "low", 300, 5, slope(0.9)),
        ("Filter: ON LSC Fc 300 Hz Gain 5.0 dB Q 0.6473", "low", 300, 5, q(0.6473)),
        ("Filter: ON HSC Fc 6000 Hz Gain -5.0 dB", "high", 6000, -5, slope(0.9)),
        ("Filter: ON LS Fc 300 Hz Gain 5.0 dB", "low", 300, 5, slope(0.9)),
        ("Filter: ON LS 6dB Fc 50 Hz Gain 7.2 dB", "low", 50 * 10 ** (7.2 / 40), 7.2, slope(0.5)),
        ("Filter: ON HS 12dB Fc 500 Hz Gain 5 dB", "high", 500 / 10 ** (5 / 80), 5, slope(1.0)),
    ],
)
def test_a_filter_sounds_at_44100_as_the_cookbook_says(line, kind, freq_hz, gain_db, alpha):
    (slot,) = import_apo(line).chain.slots
    heard = equalizer_magnitude(slot.params, BandScope.LEFT, GRID, 44_100)
    wanted = cookbook(kind, freq_hz, gain_db, alpha)
    assert np.max(np.abs(20 * np.log10(heard / wanted))) < 1e-6


@pytest.mark.parametrize("sample_rate", [96_000, 192_000])
def test_a_fitted_preset_sounds_the_same_at_higher_rates(sample_rate):
    imported = read_preset_file(DATA / "HD Example ParametricEQ.txt")
    (slot,) = imported.preset.chain.slots
    assert slot.params.reference is Reference.RBJ_44100
    fitted = equalizer_magnitude(slot.params, BandScope.LEFT, GRID, 44_100)
    heard = equalizer_magnitude(slot.params, BandScope.LEFT, GRID, sample_rate)
    assert np.max(np.abs(20 * np.log10(heard / fitted))) < 0.1


@pytest.mark.parametrize(
    "line, band",
    [
        ("Filter 8: ON HP Fc 30 Hz", Band(BandKind.HIGHPASS, 30.0)),
        ("Filter 9: ON LPQ Fc 10000 Hz Q 0.400", Band(BandKind.LOWPASS, 10_000.0, q=0.4)),
        ("Filter: ON BP Fc 1000 Hz", Band(BandKind.BANDPASS, 1000.0)),
        ("Filter: ON NO Fc 800 Hz", Band(BandKind.NOTCH, 800.0, q=30.0)),
        ("Filter: ON AP Fc 900 Hz Q 0.707", Band(BandKind.ALLPASS, 900.0, q=0.707)),
        ("Filter: ON PK Fc 8.000 Hz Gain 1 dB Q 1", Band(BandKind.PEAK, 8000.0, 1.0, 1.0)),
        ("Filter: ON PK Fc 50,0 Hz Gain -1,5 dB Q 2,5", Band(BandKind.PEAK, 50.0, -1.5, 2.5)),
        ("Filter: ON PK Fc 1\u00a0250 Hz Gain 1 dB Q 1", Band(BandKind.PEAK, 1250.0, 1.0, 1.0)),
        ("Filter: ON PK Fc 100H z Gain 1 dB Q 1", Band(BandKind.PEAK, 100.0, 1.0, 1.0)),
        ("  Filter: ON PK Fc 1e3 Hz Gain 1 dB Q 1", Band(BandKind.PEAK, 1000.0, 1.0, 1.0)),
        (
            "Filter: OFF PK Fc 100 Hz Gain 1 dB Q 1",
            Band(BandKind.PEAK, 100.0, 1.0, 1.0, enabled=False),
        ),
        (
            "Channel: 2\nFilter: ON PK Fc 100 Hz Gain 1 dB Q 1",
            Band(BandKind.PEAK, 100.0, 1.0, 1.0, scope=BandScope.RIGHT),
        ),
        ("Filter: ON PK Fc `100` Hz Gain 1 dB Q 1", Band(BandKind.PEAK, 100.0, 1.0, 1.0)),
    ],
)
def test_every_spelling_of_a_filter_is_read(line, band):
    assert only_band(line) == band


@pytest.mark.parametrize(
    "line", ["# note", "", "Filter 3: ON None", "Filter 3: OFF", "Channel: all"]
)
def test_lines_that_say_nothing_are_no_notes(line):
    assert import_apo(line).notes == ()


@pytest.mark.parametrize(
    "line, reason",
    [
        ("Filter: ON PK Fc 100 Hz Gain 1 dB", "no Q"),
        ("Filter: ON PK Gain 1 dB Q 1", "no frequency"),
        ("Filter: ON PK Fc 100 Hz Q 1", "no gain"),
        ("Filter: ON WARP Fc 100 Hz", "WARP is not known"),
        ("Filter: ON PK Fc 100 Hz Gain 99 dB Q 1", "outside -30..30"),
        ("Filter: ON IIR Order 2 Coefficients 1 2", "needs 6 coefficients"),
        ("Filter: ON IIR Order 1 Coefficients 1 0 1 -1.5", "not stable"),
        ("Preamp: loud", "a preamp is a gain"),
        ("Delay: 3 parsecs", "ms or samples"),
        ("Copy: L=C", "channel C does not exist"),
        ("Copy: L=0.5", "direct current"),
        ("Channel: SUB", "stereo does not have"),
        ("GraphicEQ: none", "pairs of frequency and gain"),
        ("Include: nowhere.txt", "there is no such file"),
        ("Convolution: nowhere.wav", "is not there"),
        ("Eval: x=3", "not evaluated"),
        ("Filter: ON PK Fc `x*2` Hz Gain 1 dB Q 1", "not evaluated"),
        ("VSTPlugin: Library a.dll", "not loaded"),
        ("Stage: capture", "recording"),
        ("EndIf:", "no If"),
        ("just words", "not understood"),
        ("Nonsense: 1", "not understood"),
    ],
)
def test_a_line_that_cannot_be_played_is_named_with_its_number(line, reason):
    (note,) = import_apo(f"Preamp: -1 dB\n\n{line}").notes
    assert note.line == 3
    assert reason in note.reason
    assert note.sentence.startswith("line 3: ")


def test_preamps_add_up():
    (slot,) = import_apo("Preamp: -6.5 dB\nPreamp: -0,5 dB").chain.slots
    assert slot.params == EqualizerParams((), -7.0, Reference.RBJ_44100)


def test_conditions_that_are_literal_are_decided():
    text = "If: 0\nPreamp: -1 dB\nElseIf: true\nPreamp: -2 dB\nElse:\nPreamp: -4 dB\nEndIf:"
    imported = import_apo(text)
    assert imported.chain.slots[0].params.preamp_db == -2.0
    assert [note.line for note in imported.notes] == [2, 6]


def test_unknown_conditions_leave_all_their_lines_out():
    text = "If: sampleRate > 1\nPreamp: -1 dB\nElse:\nPreamp: -2 dB\nEndIf:\nPreamp: -4 dB"
    imported = import_apo(text)
    assert imported.chain.slots[0].params.preamp_db == -4.0
    assert [note.line for note in imported.notes] == [1, 2, 3, 4]


def test_only_the_first_device_of_several_is_taken_over():
    text = "Preamp: -1 dB\nDevice: A\nPreamp: -2 dB\nDevice: B\nPreamp: -8 dB\nDevice: all\n"
    imported = import_apo(text + "Preamp: -4 dB")
    assert imported.chain.slots[0].params.preamp_db == -7.0
    assert [note.line for note in imported.notes] == [2, 4, 5]


def test_a_whole_configuration_becomes_stages_in_its_order():
    imported = read_preset_file(DATA / "apo" / "config.txt")
    equalizer, delay, swap, mix, curve, room, section = (
        slot.params for slot in imported.preset.chain.slots
    )
    assert imported.source == "Equalizer APO"
    assert equalizer.preamp_db == -7.0
    scopes = [band.scope for band in equalizer.bands[-3:]]
    assert scopes == [BandScope.RIGHT, BandScope.BOTH, BandScope.LEFT]
    assert delay.impulse.channels == 2
    assert swap == StereoParams(swap=True)
    assert mix.impulse.channels == 4
    assert isinstance(curve, CurveEqParams)
    assert room == ConvolverParams(str(DATA / "apo" / "room.wav"))
    assert section.impulse.sample_rate == 44_100
    assert [(note.file, note.line) for note in imported.notes] == [
        ("included.txt", 3),
        ("included.txt", 4),
    ]


@pytest.mark.parametrize(
    "line, stages",
    [
        ("Copy: L=R R=L", [StereoParams(swap=True)]),
        ("Copy: L=0.5*L+0.5*R R=0.5*L+0.5*R", [StereoParams(width=0.0)]),
        ("Copy: 2=-1*2", [StereoParams(invert_right=True)]),
        ("Copy: L=0", [StereoParams(balance=1.0)]),
        ("Copy: L=1.25*L+-0.25*R R=-0.25*L+1.25*R", [StereoParams(width=1.5)]),
        ("Copy: L=-6dB*L R=-6dB*R", [GainParams(-6.0)]),
        ("Channel: R\nPreamp: -20 dB", [StereoParams(balance=-0.9)]),
    ],
)
def test_simple_mixes_become_gain_and_image(line, stages):
    heard = [slot.params for slot in import_apo(line).chain.slots]
    assert [type(params) for params in heard] == [type(params) for params in stages]
    for params, wanted in zip(heard, stages, strict=True):
        for name in type(wanted).__dataclass_fields__:
            assert getattr(params, name) == pytest.approx(getattr(wanted, name), abs=1e-12)


def test_files_that_include_each_other_end_soon(tmp_path):
    for name, other in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        (tmp_path / name).write_text(f"Include: {other}\nInclude: {other}\nPreamp: -0.001 dB\n")
    imported = read_preset_file(tmp_path / "a.txt")
    reasons = {note.reason for note in imported.notes}
    assert "files are included more than 100 deep" in reasons
    assert f"only the first {MAX_LINES} lines were read" in reasons
