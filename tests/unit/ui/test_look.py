import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from player.paths import config_dir
from player.settings.schema import LookSettings, Settings, ThemeName
from player.settings.store import SettingsStore
from ui.assembly.window import tokens_for
from ui.theme.accent import with_accent
from ui.theme.contrast import READABLE, contrast
from ui.theme.tokens import load_tokens
from ui.views.settings.accents import ACCENTS
from ui.views.settings.settings_page import SettingsPage


@pytest.fixture
def page(qtbot, window):
    window.open_page("settings")
    made = window.findChild(SettingsPage)
    qtbot.waitUntil(lambda: made.whole)
    return made


def control(page, path):
    return next(row.control for row in page.rows if row.option.path == path)


def pick(page, path, text):
    menu = control(page, path).menu_of_choices()
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_theme_is_chosen_painted_at_once_and_kept(qtbot, window, page):
    before = window.sidebar.grab().toImage()
    with qtbot.waitSignal(window.theme.changed):
        pick(page, "look.theme", "Paper")
    assert window.theme.tokens.name == "Paper"
    assert window.sidebar.grab().toImage() != before
    assert kept().theme is ThemeName.PAPER
    assert control(page, "look.theme").text() == "Paper"


def test_a_language_is_kept_for_the_next_start(page):
    pick(page, "look.language", "简体中文")
    assert kept().language == "zh_CN"


def test_reduced_motion_stops_what_moves(window, page):
    control(page, "look.reduced_motion").click()
    assert window.theme.motion.slow == 0
    assert kept().reduced_motion


def test_an_accent_is_painted_at_once(qtbot, window, page):
    with qtbot.waitSignal(window.theme.changed):
        pick(page, "look.accent", "Rose")
    assert window.theme.colors.accent == QColor("#F08AA8")


@pytest.mark.parametrize("accent", [*ACCENTS, "#000080", "#FFFF00"])
@pytest.mark.parametrize("theme", ["night", "paper"])
def test_any_accent_can_be_read_on_its_ground(accent, theme):
    colors = with_accent(load_tokens(theme), QColor(accent)).colors
    assert contrast(colors.accent, colors.ground) >= READABLE
    assert contrast(colors.on_accent, colors.accent) >= READABLE


def test_a_window_follows_a_system_that_turns_light_or_high_in_contrast(
    qtbot, window, session, monkeypatch
):
    asks = ["night"]
    monkeypatch.setattr("ui.assembly.window.system_theme", lambda: asks[-1])
    hints = QGuiApplication.styleHints()
    session.settings.change(Settings(look=LookSettings(theme=ThemeName.SYSTEM)))
    more = hints.accessibility().contrastPreferenceChanged
    for asked, signal, value in (
        ("paper", hints.colorSchemeChanged, Qt.ColorScheme.Light),
        ("contrast", more, Qt.ContrastPreference.HighContrast),
    ):
        asks.append(asked)
        signal.emit(value)
        qtbot.waitUntil(lambda: window.theme.tokens.name == load_tokens(asks[-1]).name)


def test_an_unchosen_theme_follows_the_system(qapp):
    assert tokens_for(LookSettings()).name in {"Night", "Paper"}
    assert tokens_for(LookSettings(theme=ThemeName.CONTRAST)).name == "High contrast"


def kept():
    return SettingsStore(config_dir() / "settings.json").settings.look
