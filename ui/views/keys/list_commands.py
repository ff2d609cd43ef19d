"""Keys that lists and the seek bar answer themselves: named, so that the sheet tells them."""

from PySide6.QtCore import QCoreApplication

from ui.views.keys.commands import Command, Group
from ui.views.keys.menu_key import open_menu_here


def list_commands() -> list[Command]:
    """Return them: each belongs to what has the focus."""
    translate = QCoreApplication.translate
    named = (
        ("list-open", translate("Keyboard", "Open, or play from here"), ("Return",)),
        ("list-play", translate("Keyboard", "Play"), ("Shift+Return",)),
        ("list-next", translate("Keyboard", "Play next"), ("Ctrl+Return",)),
        ("list-queue", translate("Keyboard", "Add to queue"), ("Ctrl+Shift+Return",)),
        ("list-remove", translate("Keyboard", "Take out"), ("Del",)),
        (
            "list-move",
            translate("Keyboard", "Move in the queue"),
            ("Alt+Up", "Alt+Down"),
        ),
        ("list-edit", translate("Keyboard", "Edit the cell"), ("F2",)),
        ("list-all", translate("Keyboard", "Choose everything"), ("Ctrl+A",)),
        ("list-toggle", translate("Keyboard", "Choose one more, or one less"), ("Ctrl+Space",)),
    )
    menu = translate("Keyboard", "Open the menu")
    seek = translate("Keyboard", "Seek by 5 s (Shift: 30 s)")
    return [
        *(Command(name, title, None, keys, Group.LISTS) for name, title, keys in named),
        Command("list-menu", menu, open_menu_here, ("Menu", "Shift+F10"), Group.LISTS),
        Command("seek-5-s", seek, None, ("Left", "Right"), Group.PLAYBACK),
    ]
