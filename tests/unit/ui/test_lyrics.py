"""Lyrics beside the music: what is lit, what a click does, and that nothing moves unseen."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication

from player.lyrics.following import Sung, sung_at
from player.lyrics.reading import parse_lyrics
from player.lyrics.shelf import LyricsShelf
from player.model import Track
from player.paths import data_dir
from player.settings.schema import LyricsAlign
from ui.assembly.now_playing import LYRICS
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.lyrics_text import LyricsState
from ui.views.lyrics.lyrics_menu import LyricsMenu
from ui.views.lyrics.lyrics_panel import LyricsPanel
from ui.widgets.lyrics.lyrics_layout import LyricsLayout, sung_boxes
from ui.widgets.lyrics.lyrics_view import LyricsView

SONG = """[00:10.00]Far from the harbour
[00:20.00]<00:20.00>Spiral <00:21.00>arm<00:22.00>
[00:30.00]夜航的船
[00:30.00]The night ship
[00:40.00]Slow as the tide
"""


@pytest.fixture
def song(tmp_path):
    track = tmp_path / "song.flac"
    track.write_bytes(b"")
    track.with_suffix(".lrc").write_text(SONG, "utf-8")
    return Track(path=str(track), title="Spiral Arm", duration_ms=60_000)


@pytest.fixture
def clock():
    return Clock()


class Clock:
    now_ms = 1_000.0

    def __call__(self):
        return self.now_ms


@pytest.fixture
def model(qtbot, session, song, tasks, clock):
    made = LyricsModel(session.playback, session.lyrics, session.settings, tasks, now_ms=clock)
    session.playback.listen(lambda _event: made.show(session.playback.state))
    session.playback.play_tracks([song])
    qtbot.waitUntil(lambda: made.state is LyricsState.SYNCED)
    yield made
    made.watch("test", watched=False)


@pytest.fixture
def panel(qtbot, theme, model):
    made = LyricsPanel(theme, model, "test")
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def wheel(widget, notches):
    spot = QPointF(widget.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    delta = QPoint(0, round(120 * notches))
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        widget, QWheelEvent(spot, spot, QPoint(), delta, buttons, keys, phase, False)
    )


def test_the_line_that_is_sung_is_the_one_the_position_says(session, panel, model):
    session.playback.seek(21_500)
    model.follow()
    assert model.sung == Sung(1, (), 1, 0.5)
    assert panel.view.accessibleDescription() == "Spiral arm"


def test_between_two_steps_of_the_engine_the_lines_go_on(session, panel, model, clock):
    for step_ms in (19_980, 19_995):  # of the last block the first is heard: 19,980
        session.playback.seek(step_ms)
        model.follow()
    assert model.sung.line == 0
    clock.now_ms += 22
    model.follow()
    assert model.sung.line == 1


def test_a_line_lights_up_within_20_ms_of_its_time(session, panel, model, clock):
    block_ms, errors = 24, []
    for number, start_ms in enumerate((10_000, 20_000, 30_000, 40_000)):
        here_ms, waited_ms = start_ms - 396, 0
        while model.sung.line != number:
            clock.now_ms, here_ms = clock.now_ms + waited_ms, here_ms + waited_ms
            assert here_ms < start_ms + 1_000
            session.playback.seek(here_ms // block_ms * block_ms + block_ms)  # as they are taken
            model.follow()
            waited_ms = model._timer.interval()
        errors.append(here_ms - start_ms)
    assert max(map(abs, errors)) <= 20


def test_a_click_on_a_line_plays_from_it(qtbot, session, panel, model):
    place = panel.view.row_box(2).center().toPoint()
    qtbot.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=place)
    assert session.playback.position_ms() == 30_000
    assert model.sung.line == 2


def test_the_keys_walk_and_enter_plays(qtbot, session, panel, model):
    session.playback.seek(12_000)
    model.follow()
    for _ in range(3):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert session.playback.position_ms() == 40_000


def test_the_current_line_stands_a_third_from_the_top(qtbot, session, panel, model):
    session.playback.seek(31_000)
    model.follow()
    qtbot.waitUntil(lambda: panel.view.scroll_state.progress == 1.0)
    assert panel.view.row_box(2).top() == pytest.approx(panel.view.height() / 3, abs=2)


def test_looking_elsewhere_stops_the_text_for_three_seconds(qtbot, session, panel, model):
    wheel(panel.view, -2)
    here = panel.view.scroll_state.top_px
    session.playback.seek(41_000)
    model.follow()
    assert panel.view.scroll_state.free
    assert panel.view.scroll_state.top_px == here
    panel.view.scroll_state.let_go()
    panel.view.scroll_state.released.emit()
    qtbot.waitUntil(lambda: panel.view.scroll_state.progress == 1.0)
    assert panel.view.row_box(3).top() == pytest.approx(panel.view.height() / 3, abs=2)


def test_an_offset_moves_the_lines_and_is_kept(qtbot, session, panel, model, song):
    session.playback.seek(20_020)
    model.follow()
    assert model.sung.line == 1
    qtbot.mouseClick(panel.later, Qt.MouseButton.LeftButton)
    assert model.sung.line == 0
    assert panel.offset.text() == "+50 ms"
    assert LyricsShelf(data_dir() / "lyrics").offset_ms(song.path) == 50
    model.seek_line(1)
    assert session.playback.position_ms() == 20_050


def test_companions_are_shown_when_wanted(qtbot, session, panel, model):
    assert len(panel.view._layout.rows[2].parts) == 2
    qtbot.mouseClick(panel.translation, Qt.MouseButton.LeftButton)
    assert len(panel.view._layout.rows[2].parts) == 1
    assert not session.settings.settings.lyrics.translation


def test_time_is_followed_only_while_it_moves_and_is_seen(qtbot, session, panel, model):
    assert model.following
    session.playback.pause()
    qtbot.waitUntil(lambda: not model.following)
    session.playback.play()
    qtbot.waitUntil(lambda: model.following)
    panel.hide()
    assert not model.following


def test_without_lyrics_one_sentence_says_what_would_be_shown(qtbot, session, panel, model):
    session.playback.play_tracks([Track(path="/nowhere/a.flac")])
    qtbot.waitUntil(lambda: model.state is LyricsState.NONE)
    assert ".lrc" in panel.empty.text


def test_plain_lyrics_are_read_not_followed(qtbot, session, panel, model, song):
    session.lyrics.keep(song.path, "only\nwords\n")
    model.reload()
    qtbot.waitUntil(lambda: model.state is LyricsState.PLAIN)
    assert not model.following
    assert not panel.later.isVisibleTo(panel)


def test_own_lyrics_stand_before_those_of_the_file_and_can_be_given_up(session, song):
    session.lyrics.keep(song.path, "[00:01.00]mine\n")
    assert session.lyrics.find(song.path).text == "mine"
    session.lyrics.keep(song.path, "")
    assert session.lyrics.find(song.path).lines[0].text == "Far from the harbour"


def test_words_light_up_from_the_side_they_are_read_from(qapp):
    for text, letters in (("Spiral arm", 6.5), ("שלום עולם", 4.0)):
        line = parse_lyrics(f"[00:01.00]{text}").lines
        layout = LyricsLayout(line, 20, 400).rows[0].parts[0][1]
        (box,) = sung_boxes(layout, letters)
        whole = layout.lineAt(0).naturalTextWidth()
        assert 0 < box.width() < whole
        if text[0] != "S":
            assert box.right() > whole * 0.9


def test_a_text_of_ten_thousand_lines_is_laid_out_at_once(qtbot, theme):
    lyrics = parse_lyrics("\n".join(f"[{i // 60:02}:{i % 60:02}.00]line {i}" for i in range(9_000)))
    view = LyricsView(theme)
    qtbot.addWidget(view)
    view.resize(400, 500)
    view.show_lines(lyrics.lines, synced=True)
    view.show_sung(sung_at(lyrics, 5_000_000), 3.0)
    view.grab()


def test_lyrics_are_a_tab_of_the_page_and_of_the_panel(qtbot, window, shell, session, song):
    session.playback.play_tracks([song])
    assert shell.now_playing.tabs.names[0] == LYRICS
    window.open_page("now-playing")
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert window.panel.current == LYRICS


RUBY = """<tt xmlns:tts="x" xmlns:ttm="m"><body>
<p begin="1s" ttm:agent="v1"><span tts:ruby="container"><span tts:ruby="base">船</span>\
<span tts:ruby="text">ふね</span></span>がゆく</p>
<p begin="2s" ttm:agent="v2">an answer</p></body></tt>"""


@pytest.fixture
def sung(qtbot, session, panel, model, song):
    """Have a text shown: as a file beside the track, that goes before the LRC there."""

    def show(text):
        Path(song.path).with_suffix(".ttml" if text.startswith("<") else ".yrc").write_text(text)
        before = model.lyrics
        model.reload()
        qtbot.waitUntil(lambda: model.lyrics != before)
        return panel.view._layout.rows

    return show


def left_of(row):
    return row.parts[0][1].lineAt(0).naturalTextRect().left()


def test_readings_stand_above_their_words_and_can_be_left_out(qtbot, panel, sung, session):
    row, _ = sung(RUBY)
    ((place, text),) = row.ruby.texts
    base = row.parts[0][1].lineAt(0)
    assert text == "ふね"
    assert place.y() <= base.y()
    high = row.height_px
    qtbot.mouseClick(panel.readings, Qt.MouseButton.LeftButton)
    row, _ = panel.view._layout.rows
    assert row.ruby is None
    assert row.height_px < high
    assert not session.settings.settings.lyrics.ruby


def test_pinyin_is_offered_for_chinese_and_off_at_first(qtbot, panel, sung, session):
    (row,) = sung("[1000,900](1000,300,0)夜(1300,600,0)航\n")
    assert row.ruby is None
    qtbot.mouseClick(panel.readings, Qt.MouseButton.LeftButton)
    (row,) = panel.view._layout.rows
    assert [text for _, text in row.ruby.texts] == ["ye", "hang"]
    assert session.settings.settings.lyrics.pinyin


def test_readings_never_run_into_each_other(qtbot, panel, sung, model):
    sung("[1000,900](1000,900,0)庄重双唇装满窗一二三\n")
    model.toggle_readings()
    (row,) = panel.view._layout.rows
    metrics = QFontMetricsF(row.ruby.face)
    ends = [(at.x(), at.x() + metrics.horizontalAdvance(text)) for at, text in row.ruby.texts]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_no_button_for_readings_where_there_are_none(panel, sung):
    sung("[1000,900](1000,900,0)only\n")
    assert not panel.readings.isVisibleTo(panel)


def test_the_second_voice_faces_the_first_and_lines_stand_where_one_likes(panel, sung, model):
    first, second = sung(RUBY)
    assert (left_of(first), first.pivot_px) == (0, 0)
    assert left_of(second) > 100
    model.align(LyricsAlign.CENTRE)
    lefts = [left_of(row) for row in panel.view._layout.rows]
    assert all(left > 10 for left in lefts)
    model.align(LyricsAlign.RIGHT)
    first, second = panel.view._layout.rows
    assert left_of(first) > 100
    assert left_of(second) == 0


def test_the_text_is_made_larger_and_smaller_within_limits(model, session):
    model.resize(4)
    assert session.settings.settings.lyrics.text_px == 24
    model.resize(900)
    assert session.settings.settings.lyrics.text_px == 24


def test_another_source_is_chosen_and_given_up(qtbot, panel, model, song, session):
    Path(song.path).with_suffix(".txt").write_text("only words\n")
    Path(song.path).with_suffix(".ttml").write_text("<tt><p>half")
    menu = LyricsMenu(model, panel)
    qtbot.addWidget(menu)
    qtbot.waitUntil(lambda: len(menu.sources.actions()) == 4)
    words = [action.text() for action in menu.sources.actions()]
    assert words == [
        "The first that is found",
        "song.ttml · cannot be read",
        "song.lrc · word by word",
        "song.txt · without times",
    ]
    assert not menu.sources.actions()[1].isEnabled()
    menu.sources.actions()[3].trigger()
    qtbot.waitUntil(lambda: model.state is LyricsState.PLAIN)
    assert LyricsShelf(data_dir() / "lyrics").find(song.path).text == "only words"
    model.choose_source("")
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)


@pytest.mark.parametrize("kind", ["lrc", "enhanced", "ttml"])
def test_the_text_is_exported_with_its_offset(qtbot, model, tmp_path, kind):
    model.nudge(2)
    path = tmp_path / f"out.{kind}"
    with qtbot.waitSignal(model.written, timeout=20_000):
        model.write(str(path), kind)
    written = parse_lyrics(path.read_text("utf-8"))
    assert [line.start_ms for line in written.lines] == [10_100, 20_100, 30_100, 40_100]
    assert written.has_words is (kind != "lrc")


def test_a_place_that_cannot_be_written_is_one_sentence(qtbot, model, session, tmp_path):
    told = []
    session.playback.listen(told.append)
    model.write(str(tmp_path / "nowhere" / "out.lrc"), "lrc")
    qtbot.waitUntil(lambda: any(getattr(e, "code", "") == "file.write_failed" for e in told))


def test_one_goes_to_the_chorus_by_name(qtbot, window, shell, session, song):
    text = "[00:10.00]Far from the harbour\n[00:20.00]Spiral arm, carry me\n"
    Path(song.path).with_suffix(".lrc").write_text(text + "[00:40.00]Spiral arm, carry me\n")
    session.playback.play_tracks([song])
    model = window.findChild(LyricsModel)
    qtbot.waitUntil(lambda: model.state is LyricsState.SYNCED)
    for place_ms in (19_700, 39_700, 19_700):
        window.commands.run("chorus")
        assert session.playback.position_ms() == place_ms
    session.playback.play_tracks([Track(path="/nowhere/a.flac")])
    qtbot.waitUntil(lambda: model.state is LyricsState.NONE)
    window.commands.run("chorus")
    qtbot.waitUntil(lambda: "come again" in window.toast.text)
