"""Draws the pictures of dsp/README.md: `python -m tests.support.dsp_plots`.

Everything in them went through the stages themselves.
"""

from pathlib import Path

import numpy as np

from dsp.analysis.transfer import measured_response, repeating_sound
from dsp.chain import Chain
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.dither import Dither
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import (
    Band,
    BandKind,
    CurveEqParams,
    CurvePoint,
    EqualizerParams,
    GraphicEqParams,
    Reference,
)
from dsp.params.headphones import CROSSFEED_PRESETS
from dsp.params.level import LoudnessParams, StereoParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams, Head, KaraokeParams, ReverbParams
from dsp.prototype import analog_magnitude
from dsp.quantize import Quantizer
from dsp.registry import build_stage
from dsp.resample import resampled
from dsp.stage import StreamFormat
from dsp.true_peak import TruePeakDetector
from dsp.units import decibels
from player.presets.chart import Axis, Curve, chart_svg, frequency_axis, level_axis
from tests.support.heads import packed_kemar

FOLDER = Path(__file__).parents[2] / "dsp" / "plots"
RATE = 48_000
POINTS = 150
KEMAR = Head("kemar", packed_kemar())
OCTAVE_POINTS = np.geomspace(25.0, 20_000.0, 90)


def measured(name, *params, rate=RATE):
    """A curve of what stages do to mixes, left ear."""
    slots = tuple(StageSlot(str(place), each) for place, each in enumerate(params))
    heard = measured_response(ChainSpec(slots), rate, POINTS)
    return Curve(name, heard.freq_hz, heard.left_db)


