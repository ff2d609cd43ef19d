"""One decision for every track: gain, and the reason the listener is shown."""

import itertools

import pytest

from dsp.params import ParamError
from dsp.replay_gain import (
    GainMode,
    GainPolicy,
    GainTags,
    decide_gain,
    gain_from_loudness,
    gain_from_r128,
)

BOTH = GainTags(-7.89, 0.98, -6.0, 1.0)
TRACK_ONLY = GainTags(track_gain_db=-7.89)
ALBUM_ONLY = GainTags(album_gain_db=-6.0)
FREE = {"prevent_clipping": False}


@pytest.mark.parametrize(
    "mode, same_album, tags, gain_db, reason",
    [
        (GainMode.OFF, False, BOTH, 0.0, "off"),
        (GainMode.TRACK, True, BOTH, -7.89, "track"),
        (GainMode.ALBUM, False, BOTH, -6.0, "album"),
        (GainMode.AUTO, True, BOTH, -6.0, "album"),
        (GainMode.AUTO, False, BOTH, -7.89, "track"),
        (GainMode.ALBUM, True, TRACK_ONLY, -7.89, "track"),
        (GainMode.TRACK, True, ALBUM_ONLY, -6.0, "album"),
        (GainMode.AUTO, True, GainTags(), -3.0, "no tag"),
    ],
)
def test_the_mode_picks_the_tag(mode, same_album, tags, gain_db, reason):
    policy = GainPolicy(mode, untagged_db=-3.0, **FREE)
    decision = decide_gain(tags, policy, same_album=same_album)
    assert decision.gain_db == pytest.approx(gain_db)
    assert decision.reason == reason


@pytest.mark.parametrize("preamp_db", [-6.0, 0.0, 4.0])
def test_the_preamp_counts_for_tagged_tracks_only(preamp_db):
    policy = GainPolicy(GainMode.TRACK, preamp_db=preamp_db, **FREE)
    assert decide_gain(BOTH, policy, same_album=False).gain_db == pytest.approx(-7.89 + preamp_db)
    assert decide_gain(GainTags(), policy, same_album=False).gain_db == 0.0


COMBINATIONS = list(
    itertools.product(
        (-12.0, -3.0, 0.0, 5.0, 10.0), (0.1, 0.5, 0.99, 1.2, 2.0), (-6.0, 0.0, 6.0), (0.0, 3.0, 9.0)
    )
)


def test_no_gain_lifts_a_peak_over_the_ceiling_and_no_other_gain_is_touched():
    ceiling = 10 ** (-1.0 / 20)
    for gain_db, peak, preamp_db, chain_db in COMBINATIONS:
        tags = GainTags(track_gain_db=gain_db, track_peak=peak)
        policy = GainPolicy(GainMode.TRACK, preamp_db=preamp_db)
        decision = decide_gain(tags, policy, same_album=False, chain_gain_db=chain_db)
        loudest = peak * 10 ** ((decision.gain_db + chain_db) / 20)
        assert loudest <= ceiling + 1e-9
        lowered = decision.gain_db != gain_db + preamp_db
        assert lowered == ("lowered by its peak" in decision.reason)
        assert not lowered or loudest == pytest.approx(ceiling)


def test_opus_tags_count_from_another_reference():
    assert gain_from_r128(-1024) == pytest.approx(1.0)
    assert gain_from_loudness(-10.0) == pytest.approx(-8.0)


def test_an_impossible_preamp_is_refused():
    with pytest.raises(ParamError, match="ReplayGain preamp 30 dB"):
        GainPolicy(preamp_db=30.0)
