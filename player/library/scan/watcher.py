"""What a scan tells whoever started it, while it runs and when it is over."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from player.library.scan.pace import ScanPace


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One thing that looked like music and could not be read."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """New files that sound like, and are called as, files of a root that is away.

    A copy of a disk that is unplugged looks the same: only the listener knows whether it moved.
    """

    old_root: str
    folder: str
    files: int


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What a scan did, in files.

    Attributes:
        added: Readable files that the library did not know, also not at another place.
        moved: Where some of them look like files of a root that is away.
    """

    read: int = 0
    added: int = 0
    unchanged: int = 0
    missing: int = 0
    relinked: int = 0
    offline: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    cancelled: bool = False
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is; sent after each batch, and when it holds, from the scanning thread.

    Attributes:
        total: Files to read; 0 while they are being counted.
    """

    done: int
    total: int
    name: str
    paused: bool = False


@dataclass(slots=True)
class Watcher:
    """How a scan talks to whoever started it."""

    on_progress: Callable[[Progress], None] = lambda _: None
    on_commit: Callable[[], None] = lambda: None
    is_cancelled: Callable[[], bool] = lambda: False
    jobs: int = field(default_factory=lambda: min(os.cpu_count() or 1, 4))
    pace: ScanPace = field(default_factory=ScanPace)

    def ends(self) -> bool:
        """Hold while paused; return whether to stop."""
        self.hold(Progress(0, 0, ""))
        return self.is_cancelled()

    def hold(self, at: Progress) -> None:
        """Block while paused, having told so."""
        if self.pace.state.paused:
            self.on_progress(replace(at, paused=True))
            self.pace.hold(self.is_cancelled)
