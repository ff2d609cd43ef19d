"""Two sounds compared: by ear with hidden trials, and by taking one from the other."""

import time
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import gettempdir

from PySide6.QtCore import QObject, Signal

from player.abx import USUAL_TRIALS, AbxTest, Score, Side, Trial
from player.audition import FOLDER_PREFIX, Audition
from player.errors import PlayerError
from player.events import Notice, PlaybackState
from player.pair import Pair
from player.pairing import Pairing
from player.playback import Playback
from ui.tasks import Tasks


class CompareModel(QObject):
    """Nothing here tells what X is before the test is over."""

    changed = Signal()

    def __init__(
        self,
        playback: Playback,
        tasks: Tasks,
        *,
        new_test: Callable[[int], AbxTest] = AbxTest,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._playback, self._tasks = playback, tasks
        self._new_test, self._now_s = new_test, now_s
        self._folder = Path(gettempdir(), f"{FOLDER_PREFIX}{token_hex(8)}")  # made when needed
        self._pairing = Pairing(self._folder)
        self._audition = Audition(playback, self._folder)
        self._files = {Side.A: "", Side.B: ""}
        self._pair: Pair | None = None
        self._test: AbxTest | None = None
        self._making = False
        self._playing = ""
        self._began_s = 0.0
        self._seen = ""

    @property
    def pair(self) -> Pair | None:
        """The comparable pair; None before there is one."""
        return self._pair

    @property
    def making(self) -> bool:
        """Whether the files are being made comparable."""
        return self._making

    @property
    def test(self) -> AbxTest | None:
        """The test that goes on, or the last one."""
        return self._test

    @property
    def score(self) -> Score | None:
        """What came of the test; None until it is over."""
        return self._test.score() if self._test else None

    @property
    def playing(self) -> str:
        """Which of A, B, X or the difference is heard."""
        return self._playing

    @property
    def what_plays(self) -> str:
        """The path of what plays, to compare it; empty while nothing does."""
        return self._seen

    def file(self, side: Side) -> str:
        """Return which file stands on a side, empty for none."""
        return self._files[side]

    def show_playback(self, playing: PlaybackState) -> None:
        """Remember what plays, but for our own sounds."""
        track = playing.track
        ours = track is not None and track.path.startswith(str(self._folder))
        if track is not None and not ours and track.path != self._seen:
            self._seen = track.path
            self.changed.emit()

    def choose(self, side: Side, path: str) -> None:
        """Put a file on a side."""
        self._files[side] = path
        self._pair = self._test = None
        self._audition.close()
        self._playing = ""
        self.changed.emit()

    def prepare(self) -> None:
        """Align both files and make them equally loud, beside the GUI thread."""
        first, second = self._files[Side.A], self._files[Side.B]
        if self._making or not first or not second:
            return
        self._making = True
        self.changed.emit()
        self._tasks.run(lambda: self._pairing.make(first, second), self._take, self)

    def begin(self, trials: int = USUAL_TRIALS) -> None:
        """Start a test from its first trial."""
        if self._pair is not None:
            self._test = self._new_test(trials)
            self._lay_out()

    def hear(self, what: str) -> None:
        """Play A, B or X, from where the other one is."""
        if self._test is not None:
            self._test.listen(what)
            self._audition.play(what)
            self._playing = what
            self.changed.emit()

    def answer(self, side: Side) -> None:
        """Say which one X is, and go on to the next trial."""
        if self._test is None or not self._test.can_answer:
            return
        self._test.answer(side, self._now_s() - self._began_s)
        self._audition.pause()
        self._playing = ""
        if self._test.over:
            self.changed.emit()
        else:
            self._lay_out()

    def hear_difference(self) -> None:
        """Play what is left when one is taken from the other, 30 dB louder."""
        if self._pair is not None:
            self._audition.lay_out({"difference": self._pair.residual})
            self._audition.play("difference")
            self._playing = "difference"
            self.changed.emit()

    def release(self) -> None:
        """Nobody looks any more: the listener's own queue is put back, paused."""
        if self._playing:
            self._audition.give_back()
            self._playing = ""
            self.changed.emit()

    def log(self) -> tuple[Trial, ...]:
        """Return every trial; nothing until the test is over."""
        return self._test.log() if self._test else ()

    def close(self) -> None:
        """Give the player back and leave nothing behind."""
        self._pairing.close()
        self._audition.close()
        rmtree(self._folder, ignore_errors=True)

    def _lay_out(self) -> None:
        if self._test is None or self._pair is None or self._test.over:
            return
        files = {Side.A: self._pair.first, Side.B: self._pair.second}
        hidden = files[self._test.hidden_for_player()]
        sounds = {"A": files[Side.A], "B": files[Side.B], "X": hidden}
        self._audition.lay_out(sounds)
        self._began_s = self._now_s()
        self.changed.emit()

    def _take(self, pair: Pair | PlayerError) -> None:
        self._making = False
        if isinstance(pair, PlayerError):
            self._playback.notice(Notice(pair.code, pair.details))
        else:
            self._pair = pair
        self.changed.emit()
