"""The table of a lyrics editor: Space times the line that is sung; every act has a key."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.access.keys import ENTER_KEYS

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 32
_TIME_PX = 84
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEYS_OF_TABLE = {
    Qt.Key.Key_Space,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Insert,
    Qt.Key.Key_Delete,
    *ENTER_KEYS,
}


class TimingDelegate(QStyledItemDelegate):
    """One line of text a cell; the row that is worked on has a bar in accent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        colors, rect = self._theme.colors, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.high)
            if index.column() == 0:
                painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colors.accent)
        is_time = index.column() == 0
        face = font(self._theme.sizes.body, tabular=True) if is_time else self._theme.body()
        painter.setFont(face)
        painter.setPen(colors.text_dim if is_time else colors.text)
        box = rect.adjusted(10, 0, -6, 0)
        text = str(index.data() or "")
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class TimingTable(QTableView):
    """Says what the listener wants with which rows."""

    stamp_wanted = Signal(int)
    nudge_wanted = Signal(list, int)
    clear_wanted = Signal(list)
    insert_wanted = Signal(int)
    remove_wanted = Signal(list)
    play_wanted = Signal(int)
    paste_wanted = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Lines of the lyrics"))
        self.setObjectName("lyrics-lines")  # on a tinted page, whose light the heads let through
        self.setItemDelegate(TimingDelegate(theme, self))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)

    def narrow_times(self) -> None:
        """Give the times no more than they need; call it once there is a model."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(0, _TIME_PX)

    @property
    def row(self) -> int:
        """The row that is worked on."""
        return max(self.currentIndex().row(), 0)

    @property
    def rows(self) -> list[int]:
        """The chosen rows, or the one that is worked on."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return chosen or [self.row]

    def go_to(self, row: int) -> None:
        """Work on another row, and keep the lines that follow in sight."""
        model = self.model()
        if 0 <= row < model.rowCount():
            self.scrollTo(model.index(min(row + 2, model.rowCount() - 1), 1))
            self.setCurrentIndex(model.index(row, 1))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the table from the window's shortcuts while no text is edited."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        at_rest = self.state() != QAbstractItemView.State.EditingState
        if asked and at_rest and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key says."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        standard = self._standard(event)
        if standard is not None:
            standard.emit()
        elif not self._is_own(event):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.stamp_wanted.emit(self.row)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.nudge_wanted.emit(self.rows, -1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_Backspace:
            self.clear_wanted.emit(self.rows)
        elif key == Qt.Key.Key_Insert:
            self.insert_wanted.emit(self.row + (0 if modifiers & _SHIFT else 1))
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.rows)
        elif key == Qt.Key.Key_V:
            self.paste_wanted.emit(self.row + 1)
        else:
            self.play_wanted.emit(self.row)

    def _standard(self, event: QKeyEvent) -> SignalInstance | None:
        wanted = {
            QKeySequence.StandardKey.Undo: self.undo_wanted,
            QKeySequence.StandardKey.Redo: self.redo_wanted,
            QKeySequence.StandardKey.Save: self.save_wanted,
        }
        return next((signal for key, signal in wanted.items() if event.matches(key)), None)

    def _is_own(self, event: QKeyEvent) -> bool:
        if self._standard(event) is not None:
            return True
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return event.key() == Qt.Key.Key_V
        return event.key() in _KEYS_OF_TABLE and not event.modifiers() & ~(_SHIFT | _KEYPAD)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Say the line, for who listens instead of looking."""
        super().currentChanged(current, previous)
        if current.isValid():
            time, text = (current.sibling(current.row(), column).data() for column in (0, 1))
            self.setAccessibleDescription(f"{time} {text}")
