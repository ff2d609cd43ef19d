"""What servers bring into the window: covers that come late, notices of what went wrong."""

from collections.abc import Hashable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.library.library import Library
from player.library.lists.rows import CoverRef
from player.library.remote.sources import remote_place
from player.service.cloud import Cloud
from player.service.orders import CoverBrought, News
from ui.assembly.shared import Shared
from ui.bridge import Relay
from ui.covers import ReadCover
from ui.viewmodels.sources import SourcesModel
from ui.viewmodels.undo import Act
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow
from ui.wording import sentence_of

with deferred():
    from ui.views.account import sources as sources_page

SERVERS = "servers"


def build_cloud(window: MainWindow, library: Library, cloud: Cloud, shared: Shared) -> None:
    """Add the page of servers and join the window with the network process."""
    model = SourcesModel(library, cloud, shared.tasks)
    model.setParent(window)
    relay = Relay(cloud.listen, window)
    relay.told.connect(partial(_hear, shared))
    relay.told.connect(model.hear)
    window.closing.connect(relay.close)

    def make() -> "sources_page.SourcesPage":
        return sources_page.SourcesPage(shared.theme, model, window)

    title = QCoreApplication.translate("Cloud", "Servers")
    window.add_page(SERVERS, "server", title, make, section=Section.CLOUD)
    window.notices.promise("servers", partial(window.open_page, SERVERS))
    model.changed.connect(partial(_show_state, window, model))
    model.troubled.connect(window.notices.show)
    model.refused.connect(lambda text: window.notices.say("source.known", text))
    model.removed.connect(partial(_offer_undo, window))
    model.refresh()


def with_servers(read: ReadCover, cloud: Cloud | None) -> ReadCover:
    """Return a reader that knows the covers of servers too."""
    if cloud is None:
        return read

    def read_both(name: Hashable) -> bytes | None:
        if isinstance(name, CoverRef) and remote_place(name.path):
            return cloud.cover(name)
        return read(name)

    return read_both


def _offer_undo(window: MainWindow, act: Act) -> None:
    window.undo.push(act)
    label = QCoreApplication.translate("Cloud", "Undo")
    window.notices.offer("source.removed", sentence_of(act.text), label, window.undo.undo)


def _show_state(window: MainWindow, model: SourcesModel) -> None:
    """Say beside the entry how the servers are, in one word."""
    if any(card.problem for card in model.cards):
        word, color = QCoreApplication.translate("Cloud", "offline"), "warn"
    elif any(card.seen is not None for card in model.cards):
        word, color = QCoreApplication.translate("Cloud", "syncing"), "accent"
    elif model.cards:
        word, color = QCoreApplication.translate("Cloud", "synced"), "ok"
    else:
        return
    window.sidebar.set_state(SERVERS, word, color)


def _hear(shared: Shared, news: News) -> None:
    if isinstance(news, CoverBrought):
        shared.covers.renew(Path(news.path).name)
