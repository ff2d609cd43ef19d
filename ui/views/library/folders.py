"""The page of folders: the tree on the left, what is in the chosen one on the right."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTreeView, QWidget

from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.folders import FoldersModel
from ui.viewmodels.tracks import TracksModel
from ui.views.library.folder_items import FolderItems
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import beside_air, pile
from ui.widgets.access.keys import is_type_ahead
from ui.widgets.button import Chip, centred
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.row_delegate import RowDelegate

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 32
_TREE_PX, _LEAST_TREE_PX = 300, 150


class FolderTree(QTreeView):
    """Folders; arrows open and close them."""

    def __init__(self, theme: Theme, model: FoldersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.items = FolderItems()
        self.items.setParent(self)
        self.setAccessibleName(self.tr("Folders"))
        self.setItemDelegate(RowDelegate(theme, _ROW_PX, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setAnimated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setModel(self.items)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)  # the row paints its own ground; the style would fill the edge
        model.rooted.connect(self.items.show_roots)
        model.grown.connect(self.items.show_level)
        self.expanded.connect(lambda index: model.open(self.items.path(index)))

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Draw an arrow that turns when the folder is opened."""
        if not self.model().hasChildren(index):
            return
        square = centred(QRectF(rect.right() - 16, rect.top(), 16, rect.height()), 12)
        painter.save()
        if not self.isExpanded(index):
            painter.translate(square.center())
            painter.rotate(-90)
            painter.translate(-square.center())
        paint_icon(painter, "chevron-down", square, self._theme.colors.text_dim)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event) and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)


class FoldersPage(QWidget):
    """Chooses a folder; its tracks and those below it are shown.

    Signals:
        folder_chosen: A folder's path, and where that is for a person.
    """

    folder_chosen = Signal(str, str)
    folder_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: FoldersModel,
        tracks: TracksModel,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._tracks = tracks
        self.setAccessibleName(self.tr("Folders"))
        self.header = PageHeader(theme, self.tr("Folders"), self.tr("Search the library"), self)
        self.play = Chip(theme, self.tr("Play"), self, icon_name="play")
        self.mix = Chip(theme, self.tr("Shuffle"), self, icon_name="shuffle")
        self.header.add(self.play, self.mix)
        self.tree = FolderTree(theme, model, self)
        self.table = TrackTable(theme, tracks, menus, self)
        self.foot = TableFoot(theme, self.table, tracks, self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.body = PageBody(theme, self.split, self, cards=False)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.tree)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.split.addWidget(self.tree)
        self.split.addWidget(self.table)
        self.split.setSizes([_TREE_PX, 900])
        for place, share in enumerate((1, 3)):
            self.split.setStretchFactor(place, share)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(16)
        self.tree.setMinimumWidth(_LEAST_TREE_PX)
        pile(self, self.header, beside_air(self.body), self.foot, filling=1)

    def _connect(self) -> None:
        tracks = self._tracks
        self.tree.selectionModel().selectionChanged.connect(self._on_chosen)
        self.play.clicked.connect(lambda: tracks.play(0))
        self.mix.clicked.connect(self._on_mix)
        tracks.counted.connect(self._on_counted)
        self._model.shown.connect(self._on_shown)

    def _on_mix(self) -> None:
        read = self._tracks.reader([(0, self._tracks.rowCount() - 1)])
        self._tracks.verbs.play(read, 0, self._tracks.context, mixed=True)

    def _on_chosen(self, chosen: QItemSelection) -> None:
        for index in chosen.indexes():
            items = self.tree.items
            self.folder_chosen.emit(items.path(index), items.place(index))

    def _on_shown(self) -> None:
        if self._model.empty:
            text, button = self.tr("No folder was added yet."), self.tr("Add a folder")
            self.body.say(text, button, self.folder_wanted.emit)
            return
        self.body.show_content()
        if not self.tree.currentIndex().isValid():
            first = self.tree.items.index(0, 0)
            self.tree.setCurrentIndex(first)
            self.tree.expand(first)

    def _on_counted(self, number: int) -> None:
        where = self.tree.items.place(self.tree.currentIndex())
        tracks = self.tr("%n track(s)", "", number)
        self.header.set_line(f"{where} · {tracks}")
        self.play.setEnabled(number > 0)
        self.mix.setEnabled(number > 0)
