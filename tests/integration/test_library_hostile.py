"""The whole hostile folder: everything readable comes in as it is, the rest has a reason."""

import json
import subprocess
import sys
from contextlib import closing

import pytest

from player.library.export import track_objects
from player.library.library import Library
from player.library.scan.watcher import Watcher
from tests.support.tools import generator

GENERATOR = generator("make_hostile_library.py")
SOUNDS = (".flac", ".mp3", ".ogg", ".opus", ".m4a", ".wav")


@pytest.fixture(scope="module")
def scanned(tmp_path_factory):
    if not GENERATOR.exists():
        pytest.skip("the generator of hostile folders is not beside this repository")
    home = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, GENERATOR, home / "music", "--small"]
    subprocess.run(command, check=True, capture_output=True)
    expected = json.loads((home / "hostile_expect.json").read_text())
    with closing(Library.open(home / "library.db")) as library:
        report = library.scan([home / "music"], Watcher(jobs=2))
        tracks = {fields["path"]: fields for fields in track_objects(library)}
    yield home / "music", expected, tracks, report
    (home / "music" / "fs" / "locked").chmod(0o700)


@pytest.mark.slow
def test_all_that_should_be_listed_is_and_nothing_else(scanned):
    music, expected, tracks, report = scanned
    sounds = {name: wish for name, wish in expected.items() if name.lower().endswith(SOUNDS)}
    listed = {name for name in sounds if str(music / name) in tracks or f"{music}/{name}" in tracks}
    assert {name for name, wish in sounds.items() if wish.get("listed")} <= listed
    assert not {name for name, wish in sounds.items() if wish.get("listed") is False} & listed
    assert all(item.reason for item in report.unreadable)


@pytest.mark.slow
def test_every_field_that_can_be_known_is_right(scanned):
    music, expected, tracks, _ = scanned
    wrong = [
        (name, key, fields[key], wish[key])
        for name, wish in expected.items()
        for key in ("title", "artist", "album", "artists")
        if key in wish and (fields := tracks.get(f"{music}/{name}")) and fields[key] != wish[key]
    ]
    assert wrong == []
