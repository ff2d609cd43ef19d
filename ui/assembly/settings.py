"""The page of settings, its entry below the sidebar, and the keys that were chosen."""

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.settings.schema import Settings
from ui.assembly.shared import Shared
from ui.viewmodels.options import paths_of
from ui.viewmodels.settings import SHORTCUTS, SettingsModel
from ui.views.shell.window import MainWindow
from ui.widgets.nav_button import NavButton

with deferred():
    from ui.views.settings import settings_options, settings_page

SETTINGS = "settings"


def build_settings(window: MainWindow, shared: Shared) -> None:
    """Add the page; its entry stands below the sidebar's sections."""
    model = SettingsModel(shared.settings, window)
    title = QCoreApplication.translate("SettingsPage", "Settings")

    def make() -> "settings_page.SettingsPage":
        known = set(paths_of(Settings()))
        shown = [option for option in settings_options.options() if option.path in known]
        return settings_page.SettingsPage(window.theme, model, shown, window.commands, window)

    window.add_page(SETTINGS, "settings", title, make, section=None, keys=("Ctrl+,",))
    entry = NavButton(window.theme, "settings", title, window)
    entry.setAutoExclusive(False)
    entry.clicked.connect(lambda: window.open_page(SETTINGS))
    window.sidebar.add_foot(entry)

    def mark() -> None:
        visit = window.navigator.current
        entry.setChecked(visit is not None and visit.name == SETTINGS)

    def rebind() -> None:
        window.commands.rebind(model.value(SHORTCUTS))

    def standing() -> "settings_page.Standing | None":
        page = window.navigator.made_page(SETTINGS)
        return page.standing() if isinstance(page, settings_page.SettingsPage) else None

    def stand(standing: "settings_page.Standing | None") -> None:
        page = window.navigator.made_page(SETTINGS)
        if standing is not None and isinstance(page, settings_page.SettingsPage):
            page.stand(standing)

    window.succession.add(SETTINGS, standing, stand)
    window.navigator.changed.connect(mark)
    model.changed.connect(rebind)
    model.failed.connect(window.notices.show)
    window.notices.promise("keep", model.keep)
    window.closing.connect(model.close)
    rebind()
