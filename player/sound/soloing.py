"""One band of the equalizer alone: only what it acts on is let through, as the chain plays it."""

from dataclasses import replace

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import BUTTERWORTH_Q, Band, BandKind, EqualizerParams
from player.sound.arranging import with_stage

SOLO = "solo"
_STEEP_DB = 24.0
_BELOW = frozenset({BandKind.LOW_SHELF, BandKind.HIGHPASS})
_ABOVE = frozenset({BandKind.HIGH_SHELF, BandKind.LOWPASS})


def soloed(chain: ChainSpec, band: Band) -> ChainSpec:
    """Return the chain followed by filters that leave only what a band acts on.

    All bands stay as they are: one hears what they make of this part of the music.
    """
    return with_stage(chain, StageSlot(SOLO, EqualizerParams(audition(band))))


def audition(band: Band) -> tuple[Band, ...]:
    """Return the filters that let a band's own frequencies through; all of them for a tilt."""
    if band.kind is BandKind.TILT:
        return ()
    if band.kind in _BELOW | _ABOVE:
        kind = BandKind.LOWPASS if band.kind in _BELOW else BandKind.HIGHPASS
        return (Band(kind, band.freq_hz, slope_db=_STEEP_DB, scope=band.scope),)
    narrow = Band(BandKind.BANDPASS, band.freq_hz, q=max(band.q, BUTTERWORTH_Q), scope=band.scope)
    return (narrow, replace(narrow, q=BUTTERWORTH_Q))
