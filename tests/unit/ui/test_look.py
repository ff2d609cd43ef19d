from PySide6.QtWidgets import QApplication

from player.paths import config_dir
from player.settings.schema import LookSettings, ThemeName
from player.settings.store import SettingsStore
from ui.assembly.window import tokens_for
from ui.views.look_menu import LookMenu


def entry(menu, *path):
    for text in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text() == text)
    return next(a for a in menu.actions() if a.text() == path[-1])


def test_a_theme_is_chosen_painted_at_once_and_kept(qtbot, window):
    menu = LookMenu(window._models.look, window)
    before = window.sidebar.grab().toImage()
    with qtbot.waitSignal(window.theme.changed):
        entry(menu, "Theme", "Paper").trigger()
    assert window.theme.tokens.name == "Paper"
    assert window.sidebar.grab().toImage() != before
    assert kept().theme is ThemeName.PAPER
    again = LookMenu(window._models.look, window)
    assert entry(again, "Theme", "Paper").isChecked()


def test_a_language_is_kept_for_the_next_start(window):
    menu = LookMenu(window._models.look, window)
    entry(menu, "Language (from the next start)", "简体中文").trigger()
    assert kept().language == "zh_CN"


def test_reduced_motion_stops_what_moves(window):
    entry(LookMenu(window._models.look, window), "Reduce motion").trigger()
    assert window.theme.motion.slow == 0
    assert kept().reduced_motion


def test_an_unchosen_theme_follows_the_system(qapp):
    assert tokens_for(LookSettings()).name in {"Night", "Paper"}
    assert tokens_for(LookSettings(theme=ThemeName.CONTRAST)).name == "High contrast"


def test_the_menu_opens_from_the_sidebar(qtbot, window, shell):
    shell.more.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, LookMenu)
    popup.close()


def kept():
    return SettingsStore(config_dir() / "settings.json").settings.look
