"""The two interfaces of MPRIS 2.2 as D-Bus objects; they live on the bus's thread."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from dbus_fast import DBusError, ErrorType, PropertyAccess, Variant
from dbus_fast.annotations import (
    DBusBool,
    DBusDict,
    DBusDouble,
    DBusInt64,
    DBusObjectPath,
    DBusSignature,
    DBusStr,
)
from dbus_fast.introspection import Interface
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from player.addresses import file_path
from player.events import SPEEDS
from player.model import PlayState, RepeatMode
from ui.platform.media import MediaState, MediaVerbs
from ui.platform.session_bus import bus_text

ROOT = "org.mpris.MediaPlayer2"
OBJECT_PATH = "/org/mpris/MediaPlayer2"
NO_TRACK = "/org/mpris/MediaPlayer2/TrackList/NoTrack"
MIME_TYPES = (
    "audio/flac",
    "audio/x-flac",
    "audio/x-wav",
    "audio/wav",
    "audio/mpeg",
    "audio/ogg",
    "audio/x-vorbis+ogg",
    "audio/opus",
    "audio/x-opus+ogg",
    "audio/mp4",
    "audio/x-m4a",
    "audio/aac",
    "audio/x-aiff",
    "audio/x-ape",
    "audio/x-wavpack",
    "audio/x-tta",
    "audio/x-musepack",
    "audio/x-ms-wma",
    "audio/x-dsf",
    "audio/x-dff",
    "audio/x-mpegurl",
    "audio/x-scpls",
    "application/xspf+xml",
    "application/x-cue",
)
_READ = PropertyAccess.READ
_STATUS = {
    PlayState.PLAYING: "Playing",
    PlayState.PAUSED: "Paused",
    PlayState.STOPPED: "Stopped",
}
_LOOP = {RepeatMode.OFF: "None", RepeatMode.ONE: "Track", RepeatMode.ALL: "Playlist"}
_Texts = Annotated[list[str], DBusSignature("as")]


class RootInterface(ServiceInterface):
    """The program."""

    def __init__(self, verbs: MediaVerbs) -> None:
        super().__init__(ROOT)
        self._verbs = verbs

    @dbus_method()
    def Raise(self) -> None:
        """Bring the window forward."""
        self._verbs.raise_window()

    @dbus_method()
    def Quit(self) -> None:
        """End the program."""
        self._verbs.quit()

    @dbus_property(access=_READ)
    def CanQuit(self) -> DBusBool:
        """It can."""
        return True

    @dbus_property(access=_READ)
    def CanRaise(self) -> DBusBool:
        """It can."""
        return True

    @dbus_property(access=_READ)
    def HasTrackList(self) -> DBusBool:
        """The optional third interface is not there."""
        return False

    @dbus_property(access=_READ)
    def Identity(self) -> DBusStr:
        """The name shown."""
        return "Galaxia"

    @dbus_property(access=_READ)
    def DesktopEntry(self) -> DBusStr:
        """Name of the .desktop file."""
        return "galaxia"

    @dbus_property(access=_READ)
    def SupportedUriSchemes(self) -> _Texts:
        """Files only."""
        return ["file"]

    @dbus_property(access=_READ)
    def SupportedMimeTypes(self) -> _Texts:
        """What is likely to play."""
        return list(MIME_TYPES)


class PlayerFacts(ServiceInterface):
    """What can only be read.

    Args:
        verbs: Called here, on the bus's thread.
        art_url: Finds the address of a cover.
    """

    def __init__(self, verbs: MediaVerbs, art_url: Callable[[str], str]) -> None:
        super().__init__(f"{ROOT}.Player")
        self._verbs = verbs
        self._art_url = art_url
        self._state = MediaState()
        self._told: dict[str, Any] = {}  # a cover may have become another since

    def introspect(self) -> Interface:
        """Say, too, that the position is to be asked for: no change of it is told."""
        interface = super().introspect()
        for fact in interface.properties:
            if fact.name == "Position":
                fact.annotations["org.freedesktop.DBus.Property.EmitsChangedSignal"] = "false"
        return interface

    @dbus_property(access=_READ)
    def PlaybackStatus(self) -> DBusStr:
        """Playing, Paused or Stopped."""
        return _STATUS[self._state.state]

    @dbus_property(access=_READ)
    def MinimumRate(self) -> DBusDouble:
        """The slowest."""
        return SPEEDS[0]

    @dbus_property(access=_READ)
    def MaximumRate(self) -> DBusDouble:
        """The fastest."""
        return SPEEDS[1]

    @dbus_property(access=_READ)
    def Position(self) -> DBusInt64:
        """Where the ear is, µs."""
        return self._verbs.position_ms() * 1000

    @dbus_property(access=_READ)
    def Metadata(self) -> DBusDict:
        """What plays."""
        state = self._state
        if not state.title:
            return {"mpris:trackid": Variant("o", NO_TRACK)}
        facts = {
            "mpris:trackid": Variant("o", _track_path(state)),
            "xesam:title": Variant("s", bus_text(state.title)),
            "xesam:artist": _texts(state.artist),
            "xesam:album": Variant("s", bus_text(state.album)) if state.album else None,
            "xesam:albumArtist": _texts(state.album_artist),
            "xesam:genre": _texts(state.genre),
            "xesam:trackNumber": Variant("i", state.track_number) if state.track_number else None,
            "xesam:discNumber": Variant("i", state.disc_number) if state.disc_number else None,
            "xesam:url": Variant("s", _uri(state.url)) if state.url else None,
            "mpris:artUrl": Variant("s", self._art_url(state.art)) if state.art else None,
            "mpris:length": Variant("x", state.duration_ms * 1000) if state.duration_ms else None,
        }
        return {name: fact for name, fact in facts.items() if fact and fact.value != ""}

    @dbus_property(access=_READ)
    def CanGoNext(self) -> DBusBool:
        """Whether anything follows."""
        return self._state.has_next

    @dbus_property(access=_READ)
    def CanGoPrevious(self) -> DBusBool:
        """Whether there is a queue: the first track can begin anew."""
        return self._state.queued

    @dbus_property(access=_READ)
    def CanPlay(self) -> DBusBool:
        """Whether there is a queue."""
        return self._state.queued

    @dbus_property(access=_READ)
    def CanPause(self) -> DBusBool:
        """Whether there is a queue."""
        return self._state.queued

    @dbus_property(access=_READ)
    def CanSeek(self) -> DBusBool:
        """Whether the length is known."""
        return bool(self._state.duration_ms)

    @dbus_property(access=_READ)
    def CanControl(self) -> DBusBool:
        """It can."""
        return True


class PlayerInterface(PlayerFacts):
    """The transport."""

    def show(self, state: MediaState) -> None:
        """Take over a state and tell what became different."""
        before, self._state = self._told or self._properties(), state
        now = self._told = self._properties()
        changed = {name: value for name, value in now.items() if before.get(name) != value}
        if changed:
            self.emit_properties_changed(changed)

    def _properties(self) -> dict[str, Any]:
        return {
            "PlaybackStatus": self.PlaybackStatus,
            "LoopStatus": self.LoopStatus,
            "Rate": self.Rate,
            "Shuffle": self.Shuffle,
            "Volume": self.Volume,
            "Metadata": self.Metadata,
            "CanGoNext": self.CanGoNext,
            "CanGoPrevious": self.CanGoPrevious,
            "CanPlay": self.CanPlay,
            "CanPause": self.CanPause,
            "CanSeek": self.CanSeek,
        }

    @dbus_method()
    def Next(self) -> None:
        """Skip."""
        self._verbs.next()

    @dbus_method()
    def Previous(self) -> None:
        """Go back."""
        self._verbs.previous()

    @dbus_method()
    def Pause(self) -> None:
        """Hold."""
        self._verbs.pause()

    @dbus_method()
    def PlayPause(self) -> None:
        """Play or hold."""
        self._verbs.toggle()

    @dbus_method()
    def Stop(self) -> None:
        """Stop."""
        self._verbs.stop()

    @dbus_method()
    def Play(self) -> None:
        """Play."""
        self._verbs.play()

    @dbus_method()
    def Seek(self, Offset: DBusInt64) -> None:  # noqa: N803  the name in the specification
        """Move by so many µs; beyond the end is the next track."""
        target_ms = self._verbs.position_ms() + Offset // 1000
        if self._state.duration_ms and target_ms > self._state.duration_ms:
            self._verbs.next()
        else:
            self._verbs.seek(max(target_ms, 0))

    @dbus_method()
    def SetPosition(self, TrackId: DBusObjectPath, Position: DBusInt64) -> None:  # noqa: N803
        """Go to a place of the current track, µs; a place outside it does nothing."""
        inside = 0 <= Position <= (self._state.duration_ms or 0) * 1000
        if inside and TrackId == _track_path(self._state):
            self._verbs.seek(Position // 1000)

    @dbus_method()
    def OpenUri(self, Uri: DBusStr) -> None:  # noqa: N803  the name in the specification
        """Play a file, a folder or a playlist.

        Raises:
            DBusError: For what is no address of a file here.
        """
        path = file_path(Uri)
        if not path:
            raise DBusError(ErrorType.NOT_SUPPORTED, f"Galaxia opens files; {Uri} is none")
        self._verbs.open_path(path)

    @dbus_signal()
    def Seeked(self, position_us: int) -> DBusInt64:
        """The position jumped."""
        return position_us

    @dbus_property()
    def LoopStatus(self) -> DBusStr:
        """None, Track or Playlist."""
        return _LOOP[self._state.repeat]

    @LoopStatus.setter
    def LoopStatus_setter(self, status: DBusStr) -> None:
        """Repeat nothing, the track or the queue."""
        for mode, word in _LOOP.items():
            if word == status:
                self._verbs.set_repeat(mode)

    @dbus_property()
    def Rate(self) -> DBusDouble:
        """1 is as recorded; remote controls count the position on by it."""
        return self._state.speed

    @Rate.setter
    def Rate_setter(self, rate: DBusDouble) -> None:
        """Zero pauses, as the specification asks; a rate that is not offered does nothing."""
        if rate == 0.0:
            self._verbs.pause()
        elif SPEEDS[0] <= rate <= SPEEDS[1]:
            self._verbs.set_speed(rate)

    @dbus_property()
    def Shuffle(self) -> DBusBool:
        """Whether the queue is shuffled."""
        return self._state.shuffle

    @Shuffle.setter
    def Shuffle_setter(self, shuffle: DBusBool) -> None:
        """Shuffle, or back to natural order."""
        self._verbs.set_shuffle(shuffle)

    @dbus_property()
    def Volume(self) -> DBusDouble:
        """The slider's place: linear in dB, 0 is -60 dB and below."""
        return round(self._state.level, 4)

    @Volume.setter
    def Volume_setter(self, level: DBusDouble) -> None:
        """Move the slider; what is no number moves nothing."""
        if not math.isnan(level):
            self._verbs.set_level(level)


def _texts(text: str) -> Variant | None:
    return Variant("as", [bus_text(text)]) if text else None


def _track_path(state: MediaState) -> str:
    return f"/app/galaxia/entry/{state.number}" if state.title else NO_TRACK


def _uri(path: str) -> str:
    try:
        return Path(path).as_uri()
    except ValueError:
        return bus_text(path)
