"""What servers bring into the window: covers that come late, notices of what went wrong."""

from collections.abc import Hashable
from functools import partial
from pathlib import Path

from player.events import Notice
from player.library.lists.rows import CoverRef
from player.library.remote.sources import remote_place
from player.service.cloud import Cloud
from player.service.orders import CoverBrought, News, Trouble
from ui.assembly.shared import Shared
from ui.bridge import Relay
from ui.covers import ReadCover
from ui.views.window import MainWindow


def build_cloud(window: MainWindow, cloud: Cloud, shared: Shared) -> None:
    """Join the window with the network process."""
    relay = Relay(cloud.listen, window)
    relay.told.connect(partial(_hear, window, shared))
    window.closing.connect(relay.close)


def with_servers(read: ReadCover, cloud: Cloud | None) -> ReadCover:
    """Return a reader that knows the covers of servers too."""
    if cloud is None:
        return read

    def read_both(name: Hashable) -> bytes | None:
        if isinstance(name, CoverRef) and remote_place(name.path):
            return cloud.cover(name)
        return read(name)

    return read_both


def _hear(window: MainWindow, shared: Shared, news: News) -> None:
    match news:
        case CoverBrought(path=path):
            shared.covers.renew(Path(path).name)
        case Trouble(code=code, details=details):
            window.notices.show(Notice(code, details))
        case _:
            pass
