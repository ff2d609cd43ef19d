"""The station of one's own: what it plays, why, and what it is to leave out."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from player.insight.mixes import StationMode, Taste
from player.insight.scenes import Scene, StationPlan
from player.library.library import Library
from player.model import PlayState
from player.playback import Playback
from player.radio import Radio
from ui.tasks import Tasks
from ui.viewmodels.verbs import TrackVerbs


class LeftOut(Struct, frozen=True):
    """A track that is not suggested any more."""

    track_id: int
    title: str
    artist: str


class StationModel(QObject):
    """Plays the station; what it plays is filled up by the player itself.

    Signals:
        changed: Another plan, another number of tracks that are left out, or it plays or not.
        unsuited: Nothing suits: why, as a sentence.
        listed: Which tracks are left out.
    """

    changed = Signal()
    unsuited = Signal(str)
    listed = Signal(object)

    def __init__(
        self, library: Library, playback: Playback, radio: Radio, verbs: TrackVerbs, tasks: Tasks
    ) -> None:
        super().__init__()
        self._library, self._playback, self._radio = library, playback, radio
        self._verbs, self._tasks = verbs, tasks
        running = radio.station
        self._plan = running.plan if running else StationPlan()
        self._genres: tuple[str, ...] = ()
        self._left_out = 0
        verbs.put_aside.connect(self.count)

    @property
    def name(self) -> str:
        """What the station is called, and the queue that plays it."""
        return self.tr("Personal FM")

    @property
    def plan(self) -> StationPlan:
        """What it plays, or would."""
        return self._plan

    @property
    def plays(self) -> bool:
        """Whether the queue is the station's."""
        return self._playback.queue.context == self.name and self._playback.state.track is not None

    @property
    def sounds(self) -> bool:
        """Whether it can be heard now."""
        return self.plays and self._playback.state.state is PlayState.PLAYING

    @property
    def left_out(self) -> int:
        """How many tracks are not suggested any more."""
        return self._left_out

    @property
    def now(self) -> str:
        """What it plays; empty while it does not."""
        track = self._playback.state.track
        return " · ".join(filter(None, (track.name, track.artist))) if self.plays and track else ""

    def scenes(self) -> list[tuple[StationPlan, str]]:
        """Return the scenes there are, with their names: those of genres are the listener's own."""
        scene = StationMode.SCENE
        named = (
            (Scene.HOUR, self.tr("This time of day")),
            (Scene.QUIET, self.tr("Quiet")),
            (Scene.EVEN, self.tr("Even")),
            (Scene.LOUD, self.tr("Loud")),
            (Scene.WIDE, self.tr("Wide dynamics")),
        )
        plans = [(StationPlan(scene, kind), words) for kind, words in named]
        return plans + [(StationPlan(scene, Scene.GENRE, genre), genre) for genre in self._genres]

    def sentence(self) -> str:
        """Say what is played, and what that is known from."""
        plan = self._plan
        match plan.mode:
            case StationMode.ALL:
                return self.tr("Known and new, near what you have played in the last two months.")
            case StationMode.FAMILIAR:
                return self.tr("Only what you have played before, or put among your favourites.")
            case StationMode.DISCOVER:
                return self.tr("Only what was never played here, near what you like.")
            case StationMode.SCENE:
                return self._scene_sentence(plan)

    def _scene_sentence(self, plan: StationPlan) -> str:
        sentences = {
            Scene.HOUR: self.tr("Artists and genres that you have played around this time of day."),
            Scene.QUIET: self.tr("The quietest third of your music, by its measured loudness."),
            Scene.EVEN: self.tr("The third that rises and falls least, by its loudness range."),
            Scene.LOUD: self.tr("The loudest third of your music, by its measured loudness."),
            Scene.WIDE: self.tr("The third that rises and falls most, by its loudness range."),
            Scene.GENRE: self.tr("Only {genre}, of which you have played much lately."),
        }
        return sentences[plan.scene].format(genre=plan.genre)

    def show_tastes(self, around: Sequence[Taste]) -> None:
        """Take over what the listener likes now."""
        self._genres = tuple(taste.genre for taste in around if taste.genre)
        self.changed.emit()

    def show_playing(self) -> None:
        """Take over what plays."""
        self.changed.emit()

    def choose(self, plan: StationPlan) -> None:
        """Choose what is played; a station that plays begins anew."""
        self._plan = plan
        self.changed.emit()
        if self.plays:
            self.play()

    def play_or_pause(self) -> None:
        """Play it, or pause what it plays."""
        if self.plays:
            self._playback.toggle()
        else:
            self.play()

    def play(self) -> None:
        """Play it; it goes on until another queue is played."""
        radio, plan, name = self._radio, self._plan, self.name
        self._tasks.run(lambda: radio.play_station(plan, name), self._on_begun, self)

    def leave_out(self) -> None:
        """Play what plays no more, now and later; the next one follows."""
        track = self._playback.state.track
        if not self.plays or track is None or track.track_id is None:
            return
        key, radio, annotations = track.track_id, self._radio, self._library.annotations

        def write() -> list[int]:
            annotations.set_aside([key], aside=True)
            radio.drop(key)
            return [key]

        self._tasks.run(write, lambda gone: self._verbs.tell_aside(gone, aside=True), self)

    def count(self) -> None:
        """Read anew what is left out."""
        self._tasks.run(self._read_aside, self._on_listed, self)

    def let_back(self, track_ids: Sequence[int]) -> None:
        """Let tracks come again."""
        ids = np.array(track_ids, dtype=np.int64)
        self._verbs.set_aside(lambda: ids, aside=False)

    def _read_aside(self) -> list[LeftOut]:
        """Another thread."""
        ids = self._library.annotations.aside()
        rows = self._library.tracks.iterate(np.array(ids, dtype=np.int64))
        return [LeftOut(row.id, row.title, row.artist) for row in rows]

    def _on_listed(self, left_out: list[LeftOut]) -> None:
        self._left_out = len(left_out)
        self.listed.emit(left_out)
        self.changed.emit()

    def _on_begun(self, begun: bool) -> None:  # noqa: FBT001  what a task returns
        if begun:
            return
        if self._plan.needs_figures:
            text = self.tr(
                "Too few of your tracks were measured for this: let Library health listen to them."
            )
        else:
            text = self.tr("Nothing in your library suits this.")
        self.unsuited.emit(text)
