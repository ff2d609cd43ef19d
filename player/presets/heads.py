"""The heads a listener can hear through: the built-in one and those read from SOFA files."""

import importlib
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from pathlib import Path

from dsp.hrtf import HrtfError, HrtfSet, pack, unpack
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.spatial import CrosstalkParams, GalaxyParams, Head
from player.documents import read_bytes, reason_of, write_atomically
from player.errors import PlayerError

BUILT_IN = "kemar"
SUFFIX = ".npz"


class HeadStore:
    """Heads by name, as the bytes that stages carry in their parameters.

    Args:
        folder: Where the listener's own heads are kept, prepared once from their SOFA files; it
            need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> tuple[str, ...]:
        """Return the built-in head first, then the listener's own by name."""
        own = sorted(path.stem for path in self._folder.glob("*" + SUFFIX))
        return (BUILT_IN, *(name for name in own if name != BUILT_IN))

    def head(self, name: str) -> Head:
        """Return a head for the parameters of a stage."""
        if name == BUILT_IN:
            return Head(name, _built_in())
        if name not in self.names():
            raise PlayerError("hrtf.unknown", name=name)
        head = Head(name, read_bytes(self._folder / (name + SUFFIX)))
        self.measurement(head)
        return head

    def measurement(self, head: Head) -> HrtfSet:
        """Return what a head holds, for read-outs and its citation."""
        try:
            return unpack(head.packed)
        except HrtfError as error:
            raise PlayerError("hrtf.damaged", name=head.name, reason=error) from error

    def add_sofa(self, path: Path) -> str:
        """Prepare a SOFA file, keep the result, and return the name it has from now on."""
        sofa = importlib.import_module("player.presets.sofa")  # 70 ms of a start for a rare act
        packed = pack(sofa.read_sofa(path))
        name = self._free_name(path.stem)
        target = self._folder / (name + SUFFIX)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, packed)
        except OSError as error:
            raise PlayerError("file.write_failed", path=target, reason=reason_of(error)) from error
        return name

    def load_into(self, chain: ChainSpec) -> ChainSpec:
        """Return the chain with every stage that names a head carrying it."""
        return ChainSpec(tuple(self._loaded(slot) for slot in chain.slots))

    def _loaded(self, slot: StageSlot) -> StageSlot:
        params = slot.params
        if not isinstance(params, (GalaxyParams, CrosstalkParams)):
            return slot
        if params.head is not None and params.head.name == params.hrtf:
            return slot
        return replace(slot, params=replace(params, head=self.head(params.hrtf)))

    def _free_name(self, stem: str) -> str:
        taken = set(self.names())
        numbered = (f"{stem} {number}" for number in range(2, len(taken) + 3))
        return next(name for name in (stem, *numbered) if name not in taken)


@lru_cache(maxsize=1)
def _built_in() -> bytes:
    return (resources.files("resources") / "hrtf" / (BUILT_IN + SUFFIX)).read_bytes()
