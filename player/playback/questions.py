"""What playback cannot know itself, and asks whoever does."""

from collections.abc import Callable, Sequence

from player.engine import messages as m
from player.events import StreamTier
from player.model import AudioFormat, ShuffleMode, ShuffleTraits, Track
from player.playback.evidence import Proofs

Levels = tuple[float, ...]
TraitsOf = Callable[[Sequence[int], ShuffleMode], ShuffleTraits]


def _no_levels(track: Track) -> Levels:
    """Nobody has listened to the whole track yet."""
    del track
    return ()


def _no_tier(track: Track) -> StreamTier | None:
    """Nothing comes from a server."""
    del track
    return None


def _at_its_start(track: Track) -> int:
    """Nobody has left it anywhere."""
    del track
    return 0


def _no_traits(track_ids: Sequence[int], mode: ShuffleMode) -> ShuffleTraits:
    """Nothing is known in bulk."""
    del track_ids, mode
    return ShuffleTraits()


def _as_loud_as_all(track: Track) -> float | None:
    """Nobody has said how loud it is to be."""
    del track
    return None


def _not_kept(track: Track, volume_db: float) -> None:
    """Nobody remembers it."""
    del track, volume_db


def _unproven(output: m.OutputChanged, fmt: AudioFormat) -> str | None:
    """Nobody has looked."""
    del output, fmt
    return None


class PlaybackQuestions:
    """Questions with the answers of somebody who knows nothing; a session puts better ones in.

    Attributes:
        proven_on: Asked about every output that opens.
        locate: Makes a track one that the engine can open, as it is about to; by default it is.
        tier_of: Asked how every track that starts comes from its server; None is a local file.
        place_of: Asked where a track goes on, in ms, whenever one is begun; 0 is its beginning.
        stored_overview: Asked for the outline of every track that starts; empty is not known.
        volume_of: Asked how loud a track is to begin, dB; None is as loud as everything else.
        volume_turned: Told what the volume of such a track is turned to by hand.
        traits_of: Asked what a shuffle has to know of tracks of the library, all at once.
    """

    def __init__(self) -> None:
        self.locate: Callable[[Track], Track] = lambda track: track
        self.proven_on: Proofs = _unproven
        self.tier_of: Callable[[Track], StreamTier | None] = _no_tier
        self.place_of: Callable[[Track], int] = _at_its_start
        self.stored_overview: Callable[[Track], Levels] = _no_levels
        self.volume_of: Callable[[Track], float | None] = _as_loud_as_all
        self.volume_turned: Callable[[Track, float], None] = _not_kept
        self.traits_of: TraitsOf = _no_traits

    def _located(self, track: Track) -> Track:
        return self.locate(track)

    def _placed(self, track: Track) -> int:
        return self.place_of(track)
