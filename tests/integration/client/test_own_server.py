"""Our client at our server: only what changed travels, and two machines agree in the end."""

import random

import pytest

from player.library.keep.annotations import Play
from player.service.source import ChangeMark, Rung
from tests.support.cloud_music import SONGS


def loved(machine):
    return {row.title for row in machine.rows() if row.loved}


def ratings(machine):
    return {row.title: row.rating for row in machine.rows() if row.rating}


def places(machine):
    return {row.title: machine.library.places.get(row.id) for row in machine.rows()}


def plays(machine):
    return {row.title: row.plays for row in machine.rows() if row.plays}


def test_the_library_of_another_machine_is_here(laptop):
    assert laptop.server.capabilities.rung is Rung.API_KEY
    assert laptop.server.capabilities.change_mark is ChangeMark.DELTA
    assert laptop.sync().written == SONGS
    (deep,) = laptop.rows("deep")
    assert (deep.artist, deep.album, deep.format_label) == ("Diver", "Sea", "24/192")
    assert {row.title for row in laptop.rows("yehang")} == {"开始", "结束"}


def test_a_second_sync_asks_for_changes_only(laptop, desktop):
    laptop.sync()
    desktop.sync()
    (key,) = desktop.ids('"corner"')
    desktop.library.annotations.love([key], loved=True)
    desktop.sync()
    report = laptop.sync()
    assert (report.whole, report.written) == (False, 0)
    assert "Corner" in loved(laptop)
    desktop.library.annotations.love([key], loved=False)
    desktop.sync()
    laptop.sync()
    assert "Corner" not in loved(laptop)


def test_a_playlist_edited_on_two_machines_keeps_both_edits(laptop, desktop):
    laptop.sync()
    a, b, c, d = laptop.ids()[:4]
    made = laptop.library.playlists.create("Train")
    laptop.library.playlists.append(made, [a, b])
    laptop.library.remote_playlists.share(made, laptop.source)
    laptop.sync()
    desktop.sync()
    assert len(desktop.playlists()["Train"]) == 2
    theirs = next(r.playlist_id for r in desktop.library.remote_playlists.rows(desktop.source))
    desktop.library.playlists.append(theirs, [desktop.ids()[2]])
    laptop.library.playlists.append(made, [d])
    desktop.sync()
    laptop.sync()
    desktop.sync()
    assert laptop.playlists() == desktop.playlists()
    assert len(laptop.playlists()["Train"]) == 4
    laptop.library.playlists.delete(made)
    laptop.sync()
    desktop.sync()
    assert "Train" not in desktop.playlists()
    assert c in laptop.ids()


def test_a_place_in_a_song_follows_from_machine_to_machine(laptop, desktop):
    laptop.sync()
    desktop.sync()
    (here,), (there,) = laptop.ids('"corner"'), desktop.ids('"corner"')
    laptop.library.places.keep(here, 61_000)
    laptop.sync()
    desktop.sync()
    assert desktop.library.places.get(there) == 61_000
    desktop.library.places.keep(there, 0)
    desktop.sync()
    laptop.sync()
    assert laptop.library.places.get(here) == 0


@pytest.mark.parametrize("seed", range(3))
def test_two_machines_offline_agree_in_the_end(laptop, desktop, seed):
    """No star, rating or play of either is lost, and no play is counted twice."""
    chance = random.Random(seed)
    machines = (laptop, desktop)
    for machine in machines:
        machine.sync()
    before = sum(plays(laptop).values())
    played = 0
    for step in range(40):
        machine = chance.choice(machines)
        key = chance.choice(machine.ids())
        match chance.randrange(5):
            case 0:
                machine.library.annotations.love([key], loved=chance.random() < 0.6)
            case 1:
                machine.library.annotations.rate([key], chance.choice([None, 1.0, 3.0, 5.0]))
            case 2:
                moment = 1_700_000_000_000 + seed * 10_000_000 + step * 1000
                machine.library.annotations.record_play(Play(key, moment, 60_000))
                played += 1
            case 3:
                machine.library.places.keep(key, chance.choice([0, 5_000, 70_000, 123_456]))
            case _:
                machine.sync()
    for machine in (*machines, *machines):
        machine.sync()
    assert loved(laptop) == loved(desktop)
    assert ratings(laptop) == ratings(desktop)
    assert plays(laptop) == plays(desktop)
    assert places(laptop) == places(desktop)
    assert sum(plays(laptop).values()) == before + played
    for machine in machines:
        assert machine.library.outbox.count() == 0
        assert machine.library.outbox.problems() == []
