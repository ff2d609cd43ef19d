"""From the slider's decibels to the factor the engine applies."""

import math
from dataclasses import replace

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


def levelled(state: PlaybackState, remembered_db: float | None) -> PlaybackState:
    """Return the state at the volume that is remembered for what plays, or at the usual one again.

    A volume that is fixed, at 100 % by the listener or by Strict, has nothing to remember.
    """
    usual_db = state.usual_volume_db
    if remembered_db is None or state.volume_fixed:
        if usual_db is None:
            return state
        return replace(state, volume_db=min(usual_db, state.ceiling_db), usual_volume_db=None)
    return replace(
        state,
        volume_db=min(limited(remembered_db), state.ceiling_db),
        usual_volume_db=state.volume_db if usual_db is None else usual_db,
    )
