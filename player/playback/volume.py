"""From the slider's decibels to the factor the engine applies."""

import math

from player.events import PlaybackState

LOWEST_DB = -60.0


def limited(volume_db: float) -> float:
    """Keep a volume on the slider, -60..0 dB; what is no number is silence, never full level."""
    return LOWEST_DB if math.isnan(volume_db) else max(LOWEST_DB, min(0.0, volume_db))


def gain_of(state: PlaybackState) -> float:
    """Linear gain: exactly 1.0 at 0 dB or fixed, exactly 0.0 when muted or at the slider's end."""
    if state.muted or (state.volume_db <= LOWEST_DB and not state.volume_fixed):
        return 0.0
    untouched = state.volume_fixed or state.volume_by_device
    return 1.0 if untouched else 10.0 ** (state.volume_db / 20.0)
