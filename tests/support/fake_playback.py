"""A real `Playback` over an engine that plays nothing: it obeys at once and tells what it would."""

from collections.abc import Callable

from player.album_volumes import AlbumVolumes
from player.engine import messages as m
from player.engine.figures import read_figures
from player.engine.messages import Capabilities
from player.engine.meters import SoundMeters
from player.engine.shared import EngineMemory, Positions
from player.exactness import Exactness
from player.lyrics.lookup import LyricsLookup
from player.lyrics.shelf import LyricsShelf
from player.model import AudioFormat, PlayState, Track
from player.opening import Opener
from player.outputs import Outputs
from player.paths import config_dir, data_dir
from player.playback import Playback
from player.proof import CertificateStore, Prover
from player.service.membership.account import Account
from player.settings.store import SettingsStore
from player.sound.desk import SoundDesk

RING_RATE = 192_000


class FakeEngine:
    """An `EngineLink` without sound; time stands still until a test moves it."""

    def __init__(self, format_of: Callable[[str], AudioFormat], *, silent: bool = False) -> None:
        self.memory = EngineMemory()
        self.memory.ring.running = 1
        self.positions = Positions(self.memory)
        self.meters = SoundMeters(self.memory)
        self.commands: list[m.Command] = []
        self._format_of = format_of
        self._silent = silent
        self._items: list[m.PlayItem] = []
        self._listener: Callable[[m.Event], None] = lambda _: None

    def start(self, listener):
        self._listener = listener
        listener(m.Ready("Python", "normal"))

    def send(self, command):
        self.commands.append(command)
        match command:
            case m.Load(items=items, start_s=start_s, play=play):
                self._items = list(items)
                self._at(start_s)
                self._go(PlayState.PLAYING if play else PlayState.PAUSED)
                if play:
                    self._begin()
            case m.Follow(items=items):
                self._items[1:] = items
            case m.Play():
                self._begin()
                self._go(PlayState.PLAYING)
            case m.Pause():
                self._go(PlayState.PAUSED)
            case m.Stop():
                self._items = []
                self._go(PlayState.STOPPED)
            case m.Seek(position_s=position_s):
                self._at(position_s)
            case _:
                pass

    def close(self):
        self._listener = lambda _: None

    def lose(self, position_s: float = 0.0):
        """Die, as the client reports it."""
        self._listener(m.EngineLost(position_s))

    def play_through(self):
        """Come to the next item."""
        self._items.pop(0)
        if self._items:
            self._at(0.0)
            self._begin()

    def tell(self, event: m.Event):
        self._listener(event)

    def _begin(self):
        if not self._items:
            return
        fmt = self._format_of(self._items[0].path)
        output = m.OutputChanged(
            "silence" if self._silent else "DAC",
            "none" if self._silent else "ALSA",
            fmt.sample_rate,
            fmt.channels,
            50.0,
            self._silent,
        )
        self._listener(output)
        self._listener(m.ItemStarted(self._items[0].item_id, fmt, 328_000))

    def _go(self, state: PlayState):
        item = self._items[0].item_id if self._items else None
        self._listener(m.StateChanged(state, item))

    def _at(self, position_s: float):
        if self._items:
            self.positions.clear()
            frame = round(position_s * RING_RATE)
            self.positions.mark(0, self._items[0].item_id, frame, (RING_RATE, RING_RATE))


def hi_res(_path: str = "") -> AudioFormat:
    return AudioFormat("FLAC", 192_000, 2, 24, lossless=True, bitrate_kbps=6_144)


def tracks(number: int) -> list[Track]:
    """Tracks with names like those in the pictures, over and over."""
    names = (
        ("Spiral Arm", "Orion Quartet", "Parallax"),
        ("夜航", "林瑶", "夜航"),
        ("Low Tide", "Marit Sundby", "Low Tide"),
        ("Glass Harbor", "Ines Calder", "Glass Harbor"),
        ("Cantus Firmus", "Ensemble Meridian", "Cantus Firmus"),
        ("Kites", "The Lanterns", "Kites"),
        ("北方来信", "何川", "北方来信"),
        ("Nocturne for a very long evening by the harbour", "A. Velasco", "Nocturnes"),
    )
    made = []
    for i in range(number):
        title, artist, album = names[i % len(names)]
        made.append(
            Track(
                path=f"/music/{i:06}.flac",
                title=title,
                artist=artist,
                album=album,
                year=2024,
                duration_ms=(190 + 37 * (i % 9)) * 1000,
                format=hi_res(),
            )
        )
    return made


class FakeSession:
    """A session without a process: what `player.session` builds, over the fake engine."""

    def __init__(self, *, silent: bool = False, library=None) -> None:
        self.library = library
        self.cloud = self.handover = self.analysis = self.lookup = self.radio = None
        self.settings = SettingsStore(config_dir() / "settings.json")
        self.demo_album = FakeDemo()
        self.lyrics = LyricsShelf(data_dir() / "lyrics")
        self.lyrics_lookup = LyricsLookup("http://127.0.0.1:9")  # nobody answers there
        self._opener = Opener()
        self.engine = FakeEngine(hi_res, silent=silent)
        self.playback = Playback(self.engine, self._opener, self._library_track)
        self.outputs = Outputs(self.settings, self.playback, lister=list, prober=Capabilities)
        self.album_volumes = AlbumVolumes(
            data_dir() / "album-volumes.json", self.playback, lambda: self.outputs.level_device
        )
        self.prover = Prover(self.playback, CertificateStore(data_dir() / "certificates.json"))
        self.sound = SoundDesk(self.playback, self.settings, data_dir())
        self.exactness = Exactness(self.playback, self.settings, self.outputs, self.sound)
        self.meters = self.engine.meters
        self.account = Account(data_dir() / "membership.json", data_dir() / "account-secrets.json")
        self.playback._overviews.close()
        self.playback._overviews = NoOverviews()

    def figures(self):
        return read_figures(self.engine.memory)

    def close(self):
        self.account.close()
        self.prover.close()
        self.sound.close()
        self.outputs.close()
        self.album_volumes.close()
        self.playback.close()
        self._opener.close()
        self.engine.close()

    def _library_track(self, track_id: int) -> Track:
        """Of the library there is; the made-up ones otherwise."""
        if self.library is None:
            return tracks(track_id + 1)[track_id]
        return self.library.tracks.tracks([track_id])[0]


class FakeDemo:
    """Counts how often the demo album was asked for."""

    def __init__(self) -> None:
        self.plays: list[str] = []

    def play(self):
        self.plays.append("demo")


class NoOverviews:
    """No process for every track of every test: these files do not exist."""

    def ask(self, path):
        pass

    def close(self):
        pass
