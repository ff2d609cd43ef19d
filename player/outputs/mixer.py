"""The device's own volume: a sink's, or a card's, set through the system's own programs.

Only Linux has one here; elsewhere, and for devices without, the player turns the volume itself.
"""

import re
import shutil
import subprocess
from typing import Protocol

from player.engine import alsa

_PATIENCE_S = 2.0
_CARD = re.compile(r"\(hw:(\d+),\d+\)")
_CONTROLS = ("Master", "PCM", "Digital", "Headphone")


class Mixer(Protocol):
    """A volume outside of the player."""

    def set_db(self, volume_db: float) -> bool:
        """Set it; whether it obeyed."""
        ...


class SinkMixer:
    """The volume of a PulseAudio or PipeWire sink."""

    def __init__(self, sink: str) -> None:
        self._sink = sink

    def set_db(self, volume_db: float) -> bool:
        """Set it; as a factor, for a value in dB that begins with a minus is a step down."""
        return _ran("pactl", "set-sink-volume", self._sink, f"{10 ** (volume_db / 20):.6f}")


class CardMixer:
    """The first volume control that an ALSA card has."""

    def __init__(self, card: str) -> None:
        self._card = card

    def set_db(self, volume_db: float) -> bool:
        """Set it in dB, as close as the card's steps allow."""
        level = f"{volume_db:.2f}dB"
        return any(
            _ran("amixer", "-c", self._card, "sset", name, "--", level) for name in _CONTROLS
        )


def mixer_of(device_id: str) -> Mixer | None:
    """The mixer of a device, None where it has none that we can reach."""
    api, _, name = device_id.partition("/")
    if api != "ALSA":
        return None
    if card := _CARD.search(name):
        return CardMixer(card.group(1)) if shutil.which("amixer") else None
    served = name in {"default", "pulse", "pipewire"} or alsa.setting(name, "type") == "pulse"
    if served and shutil.which("pactl"):
        return SinkMixer(alsa.setting(name, "device") or "@DEFAULT_SINK@")
    return None


def _ran(*words: str) -> bool:
    try:
        done = subprocess.run(  # noqa: S603  programs of the system's own, named above
            words, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
