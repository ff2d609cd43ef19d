"""Carries out what `lifecycle` decides: one thread between the engine, the devices and playback."""

import queue
import threading
import time
from collections.abc import Callable
from typing import Protocol, assert_never

from msgspec import Struct

from player.engine.awake import Inhibitor
from player.engine.messages import Ready, SoundDamaged
from player.events import Event, Notice, OutputState, PlaybackChanged
from player.model import PlayState
from player.outputs.choice import CAREFUL_LATENCY_MS
from player.outputs.lifecycle import (
    Action,
    FellAsleep,
    Happening,
    Hold,
    Listed,
    LookForIt,
    Lost,
    MovedBySystem,
    MoveToDefault,
    Opened,
    Playing,
    ProfileChanged,
    Refused,
    Rules,
    Say,
    Situation,
    Woke,
    step,
)
from player.outputs.loudness import DeviceVolume
from player.outputs.outputs import DeviceList, Outputs
from player.outputs.server_watch import ServerChange, SinkFormat, Tell
from player.outputs.sleep import SleepClock
from player.outputs.tardiness import Late, Tardiness
from player.playback import Playback
from player.settings.schema import OnDeviceLoss, OutputPolicy, VolumePolicy

_LOOKS_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
_WATCH_S = 1.0
_REFUSALS = frozenset({"device.refused", "device.busy", "device.strict", "device.unknown"})


