"""The stylesheet of stock widgets; what counts is painted by our own."""

from string import Template

from ui.theme.fonts import FAMILIES
from ui.theme.theme import Theme

_SHEET = Template("""
QLineEdit, QMenu, QToolTip, QHeaderView, QMessageBox { font-family: $families;
        font-size: ${body}px; }
QToolTip { background: $high; color: $text; border: 1px solid $line; padding: 4px 8px; }
QMenu { background: $raised; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: $high; }
QMenu::item:disabled { color: $hint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $hint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
#sidebar-entries QScrollBar:vertical { width: 6px; }
#sidebar-entries QScrollBar::handle { background: transparent; border-radius: 2px; margin: 1px; }
#sidebar-entries:hover QScrollBar::handle { background: $line; }
QAbstractItemView { background: transparent; border: none; outline: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $ground; color: $text_dim; border: none;
        border-bottom: 1px solid $line; padding: 0 10px; }
QHeaderView::section:hover { color: $text; }
#lyrics-lines QHeaderView::section { background: transparent; }
QTableCornerButton::section { background: $ground; border: none; border-bottom: 1px solid $line; }
QHeaderView::section:vertical { border-right: 1px solid $line; }
QLineEdit { background: $raised; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 7px 6px; selection-background-color: $accent;
        selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 6px 5px; }
QKeySequenceEdit QLineEdit { padding: 5px 8px; }
QKeySequenceEdit QLineEdit:focus { padding: 4px 7px; }
QMessageBox, QDialog { background: $raised; }
QDialogButtonBox QPushButton { background: $high; color: $text; border: 1px solid $line;
        border-radius: ${control}px; padding: 7px 16px; min-width: 72px; }
QDialogButtonBox QPushButton:hover { border-color: $hint; }
QDialogButtonBox QPushButton:default { background: $accent; color: $on_accent;
        border-color: $accent; }
QDialogButtonBox QPushButton:focus { border: 2px solid $text; padding: 6px 15px; }
""")


def stylesheet(theme: Theme) -> str:
    """Return the sheet of a theme."""
    words: dict[str, str | int] = {
        name: getattr(theme.colors, name).name() for name in theme.colors.__slots__
    }
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    return _SHEET.substitute(
        words, control=theme.radii.control, body=theme.sizes.body, families=families
    )
