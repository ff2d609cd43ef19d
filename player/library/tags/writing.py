"""Values into the tags of a file, in the words of its container; nothing else is touched."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from mutagen import id3
from mutagen.apev2 import APEv2
from mutagen.asf import ASFTags
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from player.errors import PlayerError
from player.library.tags.containers import TAG_ERRORS, container_of
from player.library.tags.id3 import FRAME_NAMES, tag_is_safe
from player.library.tags.mp4_writing import set_mp4
from player.library.tags.numbers import popm_byte_of
from player.library.tags.vorbis import ASF_NAMES, plain_name

Fields = Mapping[str, tuple[str, ...]]
"""New values by our names (Vorbis comments in lower case); no values take a field away."""

_HEAD_BYTES = 1 << 16
_UTF8 = 3
_ID3: Any = id3
_FRAMES = {ours: name for name, ours in FRAME_NAMES.items()}
_ASF = {ours: name for name, ours in ASF_NAMES.items()}
_APE = {
    "albumartist": "Album Artist",
    "tracknumber": "Track",
    "discnumber": "Disc",
    "date": "Year",
}
_POPM_OWNER = "galaxia"


def write_values(path: Path, fields: Fields) -> None:
    """Change some tags of a file in place; call it on a copy.

    Raises:
        PlayerError: tags.unreadable when what is there cannot be read, tags.unsupported when
            this kind of file holds no tags, file.write_failed.
    """
    rewrite(path, lambda opened: _set_all(opened.tags, fields))


def rewrite(path: Path, change: Callable[[Any], None]) -> None:
    """Open a file with mutagen, have it changed, and save it in place; call it on a copy.

    Raises:
        PlayerError: as `write_values`.
    """
    try:
        with path.open("rb+") as file:
            opened = _opened(file, path)
            change(opened)
            file.seek(0)
            opened.save(file, **_options(opened.tags))
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("file.write_failed", path=str(path), reason=reason) from error
    except TAG_ERRORS as error:
        raise PlayerError("tags.unreadable", path=str(path)) from error


def _opened(file: BinaryIO, path: Path) -> Any:
    head = file.read(_HEAD_BYTES)
    kind = container_of(head, file)
    if kind is None or not tag_is_safe(head, file):
        raise PlayerError("tags.unreadable", path=str(path))
    file.seek(0)
    opened = kind.open(file)
    if opened.tags is None:
        if not hasattr(opened, "add_tags"):
            raise PlayerError("tags.unsupported", path=str(path))
        opened.add_tags()
    return opened


def _options(tags: Any) -> dict[str, Any]:
    """ID3 stays in the version it has: old players read no newer one."""
    if isinstance(tags, _ID3.ID3) and tags.version[:2] == (2, 3):
        tags.update_to_v23()
        return {"v2_version": 3, "v23_sep": None}
    return {}


def _set_all(tags: Any, fields: Fields) -> None:
    for name, values in fields.items():
        match tags:
            case ID3():
                _set_id3(tags, name, values)
            case MP4Tags():
                set_mp4(tags, name, values)
            case APEv2():
                _set_plain(tags, name, values, _APE.get(name, name.title()))
            case ASFTags():
                _set_plain(tags, name, values, _ASF.get(name, name))
            case _:
                _set_plain(tags, name, values, name.upper())


def _set_plain(tags: Any, name: str, values: tuple[str, ...], key: str) -> None:
    """Every spelling of a field goes, one comes back."""
    theirs = {theirs.lower() for theirs, ours in ASF_NAMES.items() if ours == name}
    for known in list(tags.keys()):
        if plain_name(known) == name or (isinstance(tags, ASFTags) and known.lower() in theirs):
            del tags[known]
    if values:
        tags[key] = list(values)


def _set_id3(tag: Any, name: str, values: tuple[str, ...]) -> None:
    if name in _FRAMES:
        tag.delall(_FRAMES[name])
        if values:
            tag.add(getattr(_ID3, _FRAMES[name])(encoding=_UTF8, text=list(values)))
        return
    match name:
        case "genre":
            tag.setall("TCON", [_ID3.TCON(encoding=_UTF8, text=list(values))] if values else [])
        case "comment":
            kept = [frame for frame in tag.getall("COMM") if frame.desc]
            fresh = [_ID3.COMM(encoding=_UTF8, lang="XXX", desc="", text=list(values))]
            tag.setall("COMM", kept + (fresh if values else []))
        case "lyrics":
            fresh = [_ID3.USLT(encoding=_UTF8, lang="XXX", desc="", text=text) for text in values]
            tag.setall("USLT", fresh[:1])
        case "rating":
            _set_rating(tag, values)
        case _:
            _set_free(tag, name, values)


def _set_rating(tag: Any, values: tuple[str, ...]) -> None:
    """One POPM of ours; those of other programs say what other people think."""
    tag.delall(f"POPM:{_POPM_OWNER}")
    for value in values[:1]:
        byte = popm_byte_of(float(value) * 5)
        tag.add(_ID3.POPM(email=_POPM_OWNER, rating=byte, count=0))


def _set_free(tag: Any, name: str, values: tuple[str, ...]) -> None:
    for frame in tag.getall("TXXX"):
        if frame.desc.lower().replace(" ", "_") == name:
            del tag[frame.HashKey]
    if values:
        tag.add(_ID3.TXXX(encoding=_UTF8, desc=name.upper(), text=list(values)))
