"""What one entry of the queue is to its neighbours: the same album, the next track of it."""

from pathlib import Path

from player.events import StopAt
from player.model import Track


def same_album(first: Track | None, second: Track | None) -> bool:
    """Whether two tracks are from one album: its name, and its artist or at least its folder."""
    if first is None or second is None or not first.album:
        return False
    if first.album != second.album:
        return False
    if first.album_artist or second.album_artist:
        return first.album_artist == second.album_artist
    return Path(first.path).parent == Path(second.path).parent


def same_work(first: Track | None, second: Track | None) -> bool:
    """Whether two tracks are movements of one work, in one recording of it."""
    if first is None or second is None or not first.work:
        return False
    return first.work == second.work and same_album(first, second)


def belongs_to(stop_at: StopAt, first: Track, second: Track) -> bool:
    """Whether a track still plays where playback stops after the work, or the album, of another."""
    return (same_work if stop_at is StopAt.WORK else same_album)(first, second)


def goes_on(first: Track | None, second: Track | None) -> bool:
    """Whether the second is what the album, or the file, goes on with after the first."""
    if first is None or second is None:
        return False
    if first.path == second.path and first.end_frame == second.start_frame:
        return True
    if not same_album(first, second):
        return False
    if first.track_number is None or second.track_number is None:
        return True
    same_disc = (first.disc_number or 1) == (second.disc_number or 1)
    return second.track_number == first.track_number + 1 if same_disc else second.track_number == 1
