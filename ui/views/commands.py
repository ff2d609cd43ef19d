"""What the keys do: every command of the keyboard map with its verb."""

from collections.abc import Callable
from functools import partial

from ui.viewmodels.player import PlayerModel
from ui.widgets.volume_slider import VolumeSlider

Commands = dict[str, Callable[[], None]]


def transport_commands(player: PlayerModel, volume: VolumeSlider) -> Commands:
    """Return the commands of the player bar; the volume goes by what its slider shows."""
    return {
        "toggle": player.toggle,
        "next": player.skip_next,
        "previous": player.skip_previous,
        "back_100_ms": partial(player.nudge, -100),
        "on_100_ms": partial(player.nudge, 100),
        "louder": partial(volume.step, 1.0),
        "softer": partial(volume.step, -1.0),
        "bit_louder": partial(volume.step, 0.1),
        "bit_softer": partial(volume.step, -0.1),
        "mute": player.toggle_mute,
        "shuffle": player.toggle_shuffle,
        "repeat": player.cycle_repeat,
    }
