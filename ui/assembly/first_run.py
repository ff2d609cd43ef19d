"""The first steps: their page, what leads there, and where they lead."""

from functools import cache, partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.library.remote.sources import SUBSONIC
from player.session import Session
from ui.assembly.devices import make_devices
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge
from ui.viewmodels.library import LibraryModel
from ui.views.shell.window import HOME, MainWindow

with deferred():
    from ui.viewmodels import first_run as first_run_model
    from ui.viewmodels import settings as settings_model
    from ui.views.library import folder_dialog
    from ui.views.settings import first_run, settings_options

FIRST_RUN = "first-run"
_ALBUMS = "albums"


def build_first_run(
    window: MainWindow,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
    library: LibraryModel | None,
) -> None:
    """Add the page; it opens by itself on a first start, and later by its name."""

    @cache
    def page() -> "first_run.FirstRunPage":
        model = first_run_model.FirstRunModel(library, shared.window_state, shared.tasks)
        model.setParent(window)
        parts = first_run.FirstRunParts(
            model,
            make_devices(window, session, shared, bridge),
            _settings(window, shared),
            settings_options.options(),
        )
        made = first_run.FirstRunPage(shared.theme, parts, window)
        made.folder_wanted.connect(lambda: folder_dialog.ask_for_folder(made, model.add))
        made.finished.connect(partial(_go_on, window, model))
        return made

    def open_step(name: str) -> None:
        window.open_page(FIRST_RUN)
        page().open_step(first_run_model.Step(name))

    title = QCoreApplication.translate("FirstRun", "First steps")
    window.add_page(FIRST_RUN, "info", title, page, section=None)
    window.step_wanted.connect(open_step)

    def step() -> str:
        made = window.navigator.made_page(FIRST_RUN)
        shown = made is not None and made.isVisible()
        return page().current.value if shown else ""

    def stand(name: str) -> None:
        if name:
            open_step(name)

    window.succession.add(FIRST_RUN, step, stand)


def greet(window: MainWindow, session: Session, shared: Shared) -> None:
    """Open the first steps where nobody has been: no step taken or left, no folder, no server."""
    library = session.library
    if library is None or shared.window_state.state.welcomed:
        return
    servers = any(row.kind == SUBSONIC for row in library.sources.rows())
    if not library.roots() and not servers:
        window.open_page(FIRST_RUN)


def _go_on(window: MainWindow, model: "first_run_model.FirstRunModel") -> None:
    window.open_page(_ALBUMS if model.added else HOME)


def _settings(window: MainWindow, shared: Shared) -> "settings_model.SettingsModel":
    model = settings_model.SettingsModel(shared.settings, window)
    model.failed.connect(window.notices.show)
    window.closing.connect(model.close)
    return model
