"""The tag editor: a sheet with changed cells marked, a preview, and writing that can be undone."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from player.library.edit.sheet import BETWEEN, SHEET_FIELDS
from ui.carried_picture import picture_in
from ui.theme.theme import Theme, mixed
from ui.viewmodels.cover_edit import CoverModel
from ui.viewmodels.tag_sheet import SheetRole, TagSheetModel
from ui.views.care.cover_strip import CoverStrip
from ui.views.shell.page_body import PageBody
from ui.widgets.button import Chip
from ui.widgets.pages.page_foot import PageFoot
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.text.text import Text
from ui.widgets.text.words import paint_line

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 34
_NAMES_PX = 180
_WIDTHS = {"tracknumber": 90, "discnumber": 90, "date": 90, "genre": 120}
_USUAL_PX = 170
_PREVIEW_PX = 182
_NARROW_PX = 480


class SheetDelegate(QStyledItemDelegate):
    """A changed cell has a tinted ground and a corner; the row for all is a little brighter."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        colors, rect = self._theme.colors, QRectF(option.rect)
        changed = bool(index.data(SheetRole.CHANGED))
        ground = colors.raised if index.row() == 0 else colors.ground
        if option.state & QStyle.StateFlag.State_Selected:
            ground = colors.high
        if changed:
            ground = mixed(ground, colors.accent, 0.22)
        painter.save()
        painter.fillRect(rect, ground)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colors.line)
        if changed:
            painter.fillRect(
                QRectF(rect.left(), rect.top() + 1, 3, rect.height() - 3), colors.accent
            )
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        painter.setPen(colors.text if enabled else colors.hint)
        if index.data(SheetRole.DIM):
            painter.setPen(colors.text_dim)
        painter.setFont(self._theme.body())
        box = rect.adjusted(10, 0, -8, -1)
        line = " ".join(str(index.data() or "")[:300].split())
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        paint_line(painter, box, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), colors.accent)
        painter.restore()


class TagEditorPage(QWidget):
    """One sheet at a time."""

    undo_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: TagSheetModel,
        cover: CoverModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = self.tr("Tag editor")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Search the library"), self)
        self.cover = CoverStrip(theme, cover, self)
        self.sheet = QTableView(self)
        self.preview = QListWidget(self)
        self.preview.setAccessibleName(self.tr("Preview"))
        self.preview.setFixedHeight(_PREVIEW_PX)
        self.preview.setItemDelegate(RowDelegate(theme, 26, self.preview))
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.hide()
        self.said = Text(theme, "body", "text_dim", parent=self)
        self.said.setWordWrap(True)
        self.look = Chip(theme, self.tr("Preview"), self, icon_name="list")
        self.look.setCheckable(True)
        self.revert = Chip(theme, self.tr("Revert"), self, icon_name="undo")
        self.write = Chip(theme, self.tr("Write"), self, icon_name="check")
        self.write.stand_out()
        self.body = PageBody(theme, self.sheet, self, cards=False)
        self.setFocusProxy(self.sheet)
        self._set_up(theme)
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons keep their icons only."""
        super().resizeEvent(event)
        for chip in (self.look, self.revert):
            chip.fold(folded=event.size().width() < _NARROW_PX)

    def event(self, event: QEvent) -> bool:
        """A picture on the clipboard is pasted as the cover, unless a cell is being typed into."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            copied = picture_in(QGuiApplication.clipboard().mimeData())
            if copied is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if copied is not None and event.type() == QEvent.Type.KeyPress:
                self.cover.offered.emit(copied)
                return True
        return super().event(event)

    def fill_in(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Type values into all files once the sheet has opened; nothing is written yet."""
        model = self._model

        def fill(_rows: int) -> None:
            for name in set(fields) & set(SHEET_FIELDS):
                place = model.index(0, SHEET_FIELDS.index(name))
                model.setData(place, BETWEEN.join(fields[name]))

        model.opened.connect(fill, Qt.ConnectionType.SingleShotConnection)

    def _set_up(self, theme: Theme) -> None:
        sheet = self.sheet
        sheet.setAccessibleName(self.tr("Tags"))
        sheet.setModel(self._model)
        sheet.setItemDelegate(SheetDelegate(theme, sheet))
        sheet.setShowGrid(False)
        sheet.setCornerButtonEnabled(False)
        sheet.setTabKeyNavigation(False)
        sheet.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        sheet.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        sheet.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        names = sheet.verticalHeader()
        names.setFixedWidth(_NAMES_PX)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(_ROW_PX)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads = sheet.horizontalHeader()
        heads.setFixedHeight(32)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, field in enumerate(SHEET_FIELDS):
            sheet.setColumnWidth(number, _WIDTHS.get(field, _USUAL_PX))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 0, 0)  # what goes on to the right goes on to the edge
        row.addWidget(self.body)
        foot = PageFoot([self.said], [self.look, self.revert, self.write], self)
        foot.setContentsMargins(28, 10, 28, 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.cover)
        layout.addLayout(row, 1)
        framed = QHBoxLayout()
        framed.setContentsMargins(18, 8, 0, 0)
        framed.addWidget(self.preview)
        layout.addLayout(framed)
        layout.addWidget(foot)

    def _connect(self) -> None:
        model = self._model
        self.look.toggled.connect(self.preview.setVisible)
        self.revert.clicked.connect(model.revert)
        self.write.clicked.connect(model.write)
        model.opened.connect(self._on_opened)
        model.edited.connect(self._on_edited)

    def _on_opened(self, number: int) -> None:
        self.header.set_line(self.tr("%n file(s)", "", number))
        if number:
            self.body.show_content()
            self.sheet.setCurrentIndex(self._model.index(0, 0))
        else:
            self.body.say(self.tr("None of these tracks can be edited."))

    def _on_edited(self) -> None:
        changes = self._model.changes
        files = len({change.path for change in changes})
        cells = self.tr("%n change(s)", "", len(changes))
        inside = self.tr("in %n file(s)", "", files)
        nothing = self.tr("Nothing is changed. Type into a cell; the first row changes all files.")
        self.said.setText(f"{cells} {inside}" if changes else nothing)
        self.write.setEnabled(bool(changes))
        self.revert.setEnabled(bool(changes))
        self.preview.clear()
        text = self.tr("{file} — {field}: “{before}” becomes “{after}”")
        for change in changes[:500]:
            self.preview.addItem(
                text.format(
                    file=change.path.rpartition("/")[2],
                    field=self._model.title(change.field),
                    before=change.before,
                    after=change.after,
                )
            )
