"""One figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A figure and what was promised of it.

    Attributes:
        bar: The promise, in the same unit; None where nothing is promised.
        at_least: Whether more is better.
    """

    name: str
    value: float
    unit: str
    bar: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None where there is none."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.at_least else self.value <= self.bar
