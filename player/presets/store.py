"""Where presets live: the built-in ones in the package, the listener's in a folder."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from player.documents import DocumentError, read_bytes, reason_of, write_atomically
from player.errors import PlayerError
from player.presets.packs import Packs
from player.presets.schema import Preset, decode_preset, encode_preset

SUFFIX = ".json"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}


@dataclass(frozen=True, slots=True)
class StoredPreset:
    """One preset in the list; `problem` says why its file cannot be used.

    Attributes:
        builtin: It came with the program or a pack, and cannot be changed.
        pack: The effect pack it came with; empty for all others.
    """

    name: str
    builtin: bool
    preset: Preset | None = None
    problem: str = ""
    pack: str = ""


class PresetStore:
    """Built-in and own presets by name; an own one hides a built-in one of the same name.

    Those of an effect pack hide nothing, and for no others is anybody asked.

    Args:
        folder: Where own presets are kept, one file each; it need not exist yet.
        builtin: Folder of the built-in ones, searched with its subfolders.
        packs: Effect packs of a service, as far as they may be used.
    """

    def __init__(
        self, folder: Path, builtin: Traversable | None = None, packs: Packs | None = None
    ) -> None:
        self._folder = folder
        self._packs = packs
        self._builtin = builtin or resources.files("resources") / "presets"

    def presets(self) -> tuple[StoredPreset, ...]:
        """Return all presets by name, unusable files with their problem."""
        stored = {item.name.casefold(): item for item in self._of_packs()}
        stored |= {item.name.casefold(): item for item in self._shipped()}
        for path in self._own_files():
            item = self._own(path)
            stored[item.name.casefold()] = item
        return tuple(sorted(stored.values(), key=lambda item: item.name.casefold()))

    def get(self, name: str) -> Preset:
        """Return a preset by name, whatever its case; unknown ones suggest a close name."""
        stored = {item.name.casefold(): item for item in self.presets()}
        item = stored.get(name.casefold())
        if item is None:
            raise _unknown(name, [other.name for other in stored.values()])
        if item.preset is None:
            raise PlayerError("preset.unreadable", path=name, reason=item.problem)
        return item.preset

    def save(self, preset: Preset) -> Path:
        """Write an own preset under its name and return its file."""
        path = self._path_of(preset.name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, encode_preset(preset))
        except OSError as error:
            raise PlayerError("file.write_failed", path=path, reason=reason_of(error)) from error
        return path

    def free_name(self, name: str) -> str:
        """Return the name, or "name 2", "name 3"... when a preset has it already."""
        taken = {item.name.casefold() for item in self.presets()}
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return next(free for free in (name, *numbered) if free.casefold() not in taken)

    def delete(self, name: str) -> None:
        """Remove an own preset; a built-in one of the same name is seen again."""
        path = self._file_of(name)
        if path is None:
            self.get(name)
            raise PlayerError("preset.builtin", name=name)
        try:
            path.unlink()
        except OSError as error:
            raise PlayerError("file.write_failed", path=path, reason=reason_of(error)) from error

    def _path_of(self, name: str) -> Path:
        """Return the file of an own preset: where it is, or a new name any system allows."""
        if (path := self._file_of(name)) is not None:
            return path
        stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")[:80] or "preset"
        if stem.casefold() in _RESERVED:
            stem += "_"
        candidates = [stem, *(f"{stem} {number}" for number in range(2, 1000))]
        paths = (self._folder / (candidate + SUFFIX) for candidate in candidates)
        return next(path for path in paths if not path.exists())

    def _file_of(self, name: str) -> Path | None:
        files = self._own_files()
        return next((f for f in files if self._own(f).name.casefold() == name.casefold()), None)

    def _own_files(self) -> list[Path]:
        try:
            return sorted(self._folder.glob("*" + SUFFIX))
        except OSError:
            return []

    def _own(self, path: Path) -> StoredPreset:
        try:
            return _stored(read_bytes(path), path.stem, builtin=False)
        except PlayerError as error:
            return StoredPreset(path.stem, builtin=False, problem=error.sentence)

    def _of_packs(self) -> Iterator[StoredPreset]:
        for pack, file in self._packs.files(SUFFIX) if self._packs else ():
            try:
                content = read_bytes(file)
            except PlayerError as error:
                yield StoredPreset(file.stem, builtin=True, problem=error.sentence, pack=pack)
                continue
            yield replace(_stored(content, file.stem, builtin=True), pack=pack)

    def _shipped(self) -> Iterator[StoredPreset]:
        for file in _files_in(self._builtin):
            yield _stored(file.read_bytes(), file.name.removesuffix(SUFFIX), builtin=True)


def _unknown(name: str, known: list[str]) -> PlayerError:
    close = get_close_matches(name, known, n=1)
    if not close:
        return PlayerError("preset.unknown", name=name)
    return PlayerError("preset.unknown_close", name=name, suggestion=close[0])


@lru_cache(maxsize=256)
def _stored(content: bytes, file_name: str, *, builtin: bool) -> StoredPreset:
    try:
        preset = decode_preset(content)
    except DocumentError as error:
        return StoredPreset(file_name, builtin, problem=error.sentence)
    return StoredPreset(preset.name, builtin, preset)


def renamed(preset: Preset, name: str) -> Preset:
    """Return the preset under another name."""
    return replace(preset, name=name)


def _files_in(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _files_in(item)
        elif item.name.endswith(SUFFIX):
            yield item
