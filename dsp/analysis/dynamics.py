"""Dynamic range as the "DR" meters of the field count it."""

import numpy as np

from dsp.stage import Block
from dsp.units import FloatArray

BLOCK_S = 3.0
LOUDEST_SHARE = 0.2


class DynamicRange:
    """The second highest peak over the level of the loudest fifth, in blocks of three seconds."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._block_frames = round(BLOCK_S * sample_rate)
        self._peaks: list[FloatArray] = []
        self._powers: list[FloatArray] = []
        self._peak = np.zeros(channels)
        self._energy = np.zeros(channels)
        self._filled = 0

    def feed(self, block: Block) -> None:
        """Look at another block `(channels, frames)`."""
        done = 0
        while done < block.shape[1]:
            part = block[:, done : done + self._block_frames - self._filled]
            np.maximum(self._peak, np.abs(part).max(axis=1), out=self._peak)
            self._energy += np.einsum("cf,cf->c", part, part)
            self._filled += part.shape[1]
            done += part.shape[1]
            if self._filled == self._block_frames:
                self._close()

    def _close(self) -> None:
        self._peaks.append(self._peak.copy())
        # Twice the mean square: a full-scale sine reads 0 dB.
        self._powers.append(2.0 * self._energy / self._filled)
        self._peak[:] = 0.0
        self._energy[:] = 0.0
        self._filled = 0

    def channels_db(self) -> FloatArray:
        """Return each channel's range in dB; NaN for silence. A started block counts."""
        if self._filled:
            self._close()
        if not self._peaks:
            return np.full(len(self._peak), np.nan)
        peaks = np.sort(np.array(self._peaks), axis=0)
        powers = np.sort(np.array(self._powers), axis=0)
        loudest = max(1, round(LOUDEST_SHARE * len(powers)))
        level = np.sqrt(powers[-loudest:].mean(axis=0))
        peak = peaks[-2] if len(peaks) > 1 else peaks[-1]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(level > 0.0, 20.0 * np.log10(peak / level), np.nan)

    def value_db(self) -> float:
        """Return the mean of the channels; NaN for silence."""
        return float(np.mean(self.channels_db()))
