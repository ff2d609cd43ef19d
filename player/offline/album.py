"""Several files as one programme."""

from collections.abc import Sequence

import numpy as np

from dsp.loudness import gated_lufs, loudness_range_lu
from player.offline.measuring import Levels, Measurement


def album_levels(tracks: Sequence[Measurement]) -> Levels:
    """Return the levels of at least one file, gated over all of them together.

    Quiet interludes count as part of the album, not as pieces of their own: its integrated
    loudness is not a mean of theirs.
    """
    energies = np.concatenate([track.step_energies for track in tracks])
    levels = [track.levels for track in tracks]
    ranges = [level.dynamic_range_db for level in levels if np.isfinite(level.dynamic_range_db)]
    return Levels(
        gated_lufs(energies),
        max(level.momentary_max_lufs for level in levels),
        max(level.short_term_max_lufs for level in levels),
        loudness_range_lu(energies),
        max(level.true_peak_dbtp for level in levels),
        max(level.sample_peak_dbfs for level in levels),
        float(np.mean(ranges)) if ranges else float("nan"),
    )