class Watch(Protocol):
    """What a sound server tells; `ServerWatch` or a test's."""

    def listen(self, tell: Tell) -> None:
        """Have changes told."""
        ...

    def ensure(self) -> None:
        """Listen again if need be."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class Turned(Struct, frozen=True):
    """The slider has moved."""


_Item = Happening | ServerChange | SinkFormat | Late | Turned | Ready | None


class DeviceGuard:
    """Hears everything on its own thread, so that nobody waits for a list of devices.

    Args:
        outputs: Lists devices and moves the music.
        playback: Is paused, and tells what happens.
        watch: Hears from the sound server.
        inhibitor: Keeps the system awake while music plays; 13 MB that the engine need not carry.
        clock: Monotonic seconds.
    """

    def __init__(
        self,
        outputs: Outputs,
        playback: Playback,
        watch: Watch,
        inhibitor: Inhibitor,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._outputs, self._playback, self._watch = outputs, playback, watch
        self._clock, self._inhibitor = clock, inhibitor
        self._sleep, self._tardiness = SleepClock(), Tardiness()
        self._inbox: queue.SimpleQueue[_Item] = queue.SimpleQueue()
        self._situation = Situation()
        self._volume = DeviceVolume(playback)
        self._volume_db = playback.state.volume_db
        self._heard: tuple[OutputState | None, bool] = (None, False)
        self._looks = 0
        self._look_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="device guard", daemon=True)

    @property
    def situation(self) -> Situation:
        """Where things stand."""
        return self._situation

    def start(self) -> None:
        """Watch from now on."""
        self._unlisten = (self._playback.listen(self._hear), self._outputs.listen(self._listed))
        self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        if not self._thread.is_alive():
            return
        for unlisten in self._unlisten:
            unlisten()
        self._inbox.put(None)
        self._thread.join()
        self._watch.close()
        self._inhibitor.close()

    def _hear(self, event: Event) -> None:
        """Any thread, under playback's lock: note it, do nothing."""
        match event:
            case PlaybackChanged(state=state):
                output, playing = state.output, state.state is PlayState.PLAYING
                if output and not output.silent and output != self._heard[0]:
                    self._inbox.put(Opened(output.device_id, output.name))
                if playing != self._heard[1]:
                    self._inbox.put(Playing(playing))
                self._heard = (output, playing)
                if state.volume_db != self._volume_db:
                    self._volume_db = state.volume_db
                    self._inbox.put(Turned())
            case SoundDamaged(underruns=underruns):
                self._inbox.put(Late(underruns))
            case Ready():
                self._inbox.put(event)
            case Notice(code="device.lost"):
                self._inbox.put(Lost(self._clock()))
            case Notice(code=code) if code in _REFUSALS:
                self._inbox.put(Refused())
            case _:
                pass

    def _listed(self, known: DeviceList) -> None:
        if not known.listing:
            ids = frozenset(device.device_id for device in known.devices)
            default = next((d.device_id for d in known.devices if d.default), None)
            self._inbox.put(Listed(ids, default))

    def _run(self) -> None:
        self._watch.listen(self._inbox.put)
        while True:
            try:
                happening = self._inbox.get(timeout=self._patience_s())
            except queue.Empty:
                self._look_around()
                continue
            if happening is None:
                return
            self._take_in(happening)

    def _patience_s(self) -> float | None:
        """For ever while nothing plays and nothing is looked for."""
        if self._look_at is not None:
            return max(0.0, self._look_at - self._clock())
        return _WATCH_S if self._situation.playing else None

    def _look_around(self) -> None:
        if self._look_at is not None and self._clock() >= self._look_at:
            self._look_at = None
            self._watch.ensure()
            self._outputs.refresh()
        if self._sleep.has_slept():
            for happening in (FellAsleep(), Woke()):
                self._step(happening)

    def _take_in(
        self, happening: Happening | ServerChange | SinkFormat | Late | Turned | Ready
    ) -> None:
        match happening:
            case Late():
                if self._tardiness.is_too_late(happening, self._clock()):
                    self._raise_latency()
            case Ready(ring=ring, priority=priority):
                if ring != "C" or priority == "normal":
                    self._outputs.need_latency(CAREFUL_LATENCY_MS)
            case Turned():
                self._volume.follow(self._playback.state)
            case SinkFormat(sample_rate=sample_rate, bits=bits, channels=channels):
                self._playback.device_runs_at(sample_rate, bits, channels)
            case ServerChange.DEVICES:
                self._look_at = self._clock() + 0.3 if self._look_at is None else self._look_at
            case ServerChange.MOVED:
                self._step(MovedBySystem())
            case ServerChange.PROFILE:
                self._step(ProfileChanged())
            case _:
                self._step(happening)

    def _raise_latency(self) -> None:
        if self._outputs.need_latency(CAREFUL_LATENCY_MS):
            named = {"device": self._situation.name, "latency_ms": CAREFUL_LATENCY_MS}
            self._playback.notice(Notice("device.latency_raised", named))

    def _step(self, happening: Happening) -> None:
        self._situation, actions = step(self._situation, happening, self._rules())
        if isinstance(happening, Opened):
            self._looks = 0
            profile = self._outputs.chosen.on(self._outputs.chosen.device or "")
            by_mixer = profile.volume_policy is VolumePolicy.MIXER
            self._volume.opened(happening.device, wanted=by_mixer)
        elif isinstance(happening, Playing):
            self._inhibitor.hold() if happening.playing else self._inhibitor.release()
        for action in actions:
            self._act(action)

    def _act(self, action: Action) -> None:
        match action:
            case Hold():
                self._playback.pause()
            case MoveToDefault(play=play):
                lost = self._situation.name
                self._outputs.play_on_default(play=play)
                self._playback.notice(
                    Notice("device.moved", {"device": lost, "other": self._default_name()})
                )
            case Say(code=code, device=device, offers_play=offers_play):
                named = self._name_of(device)
                action_word = "play" if offers_play else None
                self._playback.notice(Notice(code, {"device": named}, action_word))
            case LookForIt():
                wait_s = _LOOKS_S[min(self._looks, len(_LOOKS_S) - 1)]
                self._looks += 1
                self._look_at = self._clock() + wait_s
            case _ as never:
                assert_never(never)

    def _rules(self) -> Rules:
        chosen = self._outputs.chosen
        return Rules(
            chosen.device,
            may_move=chosen.on_device_loss is OnDeviceLoss.MOVE,
            strict=chosen.policy is OutputPolicy.STRICT,
        )

    def _name_of(self, device: str) -> str:
        known = self._outputs.known.devices
        return next((d.name for d in known if d.device_id == device), device)

    def _default_name(self) -> str:
        known = self._outputs.known.devices
        return next((d.name for d in known if d.default), "the default device")
