"""The stylesheets of stock widgets, one for each kind that is not painted by the style."""

from string import Template

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressBar,
    QWidget,
)

from ui.theme.fonts import FAMILIES
from ui.theme.theme import Theme

_FACE = "font-family: $families; font-size: ${body}px;"
_SHEETS: dict[type[QWidget] | str, str] = {
    QLineEdit: f"QLineEdit {{ {_FACE} }}"
    """
QLineEdit { background: $raised; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 7px 6px; selection-background-color: $accent;
        selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 6px 5px; }
QKeySequenceEdit QLineEdit { padding: 5px 8px; }
QKeySequenceEdit QLineEdit:focus { padding: 4px 7px; }
""",
    QMenu: f"QMenu {{ {_FACE} }}"
    """
QMenu { background: $raised; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: $high; }
QMenu::item:disabled { color: $hint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
""",
    QMessageBox: f"QMessageBox {{ {_FACE} }}"
    """
#qt_msgbox_label { font-weight: 600; min-width: 380px; }
#qt_msgbox_informativelabel { color: $text_dim; min-width: 380px; }
""",
    QDialogButtonBox: """
QDialogButtonBox QPushButton { background: $high; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 7px 16px; min-width: 72px; }
QDialogButtonBox QPushButton:hover { border-color: $hint; }
QDialogButtonBox QPushButton:default { background: $accent; color: $on_accent;
        border-color: $accent; }
QDialogButtonBox QPushButton:pressed { background: $line; color: $text; border-color: $hint; }
QDialogButtonBox QPushButton:disabled { background: transparent; color: $hint;
        border-color: $line; }
QDialogButtonBox QPushButton:focus { border: 2px solid $text; padding: 6px 15px; }
""",
    QProgressBar: """
QProgressBar { background: $high; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""",
    "QTipLabel": f"QToolTip {{ {_FACE} }}"
    """
QToolTip { background: $high; color: $text; border: 1px solid $line; padding: 4px 8px; }
""",
}
Sheets = dict[type[QWidget] | str, str]


def sheets(theme: Theme) -> Sheets:
    """Return the sheet of each kind of stock widget; the first kind that fits is a widget's."""
    words = _words(theme)
    return {kind: Template(sheet).substitute(words) for kind, sheet in _SHEETS.items()}


def bare_field_sheet(theme: Theme) -> str:
    """Return the sheet of a field within a frame that is painted by another widget."""
    bare = f"{{ background: {theme.colors.raised.name()}; border: none; padding: 0; }}"
    face = Template(_SHEETS[QLineEdit]).substitute(_words(theme))
    return f"{face} QLineEdit {bare} QLineEdit:focus {bare}"


def _words(theme: Theme) -> dict[str, str | int]:
    words: dict[str, str | int] = {
        name: getattr(theme.colors, name).name() for name in theme.colors.__slots__
    }
    words |= {"control": theme.radii.control, "body": theme.sizes.body}
    words["families"] = ", ".join(f'"{family}"' for family in FAMILIES)
    return words
