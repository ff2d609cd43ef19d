"""Three lists side by side that narrow the table below them."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.browser import BrowserModel, Facet
from ui.widgets.row_delegate import LineRole, RowDelegate
from ui.widgets.text.line import Line
from ui.wording import count

_HEADING_PX, _LIST_PX = 16, 28 * 7
_HEIGHT_PX = _HEADING_PX + 4 + _LIST_PX + 12
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class FacetModel(QAbstractListModel):
    """All, then every value of a facet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facet = Facet("")

    def show(self, facet: Facet) -> None:
        """Show other values."""
        if facet.values != self._facet.values:
            self.beginResetModel()
            self._facet = facet
            self.endResetModel()
        self._facet = facet

    @property
    def chosen_row(self) -> int:
        """Row of what is chosen."""
        names = [name for name, _ in self._facet.values]
        return names.index(self._facet.chosen) + 1 if self._facet.chosen in names else 0

    def value(self, row: int) -> str | None:
        """Return the value of a row, None for all."""
        return self._facet.values[row - 1][0] if row else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._facet.values) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a value, or how many tracks it has."""
        row = index.row()
        if role == LineRole.END:
            return count(self._facet.values[row - 1][1]) if row else ""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._facet.values[row - 1][0] if row else self._all()

    def _all(self) -> str:
        number = len(self._facet.values)
        match self._facet.name:
            case "genre":
                return self.tr("All genres ({number})").format(number=count(number))
            case "artist":
                return self.tr("All artists ({number})").format(number=count(number))
            case _:
                return self.tr("All albums ({number})").format(number=count(number))


class FacetList(QListView):
    """One facet."""

    picked = Signal(str, object)

    def __init__(self, theme: Theme, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.values = FacetModel(self)
        self.setAccessibleName(title)
        self.setItemDelegate(RowDelegate(theme, 28, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setModel(self.values)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_facet(self, facet: Facet) -> None:
        """Show other values and what is chosen."""
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.values.show(facet)
        self.setCurrentIndex(self.values.index(self.values.chosen_row))
        selection.blockSignals(blocked)
        self.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self._name, self.values.value(index.row()))


class ColumnBrowser(QWidget):
    """Genre, artist, album."""

    def __init__(self, theme: Theme, model: BrowserModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setFixedHeight(_HEIGHT_PX)
        titles = {
            "genre": self.tr("Genre"),
            "artist": self.tr("Artist"),
            "album": self.tr("Album"),
        }
        self.lists = {name: FacetList(theme, name, titles[name], self) for name in titles}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 0, 28, 12)
        layout.setSpacing(16)
        for name, facet in self.lists.items():
            column = QVBoxLayout()
            column.setSpacing(4)
            heading = Line(theme, "caption", "text_dim", parent=self)
            heading.setFixedHeight(_HEADING_PX)
            heading.setText(titles[name])
            column.addWidget(heading)
            column.addWidget(facet, 1)
            layout.addLayout(column, 1)
            facet.picked.connect(model.choose)
        model.changed.connect(self._on_changed)

    def begin(self, *, shown: bool) -> None:
        """Read the facets, or forget what was chosen."""
        self._model.begin(shown=shown)

    def clear(self) -> None:
        """Choose nothing."""
        self._model.clear()

    def _on_changed(self) -> None:
        for facet in self._model.facets:
            self.lists[facet.name].show_facet(facet)
