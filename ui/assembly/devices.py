"""The devices there are, for every page that shows them."""

from player.deferred import deferred
from player.session import Session
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge, Relay
from ui.views.shell.window import MainWindow

with deferred():
    from ui.viewmodels import devices as devices_model


def make_devices(
    window: MainWindow, session: Session, shared: Shared, bridge: PlaybackBridge
) -> "devices_model.DevicesModel":
    """Make a model that hears of devices and of what plays until the window closes."""
    model = devices_model.DevicesModel(
        session.outputs, session.prover, shared.settings, session.playback.state
    )
    model.setParent(window)
    relay = Relay(session.outputs.listen, window)
    relay.told.connect(model.show)
    bridge.playback_changed.connect(model.show_playback)
    window.closing.connect(relay.close)
    window.closing.connect(model.close)
    return model
