"""Values into MP4 atoms, of which each kind wants its own type."""

from typing import Any

from mutagen import mp4

from player.library.tags.numbers import number_of, total_of
from player.library.tags.vorbis import MP4_FREEFORM, MP4_NAMES, plain_name

_MP4: Any = mp4
_ATOMS = {ours: atom for atom, ours in MP4_NAMES.items()}
_PAIRS = {"tracknumber": "trkn", "discnumber": "disk"}
_INTEGERS = frozenset({"movement"})


def set_mp4(tags: Any, name: str, values: tuple[str, ...]) -> None:
    """Set one field of an MP4 tag, or take it away."""
    if name in _PAIRS:
        _set_pair(tags, _PAIRS[name], values)
        return
    key = _ATOMS.get(name)
    for known in list(tags.keys()):
        free = known.startswith(MP4_FREEFORM) and _free_name(known) == name
        if free or known == key:
            del tags[known]
    if not values:
        return
    if key is None:
        tags[MP4_FREEFORM + name.upper()] = [_MP4.MP4FreeForm(text.encode()) for text in values]
    elif name == "compilation":
        tags[key] = values[0].lower() in {"1", "true", "yes"}
    elif name in _INTEGERS:
        tags[key] = [number_of(values[0]) or 0]
    else:
        tags[key] = list(values)


def _free_name(key: str) -> str:
    return plain_name(key[len(MP4_FREEFORM) :].replace(" ", "_"))


def _set_pair(tags: Any, key: str, values: tuple[str, ...]) -> None:
    """Number and total in one atom; a total that is not said stays."""
    old = next(iter(tags.get(key, [])), (0, 0))
    if not values:
        tags.pop(key, None)
        return
    tags[key] = [(number_of(values[0]) or 0, total_of(values[0]) or old[1])]
