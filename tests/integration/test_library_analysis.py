"""Tracks nobody plays are listened to in a process of their own, and what it finds is kept."""

import os
import signal

import pytest

from player.analysing import AnalysisState, BackgroundAnalysis
from player.library.library import Library
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album, make_file


@pytest.fixture
def library(tmp_path):
    make_album(tmp_path / "music" / "One", title="One", artist="A", tracks=["Aa", "Bb"])
    make_file(tmp_path / "music" / "Two" / "all.flac", seconds=4)
    (tmp_path / "music" / "Two" / "all.cue").write_text(
        'TITLE "Two"\nFILE "all.flac" WAVE\nTRACK 01 AUDIO\nTITLE "X1"\nINDEX 01 00:00:00\n'
        'TRACK 02 AUDIO\nTITLE "X2"\nINDEX 01 00:01:00\n'
    )
    opened = Library.open(tmp_path / "library.db")
    opened.scan([tmp_path / "music"], Watcher(jobs=1))
    yield opened
    opened.close()


@pytest.fixture
def analysis(library):
    work = BackgroundAnalysis(library)
    yield work
    work.close()


def key(library, title):
    return int(library.tracks.ids(f"title:{title}")[0])


def test_every_track_gets_figures_and_an_outline_of_its_own_part(library, analysis):
    states = []
    analysis.listen(states.append)
    analysis.work()
    assert library.analyses.counts() == (4, 0)
    figures = library.analyses.of(key(library, "aa"))
    assert figures.loudness_lufs == pytest.approx(figures.album_loudness_lufs, abs=0.3)
    assert figures.true_peak_dbtp == pytest.approx(-11.2, abs=0.2)  # 9000 / 32768
    assert figures.problem is None
    outline = library.analyses.overview(key(library, "x2"))
    assert (len(outline), max(outline)) == (512, 1.0)
    assert states[-1] == AnalysisState(done=4, waiting=0)
    assert len(library.tracks.ids("loudness:-30..-5")) == 4
    assert len(library.tracks.ids("peak>-1")) == 0
    assert len(library.tracks.ids("verdict:genuine OR verdict:unclear")) == 4


def test_only_new_sound_is_listened_to(library, analysis, tmp_path):
    analysis.work()
    library.editor.apply(library.tracks.ids("title:bb"), {"title": ("New",)})
    assert library.analyses.counts() == (4, 0)
    make_file(tmp_path / "music" / "Three.flac", {"title": "Cc"}, freq_hz=900)
    (tmp_path / "music" / "One" / "01.flac").write_bytes(
        make_file(tmp_path / "other.flac", {"title": "Aa", "album": "One"}, freq_hz=50).read_bytes()
    )
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    assert library.analyses.counts()[1] == 2
    analysis.work()
    assert library.analyses.counts() == (5, 0)


def test_names_that_are_not_utf_8_are_listened_to_as_well(library, analysis, tmp_path):
    plain = make_file(tmp_path / "music" / "odd.flac", {"title": "Odd"}, freq_hz=700)
    plain.rename(os.fsdecode(os.fsencode(plain.parent) + b"/\xff.flac"))
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    analysis.work()
    assert library.analyses.of(key(library, "odd")).problem is None


def test_a_file_that_cannot_be_decoded_is_not_tried_again(library, analysis, tmp_path):
    path = tmp_path / "music" / "One" / "01.flac"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
    analysis.work()
    assert library.analyses.of(key(library, "aa")).problem == "file.corrupt"
    assert library.analyses.next_album() == (0, [])


def test_a_process_that_dies_costs_one_track(library, analysis):
    def shoot(state):
        if state.path and analysis._process is None and not shots:
            shots.append(state)
            os.kill(analysis._running().pid, signal.SIGKILL)

    shots = []
    analysis.listen(shoot)
    analysis.work()
    assert len(shots) == 1
    assert library.analyses.counts()[1] == 0 or library.analyses.counts()[0] >= 3


def test_a_pause_holds_and_the_end_does_not_wait(library):
    work = BackgroundAnalysis(library, calm_s=0.01)
    work.pause()
    work.start()
    assert work.state.paused
    work.close()
    assert library.analyses.counts()[0] == 0


def test_a_track_that_turns_out_to_have_emphasis_is_listened_to_again(library, analysis, tmp_path):
    analysis.work()
    sheet = tmp_path / "music" / "Two" / "all.cue"
    sheet.write_text(sheet.read_text().replace('TITLE "X2"', 'TITLE "X2"\nFLAGS PRE'))
    library.scan([tmp_path / "music"], Watcher(jobs=1))
    assert library.analyses.counts() == (3, 1)
    assert library.analyses.of(key(library, "x2")) is None
    analysis.work()
    assert library.analyses.counts() == (4, 0)
