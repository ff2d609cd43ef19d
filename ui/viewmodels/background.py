"""What the library does beside the music: scans and listening to tracks, each to hold or go on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from player.analysing import AnalysisState, BackgroundAnalysis
from player.library.library import Library
from player.library.scan.pace import PaceState
from player.library.scan.watcher import Progress
from ui.bridge import Relay


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that is under way.

    Attributes:
        done: How much of it, of `total`; a total of 0 is not known yet.
        file: What it is at; empty when that is not said.
    """

    done: int = 0
    total: int = 0
    paused: bool = False
    file: str = ""

    @property
    def share(self) -> float:
        """How much is done, 0..1."""
        return self.done / self.total if self.total else 0.0


class BackgroundModel(QObject):
    """Follows scans and analysis, whoever began them."""

    changed = Signal()

    def __init__(self, library: Library, analysis: BackgroundAnalysis | None) -> None:
        super().__init__()
        self._pace = library.scan_pace
        self._analysis = analysis
        self._progress = Progress(0, 0, "")
        self._scans = self._pace.state
        self._listening = analysis.state if analysis else AnalysisState()
        self._relays = [Relay(self._pace.listen, self)]
        self._relays[0].told.connect(self._on_pace)
        if analysis is not None:
            self._relays.append(Relay(analysis.listen, self))
            self._relays[1].told.connect(self._on_analysis)

    @property
    def scan(self) -> Work | None:
        """Folders coming in, None when none do."""
        if not self._scans.running:
            return None
        at = self._progress
        return Work(at.done, at.total, self._scans.paused)

    @property
    def analysis(self) -> Work | None:
        """Listening to tracks, None when nothing waits to be listened to."""
        at = self._listening
        if not at.path and not (at.paused and at.waiting):
            return None
        return Work(at.done, at.done + at.waiting, at.paused, at.path)

    def show_progress(self, progress: Progress) -> None:
        """Take over how far a scan is."""
        self._progress = progress
        self.changed.emit()

    def hold_scan(self, *, held: bool) -> None:
        """Let scans store what they have and hold, or go on."""
        if held:
            self._pace.pause()
        else:
            self._pace.resume()

    def hold_analysis(self, *, held: bool) -> None:
        """Stop listening in mid-file, or go on there."""
        if self._analysis is not None and held:
            self._analysis.pause()
        elif self._analysis is not None:
            self._analysis.resume()

    def close(self) -> None:
        """Hear nothing more."""
        for relay in self._relays:
            relay.close()

    def _on_pace(self, state: PaceState) -> None:
        self._scans = state
        if not state.running:
            self._progress = Progress(0, 0, "")
        self.changed.emit()

    def _on_analysis(self, state: AnalysisState) -> None:
        self._listening = state
        self.changed.emit()
