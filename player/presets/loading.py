"""A preset by its name or its file, complete: heads are in it, and files it names are found."""

from dataclasses import dataclass, replace
from pathlib import Path

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams
from player.deferred import deferred
from player.errors import PlayerError
from player.paths import data_dir
from player.presets.heads import HeadStore
from player.presets.importers.notes import ImportNote
from player.presets.store import PresetStore

with deferred():
    from player.presets.importers import reading

_FILE_SUFFIXES = frozenset({".json", ".txt", ".yml", ".yaml", ".cfg", ".csv", ".req"})


@dataclass(frozen=True, slots=True)
class LoadedPreset:
    """A chain ready to be played but for its impulse responses, which only a decoder can read.

    `notes` name the lines of another program's file that are not in the chain.
    """

    name: str
    chain: ChainSpec
    notes: tuple[ImportNote, ...] = ()


def own_presets() -> PresetStore:
    """Return the presets of this machine's listener, the built-in ones among them."""
    return PresetStore(data_dir() / "presets")


def own_heads() -> HeadStore:
    """Return the heads of this machine's listener, the built-in one among them."""
    return HeadStore(data_dir() / "heads")


def load_preset(wanted: str, presets: PresetStore, heads: HeadStore) -> LoadedPreset:
    """Return the preset in a file of any importable kind, or the stored one of that name.

    Raises:
        PlayerError: No such file or name (a close one is suggested), or it cannot be used.
    """
    path = Path(wanted)
    if _is_file(path) or _looks_like_file(wanted):
        imported = reading.read_preset_file(path)
        chain = _located(imported.preset.chain, path.absolute().parent)
        return LoadedPreset(imported.preset.name, heads.load_into(chain), imported.notes)
    preset = presets.get(wanted)
    return LoadedPreset(preset.name, heads.load_into(preset.chain))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError) as error:  # longer than a name may be, or a NUL in it
        raise PlayerError("preset.unknown", name=str(path)[:80]) from error


def _looks_like_file(wanted: str) -> bool:
    path = Path(wanted)
    return path.name != wanted or path.suffix.lower() in _FILE_SUFFIXES


def _located(chain: ChainSpec, folder: Path) -> ChainSpec:
    """Impulse responses are named as seen from the preset's file."""
    return ChainSpec(tuple(_at(slot, folder) for slot in chain.slots))


def _at(slot: StageSlot, folder: Path) -> StageSlot:
    params = slot.params
    if not isinstance(params, ConvolverParams) or not params.source:
        return slot
    source = str(folder / Path(params.source).expanduser())
    return replace(slot, params=replace(params, source=source))
