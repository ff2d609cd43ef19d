"""The third tab of the right panel: all that is known of what plays."""

from PySide6.QtCore import QCoreApplication

from player.session import Session
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge
from ui.viewmodels.info import InfoModel
from ui.views.library.library_pages import LibraryPages
from ui.views.playing.info_panel import InfoPanel
from ui.views.shell.window import INFO, MainWindow


def build_info(
    window: MainWindow,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
    pages: LibraryPages | None,
) -> None:
    """Add the tab; without a library it says what the file says."""
    model = InfoModel(session.playback, session.library, shared.tasks)
    model.setParent(window)
    bridge.playback_changed.connect(model.show)
    favourite = pages.models.favourite if pages else None
    panel = InfoPanel(shared.theme, model, window.routes, favourite, window)
    if pages:
        verbs = pages.models.verbs
        panel.tags_wanted.connect(lambda key: window.routes.open("tags", [key]))
        panel.folder_wanted.connect(verbs.folder_wanted)
        for told in (pages.models.library.changed, verbs.loved, verbs.listed):
            told.connect(model.look_again)
    label = QCoreApplication.translate("NowPlaying", "Info")
    window.add_panel_tab(INFO, "info", label, panel, ("I",))
