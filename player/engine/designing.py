"""Builds chains, and finds out how loud they are, on a thread of its own.

scipy is loaded with the first chain: without one the engine stays small.
"""

import importlib
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from msgspec.structs import replace

from dsp.params.chain import ChainSpec
from player.engine.headroom import guarded
from player.engine.impulse import ImpulseShelf
from player.engine.messages import SetChain, SoundMeasured

T = TypeVar("T")


class Designer:
    """What may be slow; jobs run one after the other.

    Attributes:
        trouble: Why the last design or a part of it failed, until somebody takes it.
        measured: How loud the last chain is, until somebody takes it.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="design")
        self._impulses = ImpulseShelf()
        self._loudness: tuple[ChainSpec, float] | None = None
        self.trouble: Exception | None = None
        self.measured: SoundMeasured | None = None

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Have something done after what was given before."""
        return self._pool.submit(job)

    def close(self) -> None:
        """End the thread; what has not begun is left out."""
        self._pool.shutdown(cancel_futures=True)

    def update(self, chain: Any, wanted: SetChain, sample_rate: int) -> tuple[Any, Any] | None:
        """Return a chain (the given one, else a new one) and what brings it in line; or None."""
        try:
            if chain is None:
                chain = _soundworks().new_chain(sample_rate)
            return chain, chain.prepare_update(self._whole(wanted, sample_rate))
        except Exception as error:  # noqa: BLE001  the render thread plays on without it
            traceback.print_exc()
            self.trouble = error
            return None

    def first(self, wanted: SetChain, sample_rate: int) -> Any:
        """Return a chain that plays from its first frame on, or None."""
        designed = self.update(None, wanted, sample_rate)
        if designed is None:
            return None
        chain, update = designed
        chain.update(update)
        chain.reset()  # nothing sounds yet: no fade into the first frame
        return chain

    def measure(self, wanted: SetChain, is_overtaken: Callable[[], bool]) -> None:
        """Find out how loud a chain is, unless it is changed meanwhile."""
        if is_overtaken():
            return
        works = _soundworks()
        whole = self._whole(replace(wanted, match_db=0.0), works.RATE)
        if self._loudness is None or self._loudness[0] != whole:
            shift_db = works.shift_db(whole, is_overtaken)
            if shift_db is None:
                return
            self._loudness = (whole, shift_db)
        self.measured = SoundMeasured(wanted.tag, round(self._loudness[1], 2))

    def _whole(self, wanted: SetChain, sample_rate: int) -> ChainSpec:
        complete, trouble = self._impulses.complete(wanted.spec)
        self.trouble = trouble or self.trouble
        return guarded(
            complete,
            sample_rate,
            auto_headroom=wanted.auto_headroom,
            match_db=wanted.match_db,
        )


def _soundworks() -> Any:
    return importlib.import_module("player.engine.soundworks")
