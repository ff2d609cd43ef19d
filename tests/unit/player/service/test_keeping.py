"""What lies here already is played from here, and what is to lie here stays."""

import pytest
import typer
from typer.testing import CliRunner

from player.cli import sync as sync_commands
from player.library.remote.twins import find_twins
from tests.support.clouds import cloud_of
from tests.support.library_factory import make_album
from tests.support.music_server import song

TITLES = ["Corner", "Bean"]


@pytest.fixture
def mirrored(library, peer, sync, source, tmp_path):
    """Two songs that lie here as files too, and one that does not."""
    make_album(tmp_path / "m", title="Night", artist="Ane Brun", tracks=TITLES)
    library.scan([tmp_path / "m"])
    length_s = library.tracks.tracks(library.tracks.ids())[0].duration_ms / 1000
    peer.songs = [
        song(place, title=title, artist="Ane Brun", album="Night", duration=length_s)
        for place, title in enumerate([*TITLES, "Elsewhere"])
    ]
    sync()
    find_twins(library.database, source)
    return library


@pytest.fixture
def cloud(library, tmp_path):
    made = cloud_of(library, tmp_path)
    yield made
    made.close()


def remote(library, title):
    tracks = library.tracks.tracks(library.tracks.ids(f'title:"{title}"'))
    return next(track for track in tracks if track.path.startswith("source:"))


def test_a_song_that_lies_here_is_played_from_here(mirrored, cloud, tmp_path):
    for title in TITLES:
        assert cloud.locate(remote(mirrored, title)).path.startswith(str(tmp_path / "m"))


def test_another_length_is_another_recording(mirrored, peer, sync, source):
    peer.songs[0]["duration"] += 5
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    sync()
    assert find_twins(mirrored.database, source) == 1


@pytest.fixture
def command(library):
    """Run `galaxia sync WORDS...` on the library."""
    app = typer.Typer()
    sync_commands.register(app)

    def run(*words):
        done = CliRunner().invoke(app, ["sync", *words, "--db", str(library.database.path)])
        assert done.exit_code == 0, done.output
        return done.output

    return run


def test_a_whole_server_is_kept_with_what_comes_later(library, peer, sync, source, command):
    sync()
    assert "25 songs" in command("keep", "home")
    peer.songs.append(song(99))
    peer.scan_stamp = "2026-02-01T00:00:00Z"
    sync()
    assert len(library.remote_files.pinned(source)) == 26
    assert "0 songs" in command("keep", "home", "--off")


def test_some_songs_or_a_playlist_are_kept(library, sync, source, command):
    sync()
    assert "1 songs" in command("keep", "home", "--query", '"song 7"')
    made = library.playlists.create("Train")
    library.playlists.append(made, library.tracks.ids()[:3])
    library.remote_playlists.share(made, source)
    command("keep", "home", "--playlist", "Train")
    kept = {song.remote_id for song in library.remote_files.pinned(source)}
    assert "s7" in kept
    assert len(kept) in {3, 4}
