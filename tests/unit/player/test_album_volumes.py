"""Albums that the listener gave a volume of their own, on the real playback."""

import pytest

from player.album_volumes import AlbumVolumes
from player.engine import messages as m
from player.events import Notice
from player.model import PlayState
from player.settings.schema import DeviceSettings, OutputPolicy
from tests.support.fake_playback import FakeSession, tracks
from tests.support.listener import Listener

PARALLAX = ("Orion Quartet", "Parallax")
FIRST, OTHER = 0, 1  # of the queue: Parallax, and another album


def started(place=FIRST):
    made = FakeSession()
    made.album_volumes.start()
    made.outputs.start()
    made.playback.play_tracks(tracks(8), place)
    return made


@pytest.fixture
def session():
    made = started()
    yield made
    made.close()


def volume_db(session):
    return session.playback.state.volume_db


def go_to(session, place):
    session.playback.play_entry(session.playback.queue.entries[place].entry_id)


def gains(session):
    return [c.gain for c in session.engine.commands if isinstance(c, m.SetGain)]


def remember_at(session, level_db):
    """Parallax at this volume, everything else at -3 dB; Parallax plays."""
    session.playback.set_volume(level_db)
    session.album_volumes.remember(*PARALLAX)
    go_to(session, OTHER)
    session.playback.set_volume(-3.0)
    go_to(session, FIRST)


def test_nothing_is_remembered_by_itself(session):
    session.playback.set_volume(-12.0)
    go_to(session, OTHER)
    session.playback.set_volume(-3.0)
    go_to(session, FIRST)
    assert volume_db(session) == -3.0


def test_an_album_is_as_loud_as_it_was_left_and_the_others_as_before(session):
    remember_at(session, -12.0)
    assert volume_db(session) == -12.0
    assert gains(session)[-1] == pytest.approx(10 ** (-12 / 20))
    go_to(session, OTHER)
    assert volume_db(session) == -3.0
    assert gains(session)[-1] == pytest.approx(10 ** (-3 / 20))


def test_the_volume_goes_there_when_a_track_follows_without_a_gap(session):
    remember_at(session, -12.0)
    session.engine.play_through()
    assert volume_db(session) == -3.0


def test_what_is_quiet_begins_so(session):
    remember_at(session, -12.0)
    go_to(session, OTHER)
    session.engine.commands.clear()
    go_to(session, FIRST)
    kinds = [type(c) for c in session.engine.commands if isinstance(c, m.SetGain | m.Load)]
    assert kinds == [m.SetGain, m.Load]


def test_what_is_louder_waits_for_what_plays_to_end(session):
    remember_at(session, -12.0)
    session.engine.commands.clear()
    go_to(session, OTHER)
    kinds = [type(c) for c in session.engine.commands if isinstance(c, m.SetGain | m.Load)]
    assert kinds == [m.Load, m.SetGain]


def test_turned_by_hand_it_is_so_the_next_time(session):
    remember_at(session, -12.0)
    session.playback.set_volume(-15.0)
    go_to(session, OTHER)
    assert volume_db(session) == -3.0
    go_to(session, FIRST)
    assert volume_db(session) == -15.0


def test_it_is_said_when_the_volume_moves_by_itself(session):
    listener = Listener(session.playback)
    remember_at(session, -12.0)
    (notice,) = [e for e in listener.events if isinstance(e, Notice)]
    assert notice.code == "playback.album_volume"
    assert notice.details == {"album": "Parallax", "volume_db": -12.0}


def test_an_album_that_is_forgotten_stays_as_loud_as_it_is(session):
    remember_at(session, -12.0)
    session.album_volumes.forget(*PARALLAX)
    assert volume_db(session) == -12.0
    go_to(session, OTHER)
    assert volume_db(session) == -12.0


def test_a_fixed_volume_is_not_touched(session):
    remember_at(session, -12.0)
    session.playback.set_volume_fixed(True)
    assert gains(session)[-1] == 1.0
    assert volume_db(session) == -3.0
    session.engine.commands.clear()
    go_to(session, OTHER)
    go_to(session, FIRST)
    assert set(gains(session)) <= {1.0}
    assert volume_db(session) == -3.0
    session.playback.set_volume_fixed(False)
    assert volume_db(session) == -12.0


def test_strict_is_not_touched(session):
    remember_at(session, -12.0)
    session.outputs.set_policy(OutputPolicy.STRICT)
    for place in (OTHER, FIRST):
        go_to(session, place)
        assert gains(session)[-1] == 1.0


def test_the_verdict_says_what_such_a_volume_does(session):
    exact = session.playback.state.verdict
    remember_at(session, -12.0)
    assert session.playback.state.verdict == "converted"
    go_to(session, OTHER)
    session.playback.set_volume(0.0)
    assert session.playback.state.verdict == exact


def test_each_device_has_its_own(session):
    remember_at(session, -12.0)
    session.outputs.choose("ALSA/Speakers")
    assert volume_db(session) == -20.0
    session.outputs.choose(None)
    assert volume_db(session) == -12.0


def test_the_ceiling_of_a_device_holds(session):
    remember_at(session, -1.0)
    session.outputs.set_profile(None, DeviceSettings(ceiling_db=-10.0))
    assert volume_db(session) == -10.0
    go_to(session, FIRST)
    assert volume_db(session) == -10.0
    go_to(session, OTHER)
    assert volume_db(session) == -10.0


def test_it_survives_a_restart_and_the_device_is_as_loud_as_without():
    first = started()
    remember_at(first, -12.0)
    first.playback.set_volume(-14.0)
    first.close()
    again = started(OTHER)
    assert volume_db(again) == -3.0
    go_to(again, FIRST)
    assert volume_db(again) == -14.0
    again.close()


def test_an_empty_queue_is_at_the_usual_volume(session):
    remember_at(session, -12.0)
    session.playback.remove([entry.entry_id for entry in session.playback.queue.entries])
    assert session.playback.state.state is PlayState.STOPPED
    assert volume_db(session) == -3.0


def test_what_cannot_be_read_is_told_and_music_goes_on(session, tmp_path):
    (broken := tmp_path / "album-volumes.json").write_text("{", "utf-8")
    listener = Listener(session.playback)
    AlbumVolumes(broken, session.playback, lambda: "").start()
    assert [e.code for e in listener.events if isinstance(e, Notice)] == ["document.invalid"]
    go_to(session, FIRST)
    assert session.playback.state.state is PlayState.PLAYING