def at_the_ears(params, left, right, names, sounds=1):
    """Curves of what both outputs get of one noise that goes in left and right in these shares."""
    came, went = 0.0, np.zeros((2, len(OCTAVE_POINTS)))
    for seed in range(sounds):
        noise = repeating_sound(RATE, seed)[0]
        chain = Chain(ChainSpec((StageSlot("only", params),)), StreamFormat(RATE))
        for _ in range(2 + chain.tail_frames // len(noise)):
            block = np.stack((left * noise, right * noise))
            for start in range(0, len(noise), 1024):
                chain.process(block[:, start : start + 1024])
        came = came + banded(noise)
        went += [banded(channel) for channel in block]
    levels = 10 * np.log10(np.maximum(went / came, 1e-12))
    return [
        Curve(name, OCTAVE_POINTS, level) for name, level in zip(names, levels, strict=True) if name
    ]


def levels_axis(low_db, high_db, step_db):
    steps = np.arange(low_db, high_db + 1, step_db)
    return Axis(low_db, high_db, tuple((float(d), f"{d:+d} dB" if d else "0 dB") for d in steps))


def banded(sound):
    """Power in sixth-octaves."""
    power = np.concatenate(([0.0], np.cumsum(np.abs(np.fft.rfft(sound)) ** 2)))
    bins = OCTAVE_POINTS * len(sound) / RATE
    low, high = (np.round(bins * 2.0**reach).astype(int) for reach in (-1 / 12, 1 / 12))
    return power[np.minimum(high + 1, len(power) - 1)] - power[low]


def bands(*rows, reference=Reference.ANALOG):
    return EqualizerParams(tuple(rows), reference=reference)


def draw(name, title, curves, x=None, y=None):
    x = x or frequency_axis(max(float(curve.x[-1]) for curve in curves))
    FOLDER.mkdir(exist_ok=True)
    picture = chart_svg(title, x, y or level_axis(curves), curves)
    (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


def equalizer():
    high = Band(BandKind.PEAK, 12_000.0, 12.0, 1.0)
    curves = [
        measured("ours, 44.1 kHz", bands(high), rate=44_100),
        measured("cookbook, 44.1 kHz", bands(high, reference=Reference.RBJ), rate=44_100),
        Curve("on paper", OCTAVE_POINTS, decibels(analog_magnitude(high, OCTAVE_POINTS))),
    ]
    draw("equalizer", "A bell of +12 dB at 12 kHz", curves)
    kinds = [
        measured("low shelf", bands(Band(BandKind.LOW_SHELF, 150.0, 6.0, 0.7))),
        measured("high shelf", bands(Band(BandKind.HIGH_SHELF, 5_000.0, -6.0, slope_db=6.0))),
        measured("tilt", bands(Band(BandKind.TILT, 800.0, 3.0))),
        measured("band-pass", bands(Band(BandKind.BANDPASS, 1_000.0, q=2.0))),
        measured("notch", bands(Band(BandKind.NOTCH, 3_000.0, q=4.0))),
    ]
    draw("equalizer-kinds", "Shelves, tilt, band-pass, notch", kinds, y=levels_axis(-18, 6, 6))
    slopes = [
        measured(f"{slope} dB", bands(Band(BandKind.HIGHPASS, 200.0, slope_db=float(slope))))
        for slope in (6, 12, 18, 24, 36, 48)
    ]
    draw(
        "equalizer-passes",
        "High-passes of 6 to 48 dB per octave at 200 Hz",
        slopes,
        y=levels_axis(-60, 12, 12),
    )


def graphic():
    gains = (12.0, -12.0) * 5
    centres = 31.25 * 2.0 ** np.arange(10)
    curves = [
        measured("measured", GraphicEqParams(gains)),
        Curve(
            "sliders", np.repeat(centres, 3) * np.tile([0.99, 1.0, 1.01], 10), np.repeat(gains, 3)
        ),
    ]
    draw("graphic-eq", "Ten sliders at +12 and -12 dB in turn", curves)
    points = [(20, -3), (60, 5), (200, 0), (1_000, 2), (3_000, -5), (8_000, 3), (20_000, -8)]
    drawn = CurveEqParams(tuple(CurvePoint(float(f), float(g)) for f, g in points))
    asked = Curve("drawn", *(np.array(row, dtype=float) for row in zip(*points, strict=True)))
    draw(
        "curve-eq", "A drawn curve as a minimum-phase filter", [measured("measured", drawn), asked]
    )


def tone():
    levels = [measured(f"-{quiet} dB", LoudnessParams(float(quiet))) for quiet in (10, 20, 40)]
    draw("loudness", "Loudness contour at 10, 20 and 40 dB below the reference", levels)
    bass = [
        measured("lift", BassParams(lift_db=6.0)),
        measured("harmonics", BassParams(harmonics=0.7)),
    ]
    draw("bass", "Bass: a lift of 6 dB, and harmonics instead", bass)
    impulse = np.zeros(64)
    impulse[0], impulse[24] = 1.0, 0.5
    comb = ImpulseResponse(RATE, 1, impulse.tobytes())
    wanted = decibels(np.abs(1.0 + 0.5 * np.exp(-2j * np.pi * OCTAVE_POINTS * 24 / RATE)))
    draw(
        "convolver",
        "Convolution with a sound and its echo after half a millisecond",
        [
            measured("measured", ConvolverParams("", impulse=comb)),
            Curve("computed", OCTAVE_POINTS, wanted),
        ],
    )


def space():
    curves = []
    for name in ("default", "meier", "mono-neutral"):
        curves += at_the_ears(CROSSFEED_PRESETS[name], 1, 0, (f"{name}, near", "far"))
    draw(
        "crossfeed",
        "Crossfeed: what both ears get of the left channel",
        curves,
        y=levels_axis(-36, 6, 6),
    )
    galaxy = GalaxyParams(head=KEMAR)
    curves = at_the_ears(galaxy, 1, 0, ("left ear", "right ear"), 4)
    curves += at_the_ears(galaxy, 1, 1, ("centre", ""), 4)
    draw("galaxy", "Galaxy: a source at the left, and the centre", curves, y=levels_axis(-18, 6, 6))
    cancel = at_the_ears(CrosstalkParams(head=KEMAR), 1, 0, ("same speaker", "other speaker"))
    draw(
        "crosstalk",
        "Crosstalk cancellation: what both speakers play of the left channel",
        cancel,
        y=levels_axis(-40, 10, 10),
    )
    curves = at_the_ears(KaraokeParams(), 1, 1, ("the middle", ""), 2)
    curves += at_the_ears(KaraokeParams(), 1, 0, ("the left side", ""), 2)
    draw("karaoke", "Karaoke: the middle goes, the sides stay", curves, y=levels_axis(-60, 10, 10))
    width = np.linspace(0.0, 2.0, 21)
    side = np.array([[0.5], [-0.5]]) * np.ones((2, 16))
    levels = []
    for each in width:
        block = side.copy()
        build_stage(StereoParams(width=float(each)), StreamFormat(RATE)).process(block)
        levels.append(2.0 * abs(block[0, 0]))
    axis = Axis(0.0, 2.0, ((0.0, "mono"), (1.0, "as recorded"), (2.0, "wide")))
    linear = Axis(0.0, 2.0, ((0.0, "0"), (1.0, "1"), (2.0, "2")))
    draw(
        "stereo",
        "Width: gain of the sides",
        [Curve("sides", width, np.array(levels))],
        axis,
        linear,
    )


def reverb():
    """Backward-integrated energy of three octaves (Schroeder)."""
    params = ReverbParams(mix=1.0, time_s=1.6)
    block = np.zeros((2, 3 * RATE))
    block[:, 0] = 1.0
    build_stage(params, StreamFormat(RATE)).process(block)
    time_s, curves = np.linspace(0.03, 2.0, POINTS), []
    for name, centre_hz in (("125 Hz", 125.0), ("1 kHz", 1_000.0), ("8 kHz", 8_000.0)):
        spectrum = np.fft.rfft(block[0])
        freqs = np.fft.rfftfreq(block.shape[1], 1 / RATE)
        octaves_away = np.log2(np.maximum(freqs, 1.0) / centre_hz)
        octave = np.fft.irfft(spectrum * np.exp(-((2.0 * octaves_away) ** 2)), block.shape[1])
        left = np.cumsum(octave[::-1] ** 2)[::-1]
        level_db = 10 * np.log10(left / left[round(0.03 * RATE)])
        curves.append(Curve(name, time_s, level_db[np.round(time_s * RATE).astype(int)]))
    x = Axis(0.0, 2.0, tuple((t, f"{t:g} s") for t in (0.0, 0.5, 1.0, 1.5, 2.0)))
    y = Axis(-80.0, 0.0, tuple((float(d), f"{d} dB") for d in (0, -20, -40, -60, -80)))
    draw("reverb", "Reverb of 1.6 s: how the energy of three octaves decays", curves, x, y)


def level():
    """What leaves the limiter, and what the last step to integers adds."""
    over_db = np.arange(-12.0, 12.5, 0.5)
    noise = np.random.default_rng(3).standard_normal((2, RATE // 2))
    noise *= 1.0 / np.abs(noise).max()
    peaks = []
    for each in over_db:
        block = noise * 10 ** (each / 20)
        build_stage(LimiterParams(), StreamFormat(RATE)).process(block)
        peaks.append(20 * np.log10(TruePeakDetector(RATE, 2).peaks(block).max()))
    ticks = tuple((float(d), f"{d:+d} dB") for d in (-12, -6, 0, 6, 12))
    axis = Axis(-12.0, 12.0, ticks)
    curves = [
        Curve("true peak out", over_db, np.array(peaks)),
        Curve("ceiling", over_db, np.full(len(over_db), -1.0)),
    ]
    draw(
        "limiter", "Limiter: true peak out over sample peak in, full-band noise", curves, axis, axis
    )
    curves = []
    for dither in (Dither.TPDF, Dither.HIGHPASS):
        quantizer = Quantizer(16, dither)
        noise = quantizer.process(np.zeros((2, 1 << 18)))[:, 0] / 2**31
        power = np.abs(np.fft.rfft(noise * np.hanning(len(noise)))) ** 2
        smooth = power[1:].reshape(-1, 1024).mean(axis=1)
        freqs = (np.arange(len(smooth)) + 0.5) * RATE / 2 / len(smooth)
        scale = 8.0 / 3.0 * 2.0 / len(noise) ** 2 * RATE * len(noise) / RATE
        density_db = 10 * np.log10(smooth * scale / RATE)
        curves.append(Curve(dither.value, freqs, density_db))
    y = Axis(-160.0, -120.0, tuple((float(d), f"{d}") for d in (-160, -150, -140, -130, -120)))
    draw("dither", "Dither to 16 bits: noise density, dB of full scale per Hz", curves, y=y)


def resampler():
    noise = 0.1 * np.random.default_rng(4).standard_normal((1, 4 * 96_000))
    out = resampled(noise, 96_000, 44_100)[0]
    freqs = np.linspace(15_000.0, 22_050.0, POINTS)
    edges = np.linspace(15_000.0, 22_050.0, POINTS + 1)

    def power(sound, rate):
        total = np.cumsum(np.abs(np.fft.rfft(sound)) ** 2 / len(sound) / rate)
        places = np.minimum((edges * len(sound) / rate).astype(int), len(total) - 1)
        return np.diff(total[places]) / np.diff(places)

    level_db = 10 * np.log10(power(out, 44_100) / power(noise[0], 96_000)) + 10 * np.log10(
        44_100 / 96_000
    )
    x = Axis(15_000.0, 22_050.0, tuple((f * 1000.0, f"{f} kHz") for f in (16, 18, 20, 22)))
    y = Axis(-120.0, 0.0, tuple((float(d), f"{d} dB") for d in (0, -40, -80, -120)))
    draw("resampler", "soxr, 96 to 44.1 kHz: the edge", [Curve("level", freqs, level_db)], x, y)


def main():
    """Draw them all."""
    for picture in (equalizer, graphic, tone, space, reverb, level, resampler):
        picture()


if __name__ == "__main__":
    main()
