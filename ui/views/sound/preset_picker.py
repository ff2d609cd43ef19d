"""Choose a preset: a field to search in, rows with tiny curves, and a way to keep what plays."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.preset_wording import preset_name
from ui.theme.theme import Theme
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.presets import PresetRole, PresetsModel, sentence_of
from ui.widgets.access.keys import ENTER_KEYS
from ui.widgets.access.reading_order import step_focus
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import SearchField

_ROW_PX = 58
_CURVE_PX = 96
_CURVE_DB = 12.0
_SIZE = QSize(520, 520)
_Index = QModelIndex | QPersistentModelIndex


class PresetDelegate(QStyledItemDelegate):
    """Name and sentence on the left, what it does to the tone on the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines."""
        return QSize(200, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        colors, preset = self._theme.colors, index.data(PresetRole.PRESET)
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high)
            painter.drawRoundedRect(rect, 8, 8)
        levels = list(index.data(PresetRole.CURVE))
        curved = len(levels) > 1
        words = rect.adjusted(12, 8, -_CURVE_PX - 24 if curved else -12, -8)
        painter.setPen(colors.bad if preset.problem else colors.text)
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(
            preset_name(preset.name), elide, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, name)
        painter.setPen(colors.text_dim)
        painter.setFont(self._theme.caption())
        line = painter.fontMetrics().elidedText(sentence_of(preset), elide, round(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, line)
        if curved:
            left = rect.right() - _CURVE_PX - 12
            box = QRectF(left, rect.top() + 8, _CURVE_PX, rect.height() - 16)
            self._paint_curve(painter, box, levels)
        painter.restore()

    def _paint_curve(self, painter: QPainter, box: QRectF, levels: Sequence[float]) -> None:
        colors = self._theme.colors
        middle = round(box.center().y()) + 0.5
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        scale = box.height() / 2 / _CURVE_DB
        step = box.width() / (len(levels) - 1)
        points = [
            QPointF(box.left() + step * i, middle - min(max(db, -_CURVE_DB), _CURVE_DB) * scale)
            for i, db in enumerate(levels)
        ]
        painter.setPen(QPen(colors.accent, 1.75))
        painter.drawPolyline(QPolygonF(points))


class PresetPicker(QFrame):
    """A list that floats below what opened it and closes when something was chosen."""

    def __init__(self, theme: Theme, model: PresetsModel, desk: DeskModel, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme, self._model, self._desk = theme, model, desk
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(self.tr("Presets"))
        self.resize(_SIZE)
        hint = self.tr("Search headphones and presets")
        self.field = SearchField(theme, hint, self, searches=False)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Presets"))
        self.list.setModel(model)
        self.list.setItemDelegate(PresetDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of what plays now"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.save = Chip(theme, self.tr("Save"), self)
        self._lay_out()
        self.field.textChanged.connect(model.find)
        self.list.clicked.connect(self._choose)
        self.name.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.save.setEnabled(False)
        self.field.installEventFilter(self)

    def open_below(self, owner: QWidget) -> None:
        """Show under a widget, within its window."""
        self._model.reload()
        self.field.clear()
        self.name.setText("")
        below = owner.mapToGlobal(owner.rect().bottomRight())
        self.move(below.x() - self.width(), below.y() + 6)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Arrows in the field walk through the list, Enter chooses."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._model.rowCount():
            row = min(max(self.list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
            self.list.setCurrentIndex(self._model.index(row))
            return True
        if event.key() in ENTER_KEYS and self._model.rowCount():
            row = max(self.list.currentIndex().row(), 0)
            self._choose(self._model.index(row))
            return True
        return False

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab follows the eye."""
        return step_focus(self, forwards=forwards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list chooses, Escape closes."""
        if event.key() in ENTER_KEYS and self.list.hasFocus():
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        radius = self._theme.radii.card
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, radius, radius)
        painter.end()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.name, 1)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._desk.choose_preset(self._model.preset(index.row()).name)
            self.close()

    def _save(self) -> None:
        if self.name.text().strip():
            self._desk.save_as(self.name.text().strip())
            self.close()
