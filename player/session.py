"""Builds every part once, by hand, and owns them; `close` takes them down in reverse."""

from player.album_volumes import AlbumVolumes
from player.analysing import BackgroundAnalysis
from player.chores import LibraryChores
from player.demo_process import DemoAlbum
from player.engine.awake import system_inhibitor
from player.engine.client import EngineClient
from player.engine.figures import Figures, read_figures
from player.engine.link import EngineLink
from player.errors import PlayerError
from player.events import Notice
from player.exactness import Exactness
from player.habits import Habits
from player.keeping import QueueKeeper
from player.library.library import Library
from player.library.location import library_path
from player.listening import Listening
from player.lookup.lookup import Lookup
from player.lyrics.lookup import LyricsLookup
from player.lyrics.shelf import LyricsShelf
from player.model import Track
from player.on_air import OnAir
from player.opening import Opener
from player.outputs import Outputs
from player.outputs.guard import DeviceGuard
from player.outputs.server_watch import ServerWatch
from player.paths import cache_dir, config_dir, data_dir, log_dir
from player.playback import Playback
from player.proof import CertificateStore, Prover
from player.queue_book import QueueBook
from player.radio import Radio
from player.resuming import Resuming
from player.service.cloud import Cloud
from player.service.handover.handing import HandOver
from player.service.membership.account import Account
from player.service.membership.playing import MembershipPlay
from player.service.supply import Supply
from player.settings.store import SettingsStore
from player.sound.desk import SoundDesk


