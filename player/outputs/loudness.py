"""Who turns the volume: the player, or the device's own mixer where the listener wants that."""

from collections.abc import Callable

from player.events import PlaybackState
from player.outputs.mixer import Mixer, mixer_of
from player.playback import Playback


class DeviceVolume:
    """Hands the slider over to a mixer, and back. Belongs to the guard's thread.

    The mixer is set before the player stops turning the volume, and the player turns it again
    before anything else changes: no moment is louder than the slider says.
    """

    def __init__(self, playback: Playback, find: Callable[[str], Mixer | None] = mixer_of) -> None:
        self._playback, self._find = playback, find
        self._device = ""
        self._mixer: Mixer | None = None
        self._set_db: float | None = None

    def opened(self, device_id: str, *, wanted: bool) -> None:
        """A device is open; `wanted` says whether its own mixer is to turn the volume."""
        if not wanted or device_id != self._device:
            self._playback.set_volume_by_device(by_device=False)
            self._mixer, self._set_db = None, None
        if wanted and self._mixer is None:
            self._mixer = self._find(device_id)
        self._device = device_id
        self.follow(self._playback.state)

    def follow(self, state: PlaybackState) -> None:
        """The slider may have moved."""
        if self._mixer is None or state.volume_db == self._set_db:
            return
        self._set_db = state.volume_db
        obeyed = self._mixer.set_db(state.volume_db)
        self._playback.set_volume_by_device(by_device=obeyed)
        if not obeyed:
            self._mixer = None
