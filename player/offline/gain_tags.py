"""ReplayGain 2.0 and R128 tags: written into a copy that then takes the file's place."""

import hashlib
import math
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3, TXXX
from mutagen.mp4 import MP4FreeForm, MP4Tags

from dsp.replay_gain import R128_TO_REPLAY_GAIN_DB, gain_from_loudness
from dsp.units import gain_from_db
from player.engine.source import open_source
from player.errors import PlayerError
from player.export import blocks_of
from player.library.tags.containers import TAG_ERRORS, Container, container_of
from player.library.tags.id3 import tag_is_safe
from player.offline.measuring import Levels, Measurement
from player.offline.whole_file import whole_file

GainWords = Mapping[str, str]
"""Tags by their names in a Vorbis comment."""

_ID3_TAG: Any = ID3
_free_text: Callable[..., Any] = TXXX
_freeform: Callable[[bytes], Any] = MP4FreeForm
_MP4_PREFIX = "----:com.apple.iTunes:"
_UTF8 = 3
_HEAD_BYTES = 1 << 16
_Q7_8_MOST = 32_767


def write_gain_tags(track: Measurement, album: Levels | None) -> GainWords:
    """Write what was measured into the file's tags and return them.

    The file is copied, the copy is tagged, decoded and compared with the file, and takes its
    place in one step: whatever goes wrong, the file is the old one.

    Args:
        track: The file and its levels.
        album: Levels of the album; None leaves album tags as they are.

    Raises:
        PlayerError: `tags.*` or `file.*`.
    """
    path = Path(track.path).resolve()
    if not math.isfinite(track.levels.integrated_lufs):
        raise PlayerError("tags.silent", path=path)
    with whole_file(path) as part:
        shutil.copy2(path, part)
        words = _tagged(path, part, track.levels, album)
        if not _sounds_like(part, path):
            raise PlayerError("tags.sound_changed", path=path)
    return words


def gain_words(track: Levels, album: Levels | None) -> GainWords:
    """Return ReplayGain 2.0: gains towards -18 LUFS, true peaks as factors."""
    words = {}
    for scope, levels in (("TRACK", track), ("ALBUM", album)):
        if levels is not None:
            gain_db = gain_from_loudness(levels.integrated_lufs)
            words[f"REPLAYGAIN_{scope}_GAIN"] = f"{gain_db:.2f} dB"
            words[f"REPLAYGAIN_{scope}_PEAK"] = f"{gain_from_db(levels.true_peak_dbtp):.6f}"
    return words


def r128_words(track: Levels, album: Levels | None) -> GainWords:
    """Return Opus' own: gains towards -23 LUFS in steps of 1/256 dB, no peaks (RFC 7845)."""
    words = {}
    for scope, levels in (("TRACK", track), ("ALBUM", album)):
        if levels is not None:
            gain_db = gain_from_loudness(levels.integrated_lufs) - R128_TO_REPLAY_GAIN_DB
            steps = max(-_Q7_8_MOST, min(_Q7_8_MOST, round(gain_db * 256.0)))
            words[f"R128_{scope}_GAIN"] = str(steps)
    return words


def _tagged(path: Path, part: Path, track: Levels, album: Levels | None) -> GainWords:
    with part.open("rb+") as file:
        head = file.read(_HEAD_BYTES)
        kind = container_of(head, file)
        if kind is None or not tag_is_safe(head, file):
            raise PlayerError("tags.unsupported", path=path)
        file.seek(0)
        audio = _opened(kind, file, path)
        words = (r128_words if kind.codec == "Opus" else gain_words)(track, album)
        stale = {*words, "REPLAYGAIN_TRACK_GAIN", "REPLAYGAIN_TRACK_PEAK"}
        _replace(audio.tags, words, {name.lower() for name in stale})
        file.seek(0)
        audio.save(file, **_save_options(audio.tags))
    return words


def _opened(kind: Container, file: Any, path: Path) -> Any:
    """Return the file as mutagen has it, with tags in it."""
    try:
        audio = kind.open(file)
        if audio.tags is None:
            audio.add_tags()
    except TAG_ERRORS as error:
        raise PlayerError("tags.unsupported", path=path) from error
    return audio


def _replace(tags: Any, words: GainWords, stale: set[str]) -> None:
    for key in list(tags.keys()):
        if str(key).lower().removeprefix("txxx:").removeprefix(_MP4_PREFIX.lower()) in stale:
            del tags[key]
    for name, text in words.items():
        if isinstance(tags, _ID3_TAG):
            tags.add(_free_text(_UTF8, name, [text]))
        elif isinstance(tags, MP4Tags):
            tags[_MP4_PREFIX + name.lower()] = [_freeform(text.encode())]
        else:
            tags[name] = [text]


def _save_options(tags: Any) -> dict[str, Any]:
    """ID3 stays in the version it has: old players read no newer one."""
    if isinstance(tags, _ID3_TAG) and tags.version[:2] == (2, 3):
        tags.update_to_v23()
        return {"v2_version": 3, "v23_sep": None}
    return {}


def _sounds_like(part: Path, path: Path) -> bool:
    try:
        return _sound_of(part) == _sound_of(path)
    except PlayerError:
        return False


def _sound_of(path: Path) -> tuple[int, str]:
    """Return sample rate and hash of every sample."""
    digest = hashlib.blake2b()
    with closing(open_source(str(path))) as source:
        for samples in blocks_of(source):
            digest.update(samples.tobytes())
        return source.format.sample_rate, digest.hexdigest()
