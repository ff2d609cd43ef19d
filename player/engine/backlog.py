"""Decoded pieces that wait to be taken, and how much sound that is. The owner's lock guards it."""

from collections import deque
from collections.abc import Set as AbstractSet

from player.engine.pieces import Decoded, Piece, item_id_of

_MOST_BYTES = 64 * 2**20
_REFILL_BELOW = 0.75
"""Of what is enough: four pieces in a row cost a quarter of the wake-ups, in warm caches."""


class Backlog:
    """Pieces in the order they are to sound.

    Args:
        seconds: How much sound is enough.
    """

    def __init__(self, seconds: float) -> None:
        self._most_s = seconds
        self._pieces: deque[Piece] = deque()
        self._bytes = 0
        self.seconds = 0.0
        self.has_room = True
        """Whether more should be decoded: from when some was taken until there is enough."""

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def append(self, piece: Piece) -> None:
        """Put a piece at the end."""
        self._pieces.append(piece)
        self._account(piece, 1)

    def take(self) -> Piece | None:
        """Return the first piece, None when there is none."""
        if not self._pieces:
            return None
        piece = self._pieces.popleft()
        self._account(piece, -1)
        return piece

    def clear(self) -> None:
        """Forget all of it."""
        self._pieces.clear()
        self.seconds, self._bytes, self.has_room = 0.0, 0, True

    def drop(self, item_ids: AbstractSet[int]) -> None:
        """Forget what belongs to these items; what they were to sound over goes on alone."""
        pieces = list(self._pieces)
        self.clear()
        for piece in pieces:
            if item_id_of(piece) not in item_ids:
                self.append(piece)
            elif isinstance(piece, Decoded) and piece.under:
                under = piece.under
                self.append(Decoded(under.item_id, under.samples, piece.sample_rate))

    def _account(self, piece: Piece, sign: int) -> None:
        if isinstance(piece, Decoded):
            self._bytes += sign * piece.samples.nbytes
            self.seconds = self.seconds + sign * piece.seconds if self._bytes else 0.0
        filled = max(self.seconds / self._most_s, self._bytes / _MOST_BYTES)
        self.has_room = filled < (1.0 if self.has_room else _REFILL_BELOW)
