"""AutoEq, REW, squig.link, CamillaDSP and EasyEffects files mean what their programs play."""

from pathlib import Path

import numpy as np
import pytest

from dsp.params.convolution import ConvolverParams
from dsp.params.eq import Band, BandKind, BandScope, CurveEqParams, EqualizerParams, Reference
from dsp.params.headphones import CrossfeedParams
from dsp.params.level import StereoParams
from dsp.response import equalizer_magnitude
from player.errors import PlayerError
from player.presets.importers.camilla import import_camilla
from player.presets.importers.reading import name_of, read_preset_file

DATA = Path(__file__).parents[3] / "data" / "presets"


def stages(name):
    imported = read_preset_file(DATA / name)
    return imported, [slot.params for slot in imported.preset.chain.slots]


@pytest.mark.parametrize(
    "name, source, title",
    [
        ("HD Example ParametricEQ.txt", "AutoEq ParametricEQ", "HD Example"),
        ("HD Example GraphicEQ.txt", "AutoEq GraphicEQ", "HD Example"),
        ("Example IEM Filters.txt", "squig.link", "Example IEM"),
        ("wavelet.txt", "GraphicEQ", "wavelet"),
        ("rew.txt", "Room EQ Wizard", "rew"),
        ("camilla.yml", "CamillaDSP", "camilla"),
        ("rew_camilla.yml", "CamillaDSP", "rew_camilla"),
        ("easyeffects.json", "EasyEffects", "easyeffects"),
        ("apo/config.txt", "Equalizer APO", "config"),
        ("preset-v1.json", "Galaxia", "Every kind"),
    ],
)
def test_each_file_is_recognised_and_named(name, source, title):
    imported = read_preset_file(DATA / name)
    assert (imported.source, imported.preset.name) == (source, title)


def test_an_autoeq_preset_is_taken_over_whole():
    imported, (equalizer,) = stages("HD Example ParametricEQ.txt")
    assert imported.notes == ()
    assert equalizer.preamp_db == -6.1
    assert equalizer.reference is Reference.RBJ_44100
    assert equalizer.bands[0] == Band(BandKind.LOW_SHELF, 105.0, 6.4, 0.7)
    assert equalizer.bands[-1] == Band(BandKind.HIGH_SHELF, 10_000.0, -2.1, 0.7)
    assert len(equalizer.bands) == 6


def test_a_graphic_curve_keeps_every_point():
    imported, (curve,) = stages("HD Example GraphicEQ.txt")
    text = (DATA / "HD Example GraphicEQ.txt").read_text()
    assert imported.notes == ()
    assert isinstance(curve, CurveEqParams)
    assert len(curve.points) == text.count(";") + 1


def test_rew_numbers_of_another_locale_are_read():
    imported, (equalizer,) = stages("rew.txt")
    assert imported.notes == ()
    heard = [(band.freq_hz, band.gain_db, band.q) for band in equalizer.bands[:3]]
    assert heard == [(50.0, -10.0, 2.5), (8_000.0, 1.5, 1.0), (1_250.0, -2.5, 4.0)]
    assert equalizer.bands[3].slope_db == pytest.approx(10.8)


def test_empty_bands_of_squig_link_are_silent():
    imported, (equalizer,) = stages("Example IEM Filters.txt")
    assert imported.notes == ()
    assert [band.freq_hz for band in equalizer.bands] == [105.0, 60.0, 9000.0]


def test_a_camilla_pipeline_is_followed_step_by_step():
    imported, (first, mono, left, late, free, both, room) = stages("camilla.yml")
    assert first.preamp_db == -6.0
    assert first.reference is Reference.RBJ_48000
    assert first.bands[0] == Band(BandKind.PEAK, 100.0, -7.3, 0.5)
    assert first.bands[2] == Band(BandKind.HIGH_SHELF, 5000.0, 2.0, slope_db=6.0)
    assert first.bands[3] == Band(BandKind.HIGHPASS, 20.0, slope_db=6.0)
    assert isinstance(mono, StereoParams)
    assert mono.width == pytest.approx(0.0, abs=1e-9)
    assert {band.scope for band in left.bands} == {BandScope.LEFT}
    assert [band.slope_db for band in left.bands[:2]] == [12.0, 12.0]
    assert late.impulse.channels == free.impulse.channels == 2
    assert len(both.bands) == 10
    assert room == ConvolverParams(str(DATA / "apo/room.wav"))
    assert [(note.line, note.text) for note in imported.notes] == [
        (25, "gone"),
        (26, "noise"),
        (27, "odd"),
        (33, "squeeze"),
        (19, "tilt"),
    ]


