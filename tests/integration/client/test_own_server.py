"""Our client at our server: only what changed travels, and two machines agree in the end."""

import pytest

from player.service.http import UnreachableError
from player.service.source import ChangeMark, Rung
from tests.support.cloud_music import SONGS


def loved(machine):
    return {row.title for row in machine.rows() if row.loved}


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


def test_a_new_name_and_a_new_song_meet(laptop, desktop):
    laptop.sync()
    made = laptop.library.playlists.create("Plane")
    laptop.library.remote_playlists.share(made, laptop.source)
    laptop.sync()
    desktop.sync()
    theirs = desktop.library.playlists.find("Plane").id
    laptop.library.playlists.rename(made, "Boat")
    desktop.library.playlists.append(theirs, desktop.ids()[:1])
    for machine in (laptop, desktop, laptop):
        machine.sync()
    assert laptop.playlists() == desktop.playlists()
    assert len(laptop.playlists()["Boat"]) == 1
    assert "Plane" not in laptop.playlists()
    laptop.library.playlists.delete(made)
    laptop.sync()


@pytest.mark.parametrize("kept", [3, 6, 8])
def test_a_long_list_is_there_once_whichever_answer_was_lost(laptop, desktop, kept):
    laptop.sync()
    wanted = laptop.ids() * 11
    made = laptop.library.playlists.create("Long")
    laptop.library.playlists.append(made, wanted)
    laptop.library.remote_playlists.share(made, laptop.source)
    with laptop.losing_answers(kept), pytest.raises(UnreachableError):
        laptop.sync()
    laptop.sync()
    desktop.sync()
    assert desktop.playlist_names() == ["Long"]
    assert desktop.playlists() == laptop.playlists()
    assert len(desktop.playlists()["Long"]) == len(wanted)
    laptop.library.playlists.delete(made)
    laptop.sync()
