"""Lyrics into a file beside the track, in one step, and back out of it."""

from dataclasses import dataclass
from pathlib import Path

from player.documents import reason_of, write_atomically
from player.errors import PlayerError
from player.lyrics.export import to_enhanced_lrc, to_lrc, to_ttml
from player.lyrics.model import Lyrics
from player.lyrics.reading import SUFFIXES, sidecars


@dataclass(frozen=True, slots=True)
class Saved:
    """A file of lyrics that was written; `before` is what it held, None when it was not there."""

    path: Path
    before: bytes | None

    def undo(self) -> None:
        """Put back what was there; `PlayerError` when it cannot be written."""
        try:
            if self.before is None:
                self.path.unlink(missing_ok=True)
            else:
                write_atomically(self.path, self.before)
        except OSError as error:
            raise _refused(self.path, error) from error


def lrc_of(lyrics: Lyrics) -> str:
    """Return LRC text; with a time for each word where lyrics have them."""
    return to_enhanced_lrc(lyrics) if lyrics.has_words else to_lrc(lyrics)


def sidecar_for(track: Path) -> Path:
    """Return where lyrics are saved: `.lrc`, or `.ttml` where a more exact file would hide that."""
    exact = SUFFIXES[: SUFFIXES.index(".lrc")]
    hides = any(found.suffix.lower() in exact for found in sidecars(track))
    return track.with_suffix(".ttml" if hides else ".lrc")


def save_beside(track: Path, lyrics: Lyrics) -> Saved:
    """Write lyrics beside a track; a file that is there is replaced in one step.

    Raises:
        PlayerError: file.write_failed; what was there is untouched.
    """
    path = sidecar_for(track)
    text = to_ttml(lyrics) if path.suffix == ".ttml" else lrc_of(lyrics)
    try:
        before = path.read_bytes() if path.is_file() else None
        write_atomically(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise _refused(path, error) from error
    return Saved(path, before)


def _refused(path: Path, error: OSError) -> PlayerError:
    return PlayerError("file.write_failed", path=path, reason=reason_of(error))
