"""Where the walls of a scene's room are, seen from the listener, and the room a wall belongs to."""

from dataclasses import dataclass

from dsp.galaxy.reflections import LISTENER, room_size_m

LEAST_M3, MOST_M3 = 10.0, 50_000.0


@dataclass(frozen=True, slots=True)
class Walls:
    """How far each wall is from the head, in m; `length_m` is from behind to ahead."""

    ahead_m: float
    behind_m: float
    left_m: float
    right_m: float
    above_m: float
    below_m: float

    @property
    def length_m(self) -> float:
        """From the wall behind to the one ahead."""
        return self.ahead_m + self.behind_m

    @property
    def width_m(self) -> float:
        """From wall to wall at the sides."""
        return self.left_m + self.right_m

    @property
    def height_m(self) -> float:
        """From floor to ceiling."""
        return self.above_m + self.below_m


def walls_of(volume_m3: float) -> Walls:
    """Return the walls of a room; the head is off its middle, as the echoes are computed."""
    length, width, height = room_size_m(volume_m3).tolist()
    back, right, below = LISTENER.tolist()
    return Walls(
        ahead_m=(1.0 - back) * length,
        behind_m=back * length,
        left_m=(1.0 - right) * width,
        right_m=right * width,
        above_m=(1.0 - below) * height,
        below_m=below * height,
    )


def volume_with_wall_at(ahead_m: float, left_m: float) -> float:
    """Return the volume of the room whose wall goes through a point of the floor plan, m3."""
    unit = walls_of(1.0)
    scale = max(
        ahead_m / unit.ahead_m,
        -ahead_m / unit.behind_m,
        left_m / unit.left_m,
        -left_m / unit.right_m,
    )
    return min(max(scale**3, LEAST_M3), MOST_M3)
