"""A sleep timer is said in words; what is no such thing is left to the search."""

from datetime import UTC, datetime

import pytest

from player.events import StopAt
from player.playback.bedtime import bedtime_of

EVENING = datetime(2026, 11, 26, 22, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "text, minutes",
    [
        ("sleep in 40 minutes", 40),
        ("Stop in 5 min", 5),
        ("pause in half an hour", 30),
        ("sleep in an hour and a half", 90),
        ("sleep in 1 hour 20 minutes", 80),
        ("sleep in 1.5 hours", 90),
        ("30 分钟后停止", 30),
        ("半小时后睡觉", 30),
        ("一个半小时后关闭", 90),
        ("两小时后停", 120),
        ("sleep at 23:30", 50),
        ("stop at 11 pm", 20),
        ("sleep at 11", 20),
        ("sleep at 7:10 am", 8 * 60 + 30),
        ("睡到11点半", 50),
        ("stop at 22:30", 23 * 60 + 50),
    ],
)
def test_a_time_is_understood_however_it_is_said(text, minutes):
    assert bedtime_of(text, EVENING).minutes == pytest.approx(minutes)


@pytest.mark.parametrize(
    "text, stop_at",
    [
        ("after this movement", StopAt.TRACK),
        ("stop after this song", StopAt.TRACK),
        ("at the end of the track", StopAt.TRACK),
        ("本乐章后停止", StopAt.TRACK),
        ("放完这首歌就停", StopAt.TRACK),
        ("sleep after this symphony", StopAt.WORK),
        ("after the work", StopAt.WORK),
        ("作品结束后停止", StopAt.WORK),
        ("stop after this album", StopAt.ALBUM),
        ("这张专辑播完后停", StopAt.ALBUM),
    ],
)
def test_what_plays_may_be_heard_to_its_end(text, stop_at):
    assert bedtime_of(text, EVENING).stop_at is stop_at


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "sleep",
            "Sleeping Beauty",
            "stop",
            "Song for a Seagull",
            "4 minutes 33",
            "the album",
        ),
        *("sleep in 9999 hours", "sleep at 25:99", "夜航", "停云", "23:30", "sleep in 0 minutes"),
    ],
)
def test_what_is_music_is_not_taken_for_a_bedtime(text):
    assert bedtime_of(text, EVENING) is None
