"""The pages of the sound, and the keys that switch it."""

from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.errors import PlayerError
from player.events import PlaybackState
from player.library.keep.analyses import Analysis
from player.paths import data_dir
from player.session import Session
from player.sound.desk import Watch
from ui.assembly.devices import make_devices
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge, Relay
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.meters import MetersModel
from ui.viewmodels.path import PathModel
from ui.views.keys.commands import Command, Group
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from player.presets import headphones as headphone_shelf
    from ui.viewmodels import equalizer as equalizer_model
    from ui.viewmodels import galaxy as galaxy_model
    from ui.viewmodels import headphones as headphones_model
    from ui.viewmodels import presets as presets_model
    from ui.views.sound import equalizer as equalizer_page
    from ui.views.sound import galaxy as galaxy_page
    from ui.views.sound import headphones_dialog, outputs_page, path_page, preset_picker

EQUALIZER = "equalizer"
GALAXY = "galaxy"
OUTPUTS = "outputs"
PATH = "signal-path"
PROOF = "bit-perfect"
INSPECTOR = "hi-res"


def build_sound(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> tuple[MetersModel, PathModel]:
    """Add the sound pages; returns meters and path, which other pages look at too."""
    relay = Relay(session.sound.listen, window)
    window.closing.connect(relay.close)
    desk = DeskModel(session.sound, session.playback)
    relay.told.connect(desk.show)
    desk.imported.connect(partial(_say_imported, window))
    meters = MetersModel(session.meters, session.sound)
    bridge.playback_changed.connect(meters.show)
    _keep_calm(meters, shared)
    for model in (desk, meters):
        model.setParent(window)
    window.undo.area = partial(_step_in_sound, window, desk)
    sound = _Sound(window, session, shared, bridge, relay, desk, meters)
    translate = QCoreApplication.translate
    title = translate("Sound", "Equalizer")
    window.add_page(EQUALIZER, "equalizer", title, sound.make_equalizer, section=Section.SOUND)
    title = translate("Sound", "Galaxy")
    window.add_page(GALAXY, "galaxy", title, sound.make_galaxy, section=Section.SOUND)
    title = translate("Sound", "Output and devices")
    make_outputs = partial(_make_outputs, window, session, shared, bridge)
    window.add_page(OUTPUTS, "device", title, make_outputs, section=Section.SOUND)
    path = _add_path(window, session, shared, bridge, desk)
    _add_commands(window, sound)
    return meters, path


@dataclass(frozen=True)
class _Sound:
    """Makes the models and pages of what sounds, each when it is first wanted."""

    window: MainWindow
    session: Session
    shared: Shared
    bridge: PlaybackBridge
    relay: Relay
    desk: DeskModel
    meters: MetersModel

    @cached_property
    def equalizer(self) -> "equalizer_model.EqualizerModel":
        """Bands and curves."""
        session = self.session
        model = equalizer_model.EqualizerModel(session.sound, session.playback.state)
        model.setParent(self.window)
        self.relay.told.connect(model.show)
        self.bridge.playback_changed.connect(model.show_playback)
        return model

    @cached_property
    def galaxy(self) -> "galaxy_model.GalaxyModel":
        """The stage around the head."""
        session = self.session
        model = galaxy_model.GalaxyModel(session.sound, session.playback, self.shared.tasks)
        model.setParent(self.window)
        self.relay.told.connect(model.show)
        return model

    def toggle_equalizer(self) -> None:
        """Switch the equalizer on or off."""
        self.equalizer.toggle()

    def toggle_galaxy(self) -> None:
        """Hear the scene, or the recording as it is."""
        self.galaxy.toggle()

    def make_equalizer(self) -> "equalizer_page.EqualizerPage":
        """Make the page of bands and curves."""
        window, theme = self.window, self.shared.theme
        page = equalizer_page.EqualizerPage(theme, self.equalizer, self.desk, self.meters, window)
        page.presets_wanted.connect(lambda: self.picker.open_below(page.presets))
        page.files.headphones_wanted.connect(self.open_headphones)
        return page

    @cached_property
    def picker(self) -> "preset_picker.PresetPicker":
        """The list of presets."""
        presets = presets_model.PresetsModel(self.session.sound, self.shared.tasks, self.window)
        return preset_picker.PresetPicker(self.shared.theme, presets, self.desk, self.window)

    def open_headphones(self) -> None:
        """Let the listener choose their headphones."""
        self.headphones.open_anew()

    @cached_property
    def headphones(self) -> "headphones_dialog.HeadphonesDialog":
        """The list of corrections that the listener's folder holds."""
        shelf = headphone_shelf.HeadphoneShelf(data_dir() / "headphones.json")
        tasks, desk, window = self.shared.tasks, self.desk, self.window
        model = headphones_model.HeadphonesModel(shelf, tasks, desk.import_file, window)
        model.failed.connect(window.notices.show)
        return headphones_dialog.HeadphonesDialog(self.shared.theme, model, window)

    def make_galaxy(self) -> "galaxy_page.GalaxyPage":
        """Make the page of the stage around the head."""
        return galaxy_page.GalaxyPage(self.shared.theme, self.galaxy, self.desk, self.window)


def _add_path(
    window: MainWindow,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
    desk: DeskModel,
) -> PathModel:
    model = PathModel(
        session.figures,
        session.meters,
        lambda: session.sound.watch(Watch.PEAKS),
        session.exactness,
        session.playback.state,
    )
    model.setParent(window)
    bridge.playback_changed.connect(model.show)

    def make() -> "path_page.PathPage":
        page = path_page.PathPage(shared.theme, model, window)
        bridge.playback_changed.connect(lambda state: page.show_check(_checked(session, state)))
        page.bypass_held.connect(desk.hold_bypass)
        page.bypass_released.connect(desk.release_bypass)
        page.proof_wanted.connect(lambda: window.commands.run(f"page.{PROOF}"))
        page.inspection_wanted.connect(lambda: window.commands.run(f"page.{INSPECTOR}"))
        page.show_check(_checked(session, session.playback.state))
        return page

    title = QCoreApplication.translate("Sound", "Signal path")
    window.add_page(PATH, "path", title, make, section=Section.SOUND, keys=("P",))
    return model


def _make_outputs(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> "outputs_page.OutputsPage":
    model = make_devices(window, session, shared, bridge)
    page = outputs_page.OutputsPage(shared.theme, model, window)
    page.proof_wanted.connect(lambda _device: window.commands.run(f"page.{PROOF}"))
    return page


def _checked(session: Session, playing: PlaybackState) -> Analysis | None:
    """One look into the library by its key: microseconds."""
    track = playing.track
    if session.library is None or track is None or track.track_id is None:
        return None
    try:
        return session.library.analyses.of(track.track_id)
    except PlayerError:  # who reads the library for its own sake says so
        return None


def _step_in_sound(window: MainWindow, desk: DeskModel, back: bool) -> bool:  # noqa: FBT001  two ways
    """On the pages of sound the key takes back what was set up there."""
    here = window.navigator.current
    return here is not None and here.name in {EQUALIZER, GALAXY} and desk.step(back)


def _say_imported(window: MainWindow, name: str, left_out: int) -> None:
    text = QCoreApplication.translate("Sound", "“{name}” plays now.").format(name=name)
    if left_out:
        lines = QCoreApplication.translate(
            "Sound", "Lines of its file that are not in it: {number}"
        )
        text = f"{text} {lines.format(number=left_out)}"
    window.notices.say("preset.imported", text)


def _keep_calm(meters: MetersModel, shared: Shared) -> None:
    def follow() -> None:
        meters.calm(calm=not shared.theme.motion.normal)

    shared.theme.changed.connect(follow)
    follow()


def _add_commands(window: MainWindow, sound: _Sound) -> None:
    translate, group, desk = QCoreApplication.translate, Group.SOUND, sound.desk
    window.commands.add(
        Command(
            "equalizer.toggle",
            translate("Sound", "Equalizer on or off"),
            sound.toggle_equalizer,
            ("E",),
            group,
        ),
        Command(
            "galaxy.toggle",
            translate("Sound", "Galaxy on or off"),
            sound.toggle_galaxy,
            ("G",),
            group,
        ),
        Command(
            "sound.bypass",
            translate("Sound", "Hear it without any effect (hold)"),
            desk.hold_bypass,
            ("X",),
            group,
            release=desk.release_bypass,
        ),
    )
