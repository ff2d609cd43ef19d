"""How loud a track plays: a table of every combination, and the laws behind it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsp.replay_gain import GainMode, GainTags
from player.loudness import listening_gain, sensible, tags_from_r128
from player.settings.schema import PlaybackSettings

TABLE = Path(__file__).parents[2] / "data" / "loudness" / "gain_table.csv"
with TABLE.open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def number(text):
    return float(text) if text else None


def tags_of(row):
    if row["r128_track"]:
        return tags_from_r128(int(row["r128_track"]), int(row["r128_album"]))
    fields = ("track_gain", "track_peak", "album_gain", "album_peak")
    return GainTags(*(number(row[field]) for field in fields))


def playback_of(row):
    return PlaybackSettings(
        gain_mode=GainMode(row["mode"]),
        tagged_preamp_db=float(row["preamp_db"]),
        untagged_preamp_db=float(row["untagged_db"]),
        prevent_clipping=row["prevent_clipping"] == "1",
    )


def name_of(row):
    return "-".join(list(row.values())[:3] + list(row.values())[9:13])


@pytest.mark.parametrize("row", ROWS, ids=name_of)
def test_the_table_holds(row):
    decision = listening_gain(
        tags_of(row),
        playback_of(row).gain_policy,
        same_album=row["same_album"] == "1",
        chain_gain_db=float(row["chain_gain_db"]),
    )
    assert decision.gain_db == pytest.approx(float(row["gain_db"]), abs=1e-3)
    assert decision.reason


def test_the_table_has_every_combination():
    assert len(ROWS) >= 200


def test_opus_counts_five_decibels_lower():
    assert tags_from_r128(0, None) == GainTags(track_gain_db=5.0)


@pytest.mark.parametrize("gain_db", [float("nan"), float("inf"), -61.0, 1e9])
def test_nonsense_in_a_tag_counts_as_no_tag(gain_db):
    assert sensible(GainTags(gain_db, 1.0)).track_gain_db is None
    assert sensible(GainTags(1.0, gain_db)).track_peak is None


def test_a_peak_over_full_scale_is_legal():
    assert sensible(GainTags(-3.0, 1.26)).track_peak == 1.26


@given(st.floats(-24, 24), st.floats(0.01, 4.0), st.floats(-12, 12), st.floats(-6, 12))
def test_a_prevented_gain_never_lifts_the_peak_beyond_the_ceiling(gain, peak, preamp, chain):
    playback = PlaybackSettings(gain_mode=GainMode.TRACK, tagged_preamp_db=preamp)
    tags = GainTags(gain, peak)
    decision = listening_gain(tags, playback.gain_policy, same_album=False, chain_gain_db=chain)
    lifted = peak * 10 ** ((decision.gain_db + max(chain, 0.0)) / 20)
    assert lifted <= 10 ** (-1 / 20) * (1 + 1e-9)
    assert decision.gain_db <= gain + preamp + 1e-9
