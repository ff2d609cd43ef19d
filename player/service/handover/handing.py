"""The queue follows the listener: left at a pause, offered at the next machine."""

import time
from collections.abc import Callable, Sequence

from player.events import Event, Notice, PlaybackChanged
from player.library.library import Library
from player.library.remote.sources import remote_place
from player.model import PlayState
from player.playback import Playback
from player.queue import QueueItem
from player.service.cloud import Cloud
from player.service.handover.left_queue import LeftQueue
from player.service.orders import News, QueueElsewhere

_EVERY_S = 30.0
_BEFORE, _AFTER = 20, 300


class HandOver:
    """Any thread: hears playback and news, and only passes on.

    Args:
        cloud: Talks to the servers.
        library: Knows which track is which song.
        playback: Whose queue it is.
    """

    def __init__(self, cloud: Cloud, library: Library, playback: Playback) -> None:
        self._cloud, self._library, self._playback = cloud, library, playback
        self._left_s = 0.0
        self._offered: QueueElsewhere | None = None
        self._stop: list[Callable[[], None]] = []

    def start(self) -> None:
        """Listen from now on, and ask whether another machine left something."""
        self._stop = [self._playback.listen(self._hear), self._cloud.listen(self._take)]
        self._cloud.ask_for_queue()

    def close(self) -> None:
        """Hear nothing more."""
        for stop in self._stop:
            stop()

    def accept(self) -> None:
        """Go on with what another machine left, where it left it."""
        offered, self._offered = self._offered, None
        if offered is None:
            return
        songs = offered.queue.songs
        ids = self._library.remote_files.track_ids(offered.source_id, songs)
        known = [ids[song] for song in songs if song in ids]
        if not known:
            return
        current = ids.get(songs[offered.queue.index])
        start = known.index(current) if current is not None else 0
        self._playback.play_tracks(known, start)
        self._playback.seek(offered.queue.position_ms)

    def _take(self, news: News) -> None:
        if isinstance(news, QueueElsewhere):
            self._offered = news
            details: dict[str, object] = {"machine": news.queue.changed_by}
            self._playback.notice(Notice("queue.elsewhere", details, action="continue"))

    def _hear(self, event: Event) -> None:
        """Leave the queue when it is paused, and now and then while it plays."""
        if not isinstance(event, PlaybackChanged):
            return
        playing = event.state.state is PlayState.PLAYING
        now = time.monotonic()
        if event.state.track is None or (playing and now - self._left_s < _EVERY_S):
            return
        place = remote_place(event.state.track.path)
        if place is not None:
            self._left_s = now
            self._cloud.leave_queue(place[0], self._queue_of(place[0]))

    def _queue_of(self, source_id: int) -> LeftQueue:
        """The songs of one server around the current one, at most a few hundred."""
        queue = self._playback.queue
        at = next((i for i, e in enumerate(queue.entries) if e == queue.current), 0)
        first = max(0, at - _BEFORE)
        near = [entry.item for entry in queue.entries[first : at + _AFTER]]
        paths = self._paths(near)
        songs: list[str] = []
        index = 0
        for place, item in enumerate(near, first):
            found = remote_place(paths.get(item, "") if isinstance(item, int) else item.path)
            if found is not None and found[0] == source_id:
                index = len(songs) if place == at else index
                songs.append(found[1])
        return LeftQueue(tuple(songs), index, self._playback.position_ms())

    def _paths(self, items: Sequence[QueueItem]) -> dict[int, str]:
        """One look into the library for all of them: this may be the window's thread."""
        tracks = self._library.tracks.tracks([item for item in items if isinstance(item, int)])
        return {track.track_id: track.path for track in tracks if track.track_id is not None}
