"""The pages of the sound, and the keys that switch it."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from player.events import PlaybackState
from player.library.keep.analyses import Analysis
from player.session import Session
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge, Relay
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.devices import DevicesModel
from ui.viewmodels.equalizer import EqualizerModel
from ui.viewmodels.galaxy import GalaxyModel
from ui.viewmodels.meters import MetersModel
from ui.viewmodels.path import PathModel
from ui.viewmodels.presets import PresetsModel
from ui.views.commands import Command, Group
from ui.views.equalizer import EqualizerPage
from ui.views.galaxy import GalaxyPage
from ui.views.outputs_page import OutputsPage
from ui.views.path_page import PathPage
from ui.views.preset_picker import PresetPicker
from ui.views.sidebar import Section
from ui.views.window import MainWindow

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
    desk = DeskModel(session.sound, session.playback)
    equalizer = EqualizerModel(session.sound, session.playback.state)
    meters = MetersModel(session.meters, session.sound)
    relay = Relay(session.sound.listen, window)
    relay.told.connect(desk.show)
    relay.told.connect(equalizer.show)
    window.closing.connect(relay.close)
    bridge.playback_changed.connect(meters.show)
    bridge.playback_changed.connect(equalizer.show_playback)
    _keep_calm(meters, shared)
    for model in (desk, equalizer, meters):
        model.setParent(window)
    page = EqualizerPage(shared.theme, equalizer, desk, meters, window)
    title = QCoreApplication.translate("Sound", "Equalizer")
    window.add_page(EQUALIZER, "equalizer", title, page, section=Section.SOUND)
    _add_galaxy(window, session, shared, relay, desk)
    _add_outputs(window, session, shared, bridge)
    path = _add_path(window, session, shared, bridge, desk)
    picker = PresetPicker(
        shared.theme, PresetsModel(session.sound, shared.tasks, window), desk, window
    )
    page.presets_wanted.connect(lambda: picker.open_below(page.presets))
    desk.imported.connect(partial(_say_imported, window))
    _add_commands(window, desk, equalizer)
    return meters, path


def _add_galaxy(
    window: MainWindow, session: Session, shared: Shared, relay: Relay, desk: DeskModel
) -> None:
    galaxy = GalaxyModel(session.sound, session.playback, shared.tasks)
    galaxy.setParent(window)
    relay.told.connect(galaxy.show)
    page = GalaxyPage(shared.theme, galaxy, desk, window)
    title = QCoreApplication.translate("Sound", "Galaxy")
    window.add_page(GALAXY, "galaxy", title, page, section=Section.SOUND)
    switch = QCoreApplication.translate("Sound", "Galaxy on or off")
    window.commands.add(Command("galaxy.toggle", switch, galaxy.toggle, ("G",), Group.SOUND))


def _add_path(
    window: MainWindow,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
    desk: DeskModel,
) -> PathModel:
    playing = session.playback.state
    model = PathModel(session.figures, session.meters.figures, session.exactness, playing)
    model.setParent(window)
    page = PathPage(shared.theme, model, window)
    bridge.playback_changed.connect(model.show)
    bridge.playback_changed.connect(lambda state: page.show_check(_checked(session, state)))
    page.bypass_held.connect(desk.hold_bypass)
    page.bypass_released.connect(desk.release_bypass)
    page.proof_wanted.connect(lambda: window.commands.run(f"page.{PROOF}"))
    page.inspection_wanted.connect(lambda: window.commands.run(f"page.{INSPECTOR}"))
    page.show_check(_checked(session, playing))
    title = QCoreApplication.translate("Sound", "Signal path")
    window.add_page(PATH, "path", title, page, section=Section.SOUND, keys=("P",))
    return model


def _add_outputs(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    model = DevicesModel(session.outputs, session.prover, shared.settings, session.playback.state)
    model.setParent(window)
    relay = Relay(session.outputs.listen, window)
    relay.told.connect(model.show)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(relay.close)
    window.closing.connect(model.close)
    page = OutputsPage(shared.theme, model, window)
    page.proof_wanted.connect(lambda _device: window.commands.run(f"page.{PROOF}"))
    title = QCoreApplication.translate("Sound", "Output and devices")
    window.add_page(OUTPUTS, "device", title, page, section=Section.SOUND)


def _checked(session: Session, playing: PlaybackState) -> Analysis | None:
    """One look into the library by its key: microseconds."""
    track = playing.track
    if session.library is None or track is None or track.track_id is None:
        return None
    return session.library.analyses.of(track.track_id)


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


def _add_commands(window: MainWindow, desk: DeskModel, equalizer: EqualizerModel) -> None:
    translate, group = QCoreApplication.translate, Group.SOUND
    window.commands.add(
        Command(
            "equalizer.toggle",
            translate("Sound", "Equalizer on or off"),
            equalizer.toggle,
            ("E",),
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
