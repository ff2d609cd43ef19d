"""`galaxia play`: play files without a window."""

import os
import queue
import time
from dataclasses import asdict

import msgspec
import typer

from dsp.params.chain import ChainSpec
from player.cli.path import PathTeller
from player.cli.report import ExitCode, complain, print_json, stop
from player.engine import messages as m
from player.engine.awake import KeepsAwake, system_inhibitor
from player.engine.impulse import with_impulses
from player.engine.local import LocalEngine
from player.engine.meters import SoundMeters
from player.engine.priority import raise_priority, settle_python
from player.engine.system_output import SystemOutput
from player.errors import PlayerError
from player.model import Track
from player.opening import described, tracks_in
from player.outputs.server_watch import ServerWatch, SinkFormat
from player.paths import data_dir
from player.presets.loading import load_preset, own_heads, own_presets
from player.proof import CertificateStore

_FILES = typer.Argument(help="Files and folders, played in order.", show_default=False)
_DEVICE = typer.Option(None, "--device", help="A device id of `galaxia devices`.")
_EXCLUSIVE = typer.Option(False, "--exclusive", help="Take the device alone; no fades.")
_PRESET = typer.Option(None, "--preset", help="A preset's name, or a file of any importable kind.")
_LATENCY = typer.Option(50.0, "--latency", min=5.0, max=2000.0, help="Device latency, ms.")
_START = typer.Option(0.0, "--start", min=0.0, help="Seconds into the first file.")
_SECONDS = typer.Option(None, "--seconds", min=0.0, help="Stop after so many seconds.")
_JSON = typer.Option(False, "--json", help="One JSON object an event.")

_Heard = m.Event | SinkFormat
_PEAKS_EVERY_S = 1.0
_ENDS = (m.Ended, m.OutputFailed, m.EngineFailed)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("play")(play)


def play(
    files: list[str] = _FILES,
    device: str | None = _DEVICE,
    exclusive: bool = _EXCLUSIVE,
    preset: str | None = _PRESET,
    latency: float = _LATENCY,
    start: float = _START,
    seconds: float | None = _SECONDS,
    as_json: bool = _JSON,
) -> None:
    """Play FILES to the end, gapless."""
    tracks = [described(track) for track in tracks_in(files)]
    if not tracks:
        raise stop(PlayerError("open.nothing", path=", ".join(files)))
    items = tuple(
        m.PlayItem(
            number,
            track.path,
            track.start_frame,
            track.end_frame,
            emphasis=bool(track.emphasis),
        )
        for number, track in enumerate(tracks, 1)
    )
    chain = _chain_of(preset) if preset else ChainSpec()
    policy = m.Policy.EXCLUSIVE if exclusive else m.Policy.STANDARD
    heard: queue.SimpleQueue[_Heard] = queue.SimpleQueue()
    watch = ServerWatch(os.getpid)
    watch.listen(lambda news: heard.put(news) if isinstance(news, SinkFormat) else None)
    raise_priority()
    settle_python()
    engine = LocalEngine(SystemOutput())
    awake = KeepsAwake(heard.put, system_inhibitor())
    engine.start(awake)
    try:
        engine.send(m.SetOutput(m.OutputChoice(device, policy, latency)))
        engine.send(m.SetChain(chain))
        if as_json:
            engine.send(m.Look(peaks=True))
        engine.send(m.Load(items, start))
        listener = _Listener(tracks, chain, engine.meters, as_json=as_json)
        failed = listener.follow(heard, seconds)
    except KeyboardInterrupt:
        failed = ExitCode.DONE
    finally:
        engine.close()
        awake.close()
        watch.close()
    if failed:
        raise typer.Exit(failed)


def _chain_of(preset: str) -> ChainSpec:
    loaded = load_preset(preset, own_presets(), own_heads())
    for note in loaded.notes:
        complain(note.sentence)
    return with_impulses(loaded.chain)


class _Listener:
    """Says what happens until it is over."""

    def __init__(
        self, tracks: list[Track], chain: ChainSpec, meters: SoundMeters, *, as_json: bool
    ) -> None:
        self._tracks, self._meters = tracks, meters
        certificates = CertificateStore(data_dir() / "certificates.json")
        emphasis = {number: track.emphasis for number, track in enumerate(tracks, 1)}
        self._path = PathTeller(chain, certificates, emphasis, as_json=as_json)
        self._as_json = as_json
        self._code = ExitCode.DONE
        self._ends_at: float | None = None

    def follow(self, heard: queue.SimpleQueue[_Heard], seconds: float | None) -> ExitCode:
        """Report events until the last item has ended, the time is up or the device fails."""
        while True:
            try:
                event = heard.get(timeout=self._patience())
            except queue.Empty:
                if self._is_over():
                    return self._code
                self._path.tell_peaks(self._meters.peaks())
                continue
            self._report(event)
            self._path.hear(event)
            if isinstance(event, _ENDS):
                return self._code
            if isinstance(event, m.OutputChanged) and seconds is not None and not self._ends_at:
                self._ends_at = time.monotonic() + seconds

    def _patience(self) -> float | None:
        looks_s = _PEAKS_EVERY_S if self._as_json else None
        if self._ends_at is None:
            return looks_s
        left_s = max(0.0, self._ends_at - time.monotonic())
        return left_s if looks_s is None else min(left_s, looks_s)

    def _is_over(self) -> bool:
        return self._ends_at is not None and time.monotonic() >= self._ends_at

    def _report(self, event: _Heard) -> None:
        match event:
            case m.ItemStarted():
                self._say_started(event)
            case m.OutputChanged():
                self._say_output(event)
            case m.SoundChanged() if self._as_json:
                print_json({"event": "sound", **msgspec.structs.asdict(event)})
            case m.ItemFailed(code=code, details=details):
                self._say_failed(PlayerError(code, **details), ExitCode.SOME_FAILED)
            case m.OutputFailed(code=code, details=details):
                self._say_failed(PlayerError(code, **details), ExitCode.MISSING)
            case _:
                pass

    def _say_started(self, event: m.ItemStarted) -> None:
        track = self._tracks[event.item_id - 1]
        if self._as_json:
            fields = {"path": track.path, **asdict(event.format), "duration_ms": event.duration_ms}
            chapters = [asdict(chapter) for chapter in event.facts.chapters or track.chapters]
            print_json({"event": "started", **fields, "chapters": chapters})
            return
        by = f" · {track.artist}" if track.artist else ""
        typer.echo(f"{track.name}{by} · {event.format.codec} {event.format.label}")

    def _say_output(self, event: m.OutputChanged) -> None:
        if self._as_json:
            print_json({"event": "output", **msgspec.structs.asdict(event)})
        elif event.silent:
            complain(PlayerError("device.none"))

    def _say_failed(self, error: PlayerError, code: ExitCode) -> None:
        self._code = code
        if self._as_json:
            print_json({"event": "failed", "code": error.code, "sentence": error.sentence})
        complain(error)
