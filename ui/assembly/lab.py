"""The pages of the lab: what can be measured and compared."""

from PySide6.QtCore import QCoreApplication

from player.inspector import Inspector
from player.session import Session
from ui.assembly.shared import Shared
from ui.assembly.sound import INSPECTOR, PROOF
from ui.bridge import PlaybackBridge, Relay
from ui.viewmodels.compare import CompareModel
from ui.viewmodels.engine_health import EngineHealthModel
from ui.viewmodels.inspector import InspectorModel
from ui.viewmodels.proof import ProofModel
from ui.views.compare_page import ComparePage
from ui.views.engine_health import EngineHealthPage
from ui.views.inspector_page import InspectorPage
from ui.views.proof_page import ProofPage
from ui.views.sidebar import Section
from ui.views.window import MainWindow

COMPARE = "abx"
HEALTH = "audio-health"


def build_lab(window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge) -> None:
    """Add the pages of the lab."""
    translate = QCoreApplication.translate
    proof = ProofModel(session.prover, session.outputs)
    proof.setParent(window)
    relay = Relay(session.prover.listen, window)
    relay.told.connect(proof.show)
    window.closing.connect(relay.close)
    title = translate("Lab", "Bit-perfect test")
    page = ProofPage(shared.theme, proof, window)
    window.add_page(PROOF, "check", title, page, section=Section.LAB)
    _add_inspector(window, session, shared, bridge)
    _add_comparing(window, session, shared, bridge)
    _add_health(window, session, shared, bridge)


def _add_comparing(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    model = CompareModel(session.playback, shared.tasks)
    model.setParent(window)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(model.close)
    page = ComparePage(shared.theme, model, window)
    title = QCoreApplication.translate("Lab", "ABX and null test")
    window.add_page(COMPARE, "flip", title, page, section=Section.LAB)


def _add_inspector(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    model = InspectorModel(session.playback, Inspector(), shared.tasks)
    model.setParent(window)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(model.close)
    page = InspectorPage(shared.theme, model, window)
    title = QCoreApplication.translate("Lab", "Hi-res inspector")
    window.add_page(INSPECTOR, "lab", title, page, section=Section.LAB)


def _add_health(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    model = EngineHealthModel(session.figures)
    model.setParent(window)
    model.show_playback(session.playback.state)
    bridge.playback_changed.connect(model.show_playback)
    bridge.notice.connect(model.show_notice)
    page = EngineHealthPage(shared.theme, model, window)
    title = QCoreApplication.translate("Lab", "Audio health")
    window.add_page(HEALTH, "visualiser", title, page, section=Section.LAB)
