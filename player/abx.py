"""An ABX test: which of two sounds is X, trial after trial, and how likely the score is by chance.

What X is leaves this object only when the test is over. Pure but for the dice; no clock, no files.
"""

import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

USUAL_TRIALS = 16
FEWEST_TRIALS, MOST_TRIALS = 5, 100
CONVINCING = 0.05
"""A score that chance reaches less often than this is called a difference."""


class Side(StrEnum):
    """The two sounds that are known."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer, told after the end.

    Attributes:
        heard: What was listened to before the answer, in order: "A", "B", "X".
        seconds: How long the listener took.
    """

    number: int
    x: Side
    answer: Side
    heard: str
    seconds: float

    @property
    def right(self) -> bool:
        """Whether the answer was X."""
        return self.x is self.answer


@dataclass(frozen=True, slots=True)
class Score:
    """What came of it; `chance` is the probability of as many right answers by guessing."""

    right: int
    trials: int
    chance: float

    @property
    def convincing(self) -> bool:
        """Whether guessing is an unlikely explanation."""
        return self.chance < CONVINCING


def chance_of(right: int, trials: int) -> float:
    """Return how likely at least so many right answers are when every answer is a coin's.

    12 of 16 is 0.038, 9 of 10 is 0.011.
    """
    if not 0 <= right <= trials:
        raise ValueError(f"{right} right answers of {trials} are impossible")
    favourable = sum(math.comb(trials, count) for count in range(right, trials + 1))
    return float(favourable / 2**trials)


def coin() -> bool:
    """Toss a true coin."""
    return bool(secrets.randbits(1))


class AbxTest:
    """A test that goes on until every trial is answered; there is no way to stop while ahead.

    Args:
        trials: How many, 5..100.
        toss: Returns whether X is A, afresh for every trial; a true coin unless a test says so.
    """

    def __init__(self, trials: int = USUAL_TRIALS, toss: Callable[[], bool] = coin) -> None:
        if not FEWEST_TRIALS <= trials <= MOST_TRIALS:
            raise ValueError(f"{trials} trials are outside {FEWEST_TRIALS}..{MOST_TRIALS}")
        self._hidden = tuple(Side.A if toss() else Side.B for _ in range(trials))
        self._answered: list[Trial] = []
        self._heard = ""

    @property
    def trials(self) -> int:
        """How many there are."""
        return len(self._hidden)

    @property
    def number(self) -> int:
        """The trial that is being answered, from 1; the last one when the test is over."""
        return min(len(self._answered) + 1, self.trials)

    @property
    def over(self) -> bool:
        """Whether every trial is answered."""
        return len(self._answered) == self.trials

    @property
    def heard(self) -> str:
        """What was listened to in this trial, in order."""
        return self._heard

    @property
    def can_answer(self) -> bool:
        """Whether X was listened to: an answer without that is a guess."""
        return not self.over and "X" in self._heard

    def hidden_for_player(self) -> Side:
        """Return what X is in this trial: for whoever plays it, never for showing."""
        return self._hidden[self.number - 1]

    def listen(self, what: str) -> None:
        """Note that the listener hears A, B or X."""
        self._heard = (self._heard + what)[-200:]

    def answer(self, side: Side, seconds: float = 0.0) -> None:
        """Take an answer; it cannot be taken back, and nobody says whether it was right."""
        if not self.can_answer:
            raise ValueError("X was not listened to")
        number = len(self._answered)
        trial = Trial(number + 1, self._hidden[number], side, self._heard, seconds)
        self._answered.append(trial)
        self._heard = ""

    def score(self) -> Score | None:
        """Return the score; None until every trial is answered."""
        if not self.over:
            return None
        right = sum(trial.right for trial in self._answered)
        return Score(right, self.trials, chance_of(right, self.trials))

    def log(self) -> tuple[Trial, ...]:
        """Return every trial, for export; nothing until the end."""
        return tuple(self._answered) if self.over else ()
