"""The pages of the lab: what can be measured and compared."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.session import Session
from ui.assembly.shared import Shared
from ui.assembly.sound import INSPECTOR, PROOF
from ui.bridge import PlaybackBridge, Relay
from ui.viewmodels.engine_health import EngineHealthModel
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from player import inspector
    from ui.viewmodels import compare as compare_model
    from ui.viewmodels import inspector as inspector_model
    from ui.viewmodels import proof as proof_model
    from ui.views.lab import compare_page, engine_health, inspector_page, proof_page

COMPARE = "abx"
HEALTH = "audio-health"


def build_lab(window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge) -> None:
    """Add the pages of the lab."""
    translate, lab = QCoreApplication.translate, Section.LAB
    parts = (window, session, shared, bridge)
    title = translate("Lab", "Bit-perfect test")
    make = partial(_make_proof, window, session, shared)
    window.add_page(PROOF, "check", title, make, section=lab)
    title = translate("Lab", "Hi-res inspector")
    window.add_page(INSPECTOR, "lab", title, partial(_make_inspector, *parts), section=lab)
    title = translate("Lab", "ABX and null test")
    window.add_page(COMPARE, "flip", title, partial(_make_comparing, *parts), section=lab)
    _add_health(window, session, shared, bridge)


def _make_proof(window: MainWindow, session: Session, shared: Shared) -> "proof_page.ProofPage":
    model = proof_model.ProofModel(session.prover, session.outputs)
    model.setParent(window)
    relay = Relay(session.prover.listen, window)
    relay.told.connect(model.show)
    window.closing.connect(relay.close)
    return proof_page.ProofPage(shared.theme, model, window)


def _make_comparing(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> "compare_page.ComparePage":
    model = compare_model.CompareModel(session.playback, shared.tasks)
    model.setParent(window)
    model.show_playback(session.playback.state)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(model.close)
    return compare_page.ComparePage(shared.theme, model, window)


def _make_inspector(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> "inspector_page.InspectorPage":
    found = inspector.Inspector()
    model = inspector_model.InspectorModel(session.playback, found, shared.tasks)
    model.setParent(window)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(model.close)
    return inspector_page.InspectorPage(shared.theme, model, window)


def _add_health(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    """The log of what happened begins with the window, not with the first look at it."""
    model = EngineHealthModel(session.figures)
    model.setParent(window)
    model.show_playback(session.playback.state)
    bridge.playback_changed.connect(model.show_playback)
    bridge.notice.connect(model.show_notice)

    def make() -> "engine_health.EngineHealthPage":
        return engine_health.EngineHealthPage(shared.theme, model, window)

    title = QCoreApplication.translate("Lab", "Audio health")
    window.add_page(HEALTH, "visualiser", title, make, section=Section.LAB)
