"""How loud a track plays: what its tags say and what the listener chose, as one gain."""

from dsp.replay_gain import GainDecision, GainPolicy, GainTags, decide_gain, gain_from_r128
from player.model import TaggedGain

MAX_TAG_DB = 60.0
MAX_PEAK = 64.0
"""Beyond these a tag is a mistake, not a loudness."""


def listening_gain(
    tags: GainTags, policy: GainPolicy, *, same_album: bool, chain_gain_db: float = 0.0
) -> GainDecision:
    """Return the gain in dB to play a track with, and why.

    Args:
        tags: What the file says, on ReplayGain's scale; nonsense in it counts as not said.
        policy: Mode, preamps with and without a tag, and whether peaks limit the gain.
        same_album: Whether a neighbour in the queue is from the same album; AUTO asks.
        chain_gain_db: The worst-case gain of the stages that follow.
    """
    return decide_gain(sensible(tags), policy, same_album=same_album, chain_gain_db=chain_gain_db)


def tags_of(tagged: TaggedGain) -> GainTags:
    """Return a track's tags as the sound side takes them."""
    return GainTags(tagged.track_db, tagged.track_peak, tagged.album_db, tagged.album_peak)


def tags_from_r128(track_q7_8: int | None, album_q7_8: int | None) -> GainTags:
    """Return Opus tags, which count in 1/256 dB towards -23 LUFS, on ReplayGain's scale."""
    track, album = (
        None if value is None else gain_from_r128(value) for value in (track_q7_8, album_q7_8)
    )
    return GainTags(track_gain_db=track, album_gain_db=album)


def sensible(tags: GainTags) -> GainTags:
    """Return the tags without what cannot be meant; a peak over 1.0 is legal, 0 says nothing."""
    return GainTags(
        _gain(tags.track_gain_db),
        _peak(tags.track_peak),
        _gain(tags.album_gain_db),
        _peak(tags.album_peak),
    )


def _gain(gain_db: float | None) -> float | None:
    return gain_db if gain_db is not None and abs(gain_db) <= MAX_TAG_DB else None


def _peak(peak: float | None) -> float | None:
    return peak if peak is not None and 0.0 < peak <= MAX_PEAK else None
