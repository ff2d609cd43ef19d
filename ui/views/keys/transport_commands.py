"""The commands of the player bar."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from ui.viewmodels.player import PlayerModel
from ui.views.keys.commands import Command, Group
from ui.widgets.transport.volume_slider import VolumeSlider


def transport_commands(player: PlayerModel, volume: VolumeSlider) -> list[Command]:
    """Return the commands of the player bar; the volume goes by what its slider shows."""
    group, translate = Group.PLAYBACK, QCoreApplication.translate
    return [
        Command("toggle", translate("Keyboard", "Play or pause"), player.toggle, ("Space",), group),
        Command("next", translate("Keyboard", "Next"), player.skip_next, ("Ctrl+Right",), group),
        Command(
            "previous",
            translate("Keyboard", "Previous"),
            player.skip_previous,
            ("Ctrl+Left",),
            group,
        ),
        *_chapters(player),
        *_nudges(player),
        *_volumes(player, volume),
        Command("repeat", translate("Keyboard", "Repeat"), player.cycle_repeat, ("R",), group),
    ]


def _chapters(player: PlayerModel) -> list[Command]:
    translate, group = QCoreApplication.translate, Group.PLAYBACK
    onwards = translate("Keyboard", "Next chapter")
    back = translate("Keyboard", "Previous chapter")
    return [
        Command("next-chapter", onwards, player.next_chapter, ("Ctrl+Shift+Right",), group),
        Command("previous-chapter", back, player.previous_chapter, ("Ctrl+Shift+Left",), group),
    ]


def _nudges(player: PlayerModel) -> list[Command]:
    translate = QCoreApplication.translate
    steps = (
        ("back-100-ms", translate("Keyboard", "Back 0.1 s"), -100, ","),
        ("on-100-ms", translate("Keyboard", "On 0.1 s"), 100, "."),
    )
    return [
        Command(name, title, partial(player.nudge, change_ms), (keys,), Group.PLAYBACK)
        for name, title, change_ms, keys in steps
    ]


def _volumes(player: PlayerModel, volume: VolumeSlider) -> list[Command]:
    translate = QCoreApplication.translate
    steps = (
        ("louder", translate("Keyboard", "Louder by 1 dB"), 1.0, "Ctrl+Up"),
        ("softer", translate("Keyboard", "Softer by 1 dB"), -1.0, "Ctrl+Down"),
        ("bit-louder", translate("Keyboard", "Louder by 0.1 dB"), 0.1, "Ctrl+Shift+Up"),
        ("bit-softer", translate("Keyboard", "Softer by 0.1 dB"), -0.1, "Ctrl+Shift+Down"),
    )
    mute = Command(
        "mute", translate("Keyboard", "Mute"), player.toggle_mute, ("M",), Group.PLAYBACK
    )
    made = [
        Command(name, title, partial(volume.step, change_db), (keys,), Group.PLAYBACK)
        for name, title, change_db, keys in steps
    ]
    return [*made, mute]
