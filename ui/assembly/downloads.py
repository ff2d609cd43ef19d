"""The page of downloads, and what every menu of tracks offers once there is a server."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.library.library import Library
from player.library.lists.rows import TrackRow
from player.service.cloud import Cloud
from player.service.membership.account import Account
from ui.assembly.shared import Shared
from ui.bridge import Relay
from ui.viewmodels.columns import download_columns
from ui.viewmodels.downloads import DownloadsModel
from ui.viewmodels.sources import SourcesModel
from ui.viewmodels.tracks import TracksModel
from ui.views.library.library_pages import LibraryPages
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from ui.views.account import downloads as downloads_page

DOWNLOADS = "downloads"


def build_downloads(
    window: MainWindow,
    library: Library,
    cloud: Cloud,
    account: Account,
    pages: LibraryPages,
    shared: Shared,
) -> None:
    """Add the page; library, cloud and account belong to the session."""
    verbs = pages.models.verbs
    source = partial(DownloadsModel.source, library)

    def left(row: TrackRow) -> str:
        return model.left(row)

    table = TracksModel(library, verbs, shared.tasks, source, download_columns(left))
    model = DownloadsModel(library, cloud, account, table, shared.tasks)
    table.setParent(model)
    model.setParent(window)
    for listen in (cloud.listen, account.listen):
        relay = Relay(listen, window)
        relay.told.connect(model.hear)
        window.closing.connect(relay.close)
    verbs.keep_changed.connect(model.change)

    def make() -> "downloads_page.DownloadsPage":
        page = downloads_page.DownloadsPage(shared.theme, model, pages.menus, window)
        pages.follow_table(page.table, DOWNLOADS)
        pages.keep_fresh(page, model.refresh)
        model.is_shown = True
        return page

    title = QCoreApplication.translate("Cloud", "Downloads")
    window.add_page(DOWNLOADS, "download", title, make, section=Section.CLOUD)
    sources = window.findChild(SourcesModel)
    if sources is not None:
        sources.changed.connect(partial(_offer, pages, sources))
        _offer(pages, sources)


def _offer(pages: LibraryPages, sources: SourcesModel) -> None:
    """Songs can be kept where there is a server they come from."""
    if any(card.is_library for card in sources.cards):
        pages.menus.offers.add("servers")
    else:
        pages.menus.offers.discard("servers")
