"""Choose a correction for headphones: a folder of the listener's, a field to search in, rows."""

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.viewmodels.headphones import HeadphonesModel
from ui.widgets.access.keys import ENTER_KEYS
from ui.widgets.button import Chip
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import SPACING_PX, dialog_column
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.page_header import SearchField
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text.text import Text

_WIDTH_PX, _HEIGHT_PX = 480, 520
_ROW_PX = 34


class HeadphonesDialog(Dialog):
    """Stays open while one listens: a row is heard when it is chosen."""

    def __init__(self, theme: Theme, model: HeadphonesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setWindowTitle(self.tr("Headphones"))
        self.setAccessibleName(self.windowTitle())
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        hint = self.tr("Search headphones")
        self.field = SearchField(theme, hint, self, searches=False)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Corrections for headphones"))
        self.list.setModel(model)
        self.list.setItemDelegate(RowDelegate(theme, _ROW_PX, self.list))
        self.list.setUniformItemSizes(True)
        self.said = Text(theme, "caption", "text_dim", parent=self)
        self.said.setWordWrap(True)
        self.choose = Chip(theme, self.tr("Choose the folder…"), self, icon_name="folder")
        self.choose.setAutoDefault(False)  # Enter on a row plays it, and would ask for a folder too
        self.empty = EmptyState(theme, self)
        self._stack = QStackedLayout()
        self._lay_out()
        self.field.textChanged.connect(model.find)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._play)
        self.list.activated.connect(self._play)
        self.choose.clicked.connect(self._ask)
        model.changed.connect(self._on_changed)
        self._on_changed()

    def open_anew(self) -> None:
        """Show what lies in the folder now."""
        self._model.reload()
        self.open()
        self.field.setFocus()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Arrows in the field walk through the list, Enter plays."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._model.rowCount():
            row = min(max(self.list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
            self.list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in ENTER_KEYS:
            self._model.play(max(self.list.currentIndex().row(), 0))
            return True
        return False

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SPACING_PX)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.choose)
        for page in (self.list, self.empty):
            self._stack.addWidget(page)
        layout = dialog_column(self)
        layout.addWidget(self.field)
        layout.addLayout(self._stack, 1)
        layout.addLayout(foot)

    def _play(self, index: QModelIndex) -> None:
        self._model.play(index.row())

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder with AutoEq’s results"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._model.choose_folder)
        dialog.open()

    def _on_changed(self) -> None:
        model = self._model
        counted = self.tr("%n correction(s)", "", model.rowCount())
        self.said.setText(counted if model.total and not model.reading else "")
        self.empty.say(self._why_empty())
        self._stack.setCurrentWidget(self.list if model.total else self.empty)

    def _why_empty(self) -> str:
        model = self._model
        if model.reading:
            return self.tr("Looking through the folder…")
        if model.folder:
            text = self.tr("No corrections lie in {folder}, or it is away.")
            return text.format(folder=model.folder)
        return self.tr(
            "Download AutoEq from github.com/jaakkopasanen/AutoEq, then choose its folder:"
            " its corrections are found by name here. Nothing is sent."
        )
