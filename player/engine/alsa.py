"""What Linux says about its sound devices without opening one: cards, kinds of PCM, formats."""

import ctypes
import re
from pathlib import Path

from player.engine.messages import Sharing

_HARDWARE = re.compile(r"\(hw:(\d+),(\d+)\)")
_CARDS, _PROC = Path("/proc/asound"), Path("/proc")
_SERVERS = frozenset({"default", "sysdefault", "pulse", "pipewire", "jack", "dmix"})
_SHARED_TYPES = frozenset({"pulse", "pipewire", "jack", "dmix", "plug", "rate", "softvol", "oss"})


def stable_name(name: str, cards: Path = _CARDS) -> str:
    """The name with the card's own id for its number, which changes with the order of plugging."""

    def named(match: re.Match[str]) -> str:
        card, device = match.groups()
        return f"(hw:{_card_id(cards, card)},{device})"

    return _HARDWARE.sub(named, name)


def sharing_of(name: str) -> Sharing:
    """Whether other programs play through this PCM too; hardware belongs to whoever opens it."""
    if _HARDWARE.search(name):
        return Sharing.ALONE
    if name in _SERVERS or setting(name, "type") in _SHARED_TYPES:
        return Sharing.SHARED
    return Sharing.UNKNOWN


def depths_of(name: str, cards: Path = _CARDS) -> frozenset[int] | None:
    """The depths of a USB device as its driver lists them; None where nobody does."""
    match = _HARDWARE.search(name)
    if match is None:
        return None
    try:
        text = (cards / f"card{match.group(1)}" / f"stream{match.group(2)}").read_text("utf-8")
    except OSError:
        return None
    playback = text.partition("Capture:")[0]
    return frozenset(int(bits) for bits in re.findall(r"Format: [SU](\d+)_", playback)) or None


def holder_of(device: str, proc: Path = _PROC) -> str | None:
    """The program that has an ALSA hardware device open, None where the kernel does not say."""
    match = _HARDWARE.search(device)
    if match is None:
        return None
    card, number = match.groups()
    try:
        status = (proc / f"asound/card{card}/pcm{number}p/sub0/status").read_text("utf-8")
        pid = re.search(r"owner_pid\s*:\s*(\d+)", status)
        return (proc / pid.group(1) / "comm").read_text("utf-8").strip() if pid else None
    except OSError:
        return None


def is_hardware(name: str) -> bool:
    """Whether this is a card itself, and nothing in front of it."""
    return _HARDWARE.search(name) is not None


def _card_id(cards: Path, number: str) -> str:
    try:
        return (cards / f"card{number}" / "id").read_text("utf-8").strip()
    except OSError:
        return number


def setting(name: str, key: str) -> str:
    """One word about a PCM in ALSA's configuration, "type" or "device"; empty without one."""
    try:
        library = ctypes.CDLL("libasound.so.2")
        library.snd_config_update()
        top = ctypes.c_void_p.in_dll(library, "snd_config")
    except (OSError, ValueError):
        return ""
    found, text = ctypes.c_void_p(), ctypes.c_char_p()
    if library.snd_config_search(top, f"pcm.{name}.{key}".encode(), ctypes.byref(found)) < 0:
        return ""
    if library.snd_config_get_string(found, ctypes.byref(text)) < 0:
        return ""
    return (text.value or b"").decode("utf-8", "replace")