def test_a_bandwidth_in_octaves_is_that_wide_at_half_its_gain():
    peak = "{type: Peaking, freq: 500, gain: 6, bandwidth: 1}"
    text = f"filters: {{a: {{type: Biquad, parameters: {peak}}}}}"
    (slot,) = import_camilla(text).chain.slots
    edges = np.array([500 / 2**0.5, 500 * 2**0.5])
    heard = 20 * np.log10(equalizer_magnitude(slot.params, BandScope.LEFT, edges, 44_100))
    assert heard == pytest.approx([3.0, 3.0], abs=0.02)


def test_filters_without_a_pipeline_play_on_both_channels():
    imported, (equalizer,) = stages("rew_camilla.yml")
    assert imported.notes == ()
    assert [band.freq_hz for band in equalizer.bands] == [63.5, 120.0]


def test_an_easyeffects_preset_keeps_its_order():
    imported, (equalizer, crossfeed) = stages("easyeffects.json")
    assert equalizer == EqualizerParams(
        (
            Band(BandKind.LOW_SHELF, 105.0, 6.4, 0.7),
            Band(BandKind.PEAK, 8865.0, 4.9, 1.3),
            Band(BandKind.HIGHPASS, 20.0, 0.0, 0.7, 24.0),
            Band(BandKind.PEAK, 700.0, 1.0, 1.0, enabled=False),
        ),
        -6.1,
        Reference.RBJ_48000,
    )
    assert crossfeed == CrossfeedParams(700.0, 4.5)
    reasons = [note.reason for note in imported.notes]
    assert reasons == [
        "band type Resonance is not played",
        "the mode RLC (BT) is played as APO (DR)",
        "the plug-in limiter is not played",
        "left out: it is bypassed",
    ]


def test_split_channels_of_easyeffects_stay_apart():
    _, (equalizer,) = stages("easyeffects_split.json")
    heard = [(band.scope, band.gain_db) for band in equalizer.bands]
    assert heard == [(BandScope.LEFT, 1.0), (BandScope.RIGHT, -1.0)]


@pytest.mark.parametrize(
    "content, reason",
    [
        ("", "no program known"),
        ("Dear diary", "no program known"),
        ("{}", "no output section"),
        ('{"output": ', "JSON"),
        ('{"schema": 99, "name": "x"}', "newer Galaxia"),
        ("filters: [", "YAML"),
        ("filters: &a {b: *a}", "aliases"),
    ],
)
def test_what_is_no_preset_is_refused_in_one_sentence(tmp_path, content, reason):
    path = tmp_path / "some.txt"
    path.write_text(content)
    with pytest.raises(PlayerError) as caught:
        read_preset_file(path)
    assert reason in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_name_without_its_program_remains():
    assert name_of(Path("Sennheiser HD 650 ParametricEQ.txt")) == "Sennheiser HD 650"
    assert name_of(Path("ParametricEQ.txt")) == "ParametricEQ"


def test_an_impulse_response_written_out_in_camilladsp_plays_where_it_is_used():
    text = """
devices: {samplerate: 48000}
filters:
  echo: {type: Conv, parameters: {type: Values, values: [1.0, 0.0, 0.5]}}
pipeline:
  - {type: Filter, channels: [1], names: [echo, nobody]}
"""
    imported = import_camilla(text)
    (slot,) = imported.chain.slots
    assert slot.params.impulse.sample_rate == 48_000
    left, right = np.frombuffer(slot.params.impulse.samples).reshape(2, -1).tolist()
    assert (left, right) == ([1.0, 0.0, 0.0], [1.0, 0.0, 0.5])
    assert [note.sentence for note in imported.notes] == [
        "line 6: there is no such filter “nobody”"
    ]


@pytest.mark.parametrize(
    "written, freq_hz",
    [
        ("1.050,5", 1050.5),
        ("1,050.5", 1050.5),
        ("10.500,0", 10_500.0),
        ("50,0", 50.0),
        ("1.050", 1050.0),
        ("1\u00a0050", 1050.0),
    ],
)
def test_room_eq_wizard_writes_thousands_as_its_locale_does(tmp_path, written, freq_hz):
    file = tmp_path / "rew.txt"
    lines = [
        "Filter Settings file",
        "Room EQ V5,01",
        f"Filter  1: ON  PK  Fc {written} Hz  Gain -3,0 dB  Q 2,50",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    (slot,) = read_preset_file(file).preset.chain.slots
    assert slot.params.bands == (Band(BandKind.PEAK, freq_hz, -3.0, 2.5),)
