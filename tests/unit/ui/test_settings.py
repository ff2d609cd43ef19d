import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from player.paths import config_dir
from player.settings.schema import Settings
from player.settings.store import SettingsStore
from ui.translation import install_language
from ui.viewmodels.options import Chapter, paths_of
from ui.views.settings.settings_options import NOT_OPTIONS, options
from ui.views.settings.settings_page import SettingsPage


@pytest.fixture
def page(qtbot, window):
    window.commands.run("page.settings")
    made = window.findChild(SettingsPage)
    qtbot.waitUntil(lambda: made.whole)
    return made


def kept():
    return SettingsStore(config_dir() / "settings.json").settings


def control(page, path):
    return next(row.control for row in page.rows if row.option.path == path)


def shown(page):
    return [row.option.path for row in page.rows if row.isVisible()]


def test_every_setting_is_an_option_with_a_sentence(qapp):
    listed = {option.path: option for option in options()}
    assert set(paths_of(Settings())) - NOT_OPTIONS - set(listed) == set()
    assert all(option.title and option.sentence.endswith(".") for option in listed.values())


def test_what_breaks_exactness_says_so(page):
    costs = {row.option.path: row.option.cost for row in page.rows}
    for path in ("playback.crossfade_ms", "playback.gain_mode", "output.rate_policy"):
        assert costs[path]
    assert not costs["look.theme"]


def test_one_page_at_a_time_and_the_search_goes_through_all(qtbot, page):
    assert "look.theme" in shown(page)
    assert "playback.crossfade_ms" not in shown(page)
    page.open_chapter(Chapter.PLAYBACK)
    assert "playback.crossfade_ms" in shown(page)
    qtbot.keyClicks(page.header.field, "lrclib")
    assert shown(page) == ["lyrics.online_lookup"]
    qtbot.keyClicks(page.header.field, "zzz")
    assert page._nothing.isVisible()
    page._nothing.button.click()
    assert "playback.crossfade_ms" in shown(page)


@pytest.mark.parametrize(
    "words, path",
    [
        ("overlap sample", "playback.crossfade_ms"),  # its sentence
        ("mix and convert", "output.policy"),  # its cost
        ("family", "output.rate_policy"),  # one of its choices
    ],
)
def test_an_option_is_found_by_what_it_does_costs_and_offers(page, words, path):
    page.header.field.setText(words)
    assert path in shown(page)
    assert len(shown(page)) < 4


def test_options_are_found_in_chinese(qapp, qtbot, open_window):
    translators = install_language("zh_CN", qapp)
    try:
        window = open_window()
        window.commands.run("page.settings")
        page = window.findChild(SettingsPage)
        qtbot.waitUntil(lambda: page.whole)
        page.header.field.setText("交叉淡化")
        assert set(shown(page)) == {"playback.crossfade_ms", "playback.crossfade_albums"}
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)


def test_a_number_is_kept_within_its_limits(page):
    field = control(page, "playback.crossfade_ms")
    field.setValue(99_000)
    assert kept().playback.crossfade_ms == 12_000
    assert isinstance(kept().playback.crossfade_ms, int)


def test_the_wheel_scrolls_the_page_and_turns_no_number(page):
    assert control(page, "lyrics.text_px").focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_settings_that_cannot_be_kept_are_said_once(qtbot, window, page):
    path = config_dir() / "settings.json"
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    page.open_chapter(Chapter.LYRICS)
    control(page, "lyrics.translation").click()
    qtbot.waitUntil(lambda: "cannot be written" in window.toast.text)
    assert not control(page, "lyrics.translation").isChecked()
    window.toast._button.click()
    qtbot.waitUntil(window.toast.isVisible)  # still in the way
    path.rmdir()
    window.toast._button.click()
    assert window.toast.isHidden()
    assert not kept().lyrics.translation


def test_keys_are_chosen_anew_kept_and_brought_back(qtbot, window, page, session):
    page.open_chapter(Chapter.KEYS)
    row = next(row for row in page.key_rows if row.command.name == "mute")
    row.field.setKeySequence(QKeySequence("Ctrl+J"))
    row.field.editingFinished.emit()
    assert dict(kept().look.shortcuts) == {"mute": "Ctrl+J"}
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert session.playback.state.muted
    row.back.click()
    assert not kept().look.shortcuts


def test_keys_that_mean_two_things_say_what_else(page):
    page.open_chapter(Chapter.KEYS)
    row = next(row for row in page.key_rows if row.command.name == "mute")
    row.field.setKeySequence(QKeySequence("Ctrl+Right"))
    row.field.editingFinished.emit()
    assert row.conflict.isVisible()
    assert "Next" in row.conflict.text()
