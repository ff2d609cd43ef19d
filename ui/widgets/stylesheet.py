"""The stylesheets of stock widgets, one for each kind; what counts is painted by our own."""

from string import Template

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QProgressBar,
    QScrollBar,
    QTableView,
    QWidget,
)

from ui.theme.fonts import FAMILIES
from ui.theme.theme import Theme
from ui.widgets.pages.quiet_scroll_bar import SlimScrollBar

_FACE = "font-family: $families; font-size: ${body}px;"
_VIEW = "QAbstractItemView { background: transparent; border: none; outline: none; }"
_BAR = """
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $hint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
_SHEETS: dict[type[QWidget] | str, str] = {
    SlimScrollBar: f"{_BAR} QScrollBar:vertical {{ width: 6px; }}"
    "QScrollBar::handle { border-radius: 2px; margin: 1px; }",
    QScrollBar: _BAR,
    QHeaderView: f"QHeaderView {{ {_FACE} }}"
    + _VIEW
    + """
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $ground; color: $text_dim; border: none;
        border-bottom: 1px solid $line; padding: 0 10px; }
QHeaderView::section:hover { color: $text; }
#lyrics-lines QHeaderView::section { background: transparent; }
QHeaderView::section:vertical { border-right: 1px solid $line; }
""",
    QTableView: _VIEW
    + """
QTableCornerButton::section { background: $ground; border: none; border-bottom: 1px solid $line; }
""",
    QAbstractItemView: _VIEW,
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
    QDialog: f"QMessageBox {{ {_FACE} }}"
    """
QDialog { background: $raised; }
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
