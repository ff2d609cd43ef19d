import json

import typer
from typer.testing import CliRunner

from player.cli import library as library_commands
from player.cli import search
from player.library.playlists.addresses import addressed, recognised
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.files import read_playlist, write_playlist


def test_songs_of_a_server_leave_as_addresses_and_come_back_as_songs(
    library, sync, source, peer, tmp_path
):
    peer.songs[0]["id"] = "a b&c"
    sync()
    known = library.tracks.ids()[:3]
    key = library.playlists.create("Mixed", track_ids=known)
    entries = [item.entry for item in library.playlists.items(key)]
    for name in ("list.m3u8", "list.xspf"):
        file = tmp_path / name
        sources = library.sources.rows()
        entries_out = addressed([*entries, PlaylistEntry("/here.flac")], sources)
        write_playlist(file, entries_out, relative=True)
        text = file.read_text("utf-8")
        assert "source:" not in text
        assert text.count(f"{peer.url}/rest/stream.view?id=") == 3
        back = library.playlists.create("Back", entries=recognised(read_playlist(file), sources))
        found = [item.track_id for item in library.playlists.items(back)]
        assert found == [*known, None]


def test_songs_of_a_server_that_was_removed_are_no_files_either(library, sync, source):
    sync()
    key = library.playlists.create("Mixed", track_ids=library.tracks.ids()[:1])
    library.sources.remove(source)
    (item,) = library.playlists.items(key)
    (told,) = addressed([item.entry], library.sources.rows())
    assert told.is_url
    assert "source:" not in told.location
    assert told.title == item.entry.title != ""


def test_search_tells_scripts_where_a_song_of_a_server_is(library, sync, peer):
    sync()
    app = typer.Typer()
    search.register(app)
    app.command("other")(lambda: None)
    words = ["search", "Song 17", "--json", "--db", str(library.database.path)]
    (line,) = CliRunner().invoke(app, words).stdout.splitlines()
    assert json.loads(line)["path"] == f"{peer.url}/rest/stream.view?id=s17"


def test_addresses_of_others_stay_what_they_are(library, source):
    written = PlaylistEntry("https://elsewhere.example/rest/stream.view?id=s1")
    assert list(recognised([written], library.sources.rows())) == [written]


def test_export_and_health_tell_scripts_where_songs_of_a_server_are(library, sync):
    sync()
    library.playlists.create("Mixed", track_ids=library.tracks.ids()[:2])
    with library.database.transaction() as connection:
        connection.execute("UPDATE file SET state = 2 WHERE id IN (SELECT id FROM file LIMIT 1)")
    app = typer.Typer()
    library_commands.register(app)
    for command in ("export", "health"):
        words = ["library", command, "--db", str(library.database.path)]
        said = CliRunner().invoke(app, [*words, *(["--json"] if command == "health" else [])])
        assert said.exit_code == 0
        assert "source:" not in said.stdout
        assert "/rest/stream.view?id=" in said.stdout
