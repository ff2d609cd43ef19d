"""ReplayGain 2.0 and R128 gains: one decision, the same for every track of an album."""

import math
from dataclasses import dataclass
from enum import StrEnum

from dsp.params import check_range

REFERENCE_LUFS = -18.0
R128_TO_REPLAY_GAIN_DB = 5.0
"""Opus headers count from -23 LUFS, ReplayGain from -18."""


class GainMode(StrEnum):
    """Which tag decides; AUTO takes the album's where neighbours come from the same album."""

    OFF = "off"
    TRACK = "track"
    ALBUM = "album"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class GainTags:
    """What a file says about its loudness: gains in dB towards -18 LUFS, peaks linear."""

    track_gain_db: float | None = None
    track_peak: float | None = None
    album_gain_db: float | None = None
    album_peak: float | None = None


@dataclass(frozen=True, slots=True)
class GainPolicy:
    """What the listener wants.

    `untagged_db` applies where no tag is; with `prevent_clipping` a gain never lifts the tagged
    peak above `ceiling_db` minus what the chain adds.
    """

    mode: GainMode = GainMode.AUTO
    preamp_db: float = 0.0
    untagged_db: float = 0.0
    prevent_clipping: bool = True
    ceiling_db: float = -1.0

    def __post_init__(self) -> None:
        check_range("ReplayGain preamp", self.preamp_db, -24.0, 24.0, "dB")
        check_range("gain without tags", self.untagged_db, -24.0, 24.0, "dB")
        check_range("ReplayGain ceiling", self.ceiling_db, -24.0, 0.0, "dB")


@dataclass(frozen=True, slots=True)
class GainDecision:
    """The gain in dB to play with, and the reason a listener is shown."""

    gain_db: float
    reason: str

    @property
    def gain(self) -> float:
        """The same as a factor; exactly 1.0 at 0 dB."""
        return math.pow(10.0, self.gain_db / 20.0)


def gain_from_r128(q7_8: int) -> float:
    """Return an Opus `R128_*_GAIN` tag (steps of 1/256 dB towards -23 LUFS) as ReplayGain."""
    return q7_8 / 256.0 + R128_TO_REPLAY_GAIN_DB


def gain_from_loudness(integrated_lufs: float) -> float:
    """Return the ReplayGain of a measured loudness."""
    return REFERENCE_LUFS - integrated_lufs


def decide_gain(
    tags: GainTags, policy: GainPolicy, *, same_album: bool, chain_gain_db: float = 0.0
) -> GainDecision:
    """Return the gain for one track.

    Args:
        tags: What the file says.
        policy: What the listener wants.
        same_album: Whether its neighbour in the queue is from the same album.
        chain_gain_db: The worst-case gain of the stages that follow, before any limiter.
    """
    if policy.mode is GainMode.OFF:
        return GainDecision(0.0, "off")
    tagged = _chosen(tags, policy.mode, same_album=same_album)
    if tagged is None:
        return GainDecision(policy.untagged_db, "no tag")
    gain_db, peak, reason = tagged
    gain_db += policy.preamp_db
    if policy.prevent_clipping and peak:
        most = policy.ceiling_db - _decibels(peak) - max(chain_gain_db, 0.0)
        if gain_db > most:
            return GainDecision(most, f"{reason}, lowered by its peak")
    return GainDecision(gain_db, reason)


def _chosen(
    tags: GainTags, mode: GainMode, *, same_album: bool
) -> tuple[float, float | None, str] | None:
    """Return gain, peak and source; the other tag stands in for a missing one."""
    track = _tag(tags.track_gain_db, tags.track_peak, "track")
    album = _tag(tags.album_gain_db, tags.album_peak or tags.track_peak, "album")
    wants_album = mode is GainMode.ALBUM or (mode is GainMode.AUTO and same_album)
    return (album or track) if wants_album else (track or album)


def _tag(
    gain_db: float | None, peak: float | None, reason: str
) -> tuple[float, float | None, str] | None:
    return None if gain_db is None else (gain_db, peak, reason)


def _decibels(peak: float) -> float:
    return 20.0 * math.log10(peak)