class Session:
    """The program without its face.

    Args:
        engine: Another engine than the usual process of its own (tests).

    Attributes:
        settings: What the listener chose; changed on the thread that built the session.
        sound: What plays through which stages, and why.
        meters: What the sound does now, as far as somebody looks.
        analysis: Listens to the library in the background; None without one.
        lookup: Asks MusicBrainz, when the listener has allowed it.
        library: None when its file cannot be used; a notice says why once `start` was called.
        outputs: The devices and what was chosen for them.
        album_volumes: Albums with a volume of their own.
        exactness: Switches off what stands between file and device.
        prover: Proves that a device gets every sample.
        handover: Offers what another machine of the listener's left.
        cloud: Songs of the listener's own servers; None without a library.
        account: Membership of a service; nothing here asks it before playing.
    """

    def __init__(self, engine: EngineLink | None = None) -> None:
        self.settings = SettingsStore(config_dir() / "settings.json")
        self._engine = engine or EngineClient(log_dir() / "engine.log")
        self._opener = Opener()
        self.library, self._complaint = _open_library()
        self._book = QueueBook(self.library.tracks if self.library else None, self._complain)
        self.playback = Playback(self._engine, self._opener, self._book.track)
        self.outputs = Outputs(self.settings, self.playback)
        self.album_volumes = AlbumVolumes(
            data_dir() / "album-volumes.json", self.playback, lambda: self.outputs.level_device
        )
        self._guard = DeviceGuard(
            self.outputs,
            self.playback,
            ServerWatch(lambda: self._engine.pid),
            system_inhibitor(),
        )
        self.prover = Prover(self.playback, CertificateStore(data_dir() / "certificates.json"))
        self.lyrics = LyricsShelf(data_dir() / "lyrics")
        self.lyrics_lookup = LyricsLookup()
        self.sound = SoundDesk(self.playback, self.settings, data_dir())
        self.exactness = Exactness(self.playback, self.settings, self.outputs, self.sound)
        self.meters = self._engine.meters
        self._habits = Habits(self.settings, self.playback)
        self.demo_album = DemoAlbum(self.playback, cache_dir() / "demo")
        self.account = Account(data_dir() / "membership.json", data_dir() / "account-secrets.json")
        self._keeper: QueueKeeper | None = None
        self._on_air: OnAir | None = None
        self._chores: LibraryChores | None = None
        self.cloud: Cloud | None = None
        self.handover: HandOver | None = None
        self._membership: MembershipPlay | None = None
        self._listening: Listening | None = None
        self.analysis: BackgroundAnalysis | None = None
        self.lookup = Lookup(lambda: self.settings.settings.library.online_lookup)
        if self.library:
            resuming = Resuming(self.library.places, self._resumes_long)
            self._keeper = QueueKeeper(
                self.library.queue_store, self.playback, resuming, self._book.read_ahead
            )
            self._on_air = OnAir(self.library, self.playback, data_dir() / "station.json")
            self._chores = LibraryChores(self.library, self.playback, self.settings)
            self._listening = Listening(self.library, self.playback)
            self.analysis = BackgroundAnalysis(self.library)
            supply = Supply(self.library, lambda: self.account.state, self._waits_for_servers)
            self.cloud = _cloud(self.library, supply)
            self._inform(self.library, self.cloud, supply)
            self._membership = MembershipPlay(self.account, supply, self.playback, self.cloud)
            self.handover = HandOver(self.cloud, self.library, self.playback)

    def start(self) -> None:
        """Put back device and queue, paused; say what is wrong, now that somebody listens."""
        self.sound.shelf.packs.may_use = self._may_use_pack
        self.album_volumes.start()
        self.outputs.start()
        self.sound.start()
        self._guard.start()
        self._habits.start()
        if self.cloud and self.handover and self._membership:
            self.cloud.start()
            self.handover.start()
            self._membership.start()
        self.account.start()
        if self._keeper and self._chores and self._listening and self._on_air:
            self._keeper.start(resume=self.settings.settings.playback.resume_at_start)
            self._on_air.start()
            self._chores.start()
            self._listening.writes_ratings = self._writes_ratings
            self._listening.start()
        writable = self.library is not None and not self.library.read_only
        if self.analysis and writable and self.settings.settings.library.analyse:
            self.analysis.start()
        for complaint in (self._complaint, self.settings.problem):
            if complaint:
                self.playback.notice(Notice(complaint.code, complaint.details))

    def figures(self) -> Figures:
        """The engine's counters and levels at this instant; cheap, from any thread."""
        return read_figures(self._engine.memory)

    @property
    def radio(self) -> Radio | None:
        """Makes the day's mixes and a station; None without a library."""
        return self._on_air.radio if self._on_air else None

    @property
    def engine_pid(self) -> int | None:
        """The engine's process, None when it runs in this one."""
        return self._engine.pid

    def close(self) -> None:
        """End the threads and the engine process."""
        if self.analysis:
            self.analysis.close()
        if self._keeper and self._chores and self._listening and self._on_air:
            self._listening.close()
            self._on_air.close()
            self._keeper.close()
            self._chores.close()
        self.account.close()
        if self.cloud and self.handover and self._membership:
            self._membership.close()
            self.handover.close()
            self.cloud.close()
        self.demo_album.close()
        self.prover.close()
        self.sound.close()
        self._guard.close()
        self._habits.close()
        self.outputs.close()
        self.album_volumes.close()
        self._opener.close()
        self._engine.close()
        self.playback.close()
        if self.library:
            self.library.close()

    def _waits_for_servers(self) -> bool:
        return self.settings.settings.library.whole_from_servers

    def _resumes_long(self) -> bool:
        return self.settings.settings.playback.resume_long

    def _writes_ratings(self) -> bool:
        return self.settings.settings.library.write_ratings

    def _may_use_pack(self, name: str) -> bool:
        return self.account.state.rights.allows_pack(name)

    def _inform(self, library: Library, cloud: Cloud, supply: Supply) -> None:
        """Let playback ask the library and the servers what it cannot know itself."""
        self.playback.library_is_broken = lambda: self._book.is_broken
        self.playback.stored_overview = self._stored_overview
        self.playback.traits_of = library.shuffle_traits.traits
        self.playback.locate = cloud.locate
        self.playback.tier_of = supply.told

    def _stored_overview(self, track: Track) -> tuple[float, ...]:
        """The outline that was kept when somebody listened to the whole track."""
        if self.library is None or track.track_id is None:
            return ()
        try:
            return self.library.analyses.overview(track.track_id)
        except PlayerError:  # a library that cannot be read holds up no music
            return ()

    def _complain(self, error: PlayerError) -> None:
        self.playback.notice(Notice(error.code, error.details))


def _cloud(library: Library, supply: Supply) -> Cloud:
    secrets = data_dir() / "secrets.json"
    return Cloud(library, cache_dir() / "songs", cache_dir() / "remote covers", secrets, supply)


def _open_library() -> tuple[Library | None, PlayerError | None]:
    """Music goes on without a library; its file is left as it is."""
    try:
        library_path().parent.mkdir(parents=True, exist_ok=True)
        library = Library.open(library_path())
        path = str(library.database.path)
        return library, PlayerError("library.read_only", path=path) if library.read_only else None
    except PlayerError as error:
        return None, error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, PlayerError("file.write_failed", path=library_path(), reason=reason)
