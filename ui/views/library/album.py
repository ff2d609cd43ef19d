"""The album page: cover, what it is, what can be done with it, its tracks, its small print."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from player.library.lists.details import AlbumDetails
from player.library.lists.kinds import release_kind
from player.library.lists.rows import AlbumRow
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.album import AlbumModel
from ui.views.library.album_menu import AlbumMenu
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable, whole_height
from ui.views.shell.page_body import PageBody
from ui.widgets.button import Chip, IconButton
from ui.widgets.exact_line import ExactLine
from ui.widgets.mirror import edges
from ui.widgets.pages.page_head import PageHead
from ui.widgets.pages.quiet_scroll_bar import keep_gutter
from ui.widgets.picture_drop import PictureDrop
from ui.widgets.text.text import Text
from ui.wording import loudness, span


class AlbumPage(QWidget):
    """One album; everything scrolls together.

    Signals:
        cover_wanted: Somebody wants another cover, and gave a picture or None.
    """

    version_wanted = Signal(object)
    cover_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: AlbumModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._changes_covers = "tags" in menus.offers
        self.setAccessibleName(self.tr("Album"))
        self.head = PageHead(theme, covers, 240, self)
        self.play = Chip(theme, self.tr("Play"), self, icon_name="play")
        self.play.stand_out()
        self.mix = Chip(theme, self.tr("Shuffle"), self, icon_name="shuffle")
        self.play_next = Chip(theme, self.tr("Play next"), self, icon_name="play-next")
        self.add = Chip(theme, self.tr("Add to queue"), self, icon_name="add-to-queue")
        self.look_up = Chip(theme, self.tr("Look up"), self, icon_name="search")
        self.exact = ExactLine(theme, self)
        self.head.add_fact(self.exact)
        self.more = IconButton(theme, "more", self.tr("More"), self, icon_px=16, air_px=12)
        self.more.setVisible(model.sound is not None or self._changes_covers)
        chips = (self.play, self.mix, self.play_next, self.add, self.look_up)
        self.head.add_buttons(*chips, self.more)
        self.drop = PictureDrop(theme, self.head.picture)
        self.table = TrackTable(theme, model.tracks, menus, self)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = AlbumFoot(theme, self)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Album"))
        self.body = PageBody(theme, self.area, self, cards=False)
        self.body.follow(model.tracks, model.refresh)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def menu(self) -> AlbumMenu | None:
        """Return the menu of what is open."""
        album = self._model.album
        if album is None:
            return None
        menu = AlbumMenu(self._model.sound, album, self.more)
        if self._changes_covers:
            menu.offer(self.tr("Change cover…"), lambda: self.cover_wanted.emit(None))
        return menu

    def _open_menu(self) -> None:
        if (menu := self.menu()) is not None:
            menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _lay_out(self) -> None:
        self._inner = QWidget(self)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setContentsMargins(edges(18, 0, 6, 0, self.layoutDirection()))
        row.addWidget(self.table)
        column.addLayout(row)
        column.addWidget(self.foot)
        column.addStretch(1)  # all of it: the head would take its share of a stretch of none
        keep_gutter(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)

    def _connect(self) -> None:
        model = self._model
        self.drop.dropped.connect(self.cover_wanted)
        self.play.clicked.connect(lambda: model.play(mixed=False))
        self.mix.clicked.connect(lambda: model.play(mixed=True))
        self.play_next.clicked.connect(lambda: model.add(next_up=True))
        self.add.clicked.connect(lambda: model.add(next_up=False))
        self.more.clicked.connect(self._open_menu)
        self.foot.chosen.connect(self.version_wanted)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        model.changed.connect(self._on_changed)
        model.exact_changed.connect(self._on_exact)
        self._on_exact()
        model.tracks.counted.connect(self._fit_table)
        self.table.resized.connect(self._fit_table)

    def _fit_table(self) -> None:
        self.table.setFixedHeight(whole_height(self.table, self._model.tracks))

    def _on_current(self, index: QModelIndex) -> None:
        """Keep the current row in sight: the page scrolls, not the table."""
        row = self.table.visualRect(index)
        top = self.table.viewport().mapTo(self._inner, row.topLeft())
        self.area.ensureVisible(0, top.y() + row.height() // 2, 0, row.height() * 2)

    def _on_changed(self) -> None:
        album = self._model.album
        if album is None:
            self.body.say(self.tr("This album is no longer in the library."))
            return
        details = self._model.details
        self.head.picture.show_cover(album.cover or album.id, album.title)
        self.head.badge.set_text(album.format_label, gold=album.hi_res)
        more = _sound_of(details) if details else ""
        self.head.say(self._kind(album), album.title, album.artist, self._facts(album), more)
        self.foot.show_details(details, self._model.versions)
        self.setAccessibleName(album.title)
        self.body.show_content()

    def _on_exact(self) -> None:
        self.exact.show_verdict(self._model.exact)

    def _kind(self, album: AlbumRow) -> str:
        kinds = {
            "album": self.tr("Album"),
            "live": self.tr("Live album"),
            "ep": self.tr("EP"),
            "single": self.tr("Single"),
            "compilation": self.tr("Compilation"),
        }
        return kinds[release_kind(album)]

    def _facts(self, album: AlbumRow) -> str:
        details = self._model.details
        parts = [
            str(album.year or ""),
            details.label if details else "",
            details.catalogue_number if details else "",
            self.tr("%n disc(s)", "", album.disc_count) if album.disc_count > 1 else "",
            self.tr("%n track(s)", "", album.track_count),
            span(album.duration_ms),
            "" if album.available else self.tr("its files are away"),
        ]
        return " · ".join(part for part in parts if part)


class AlbumFoot(QWidget):
    """Other versions to go to, and who took part."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.versions: list[Chip] = []
        self._title = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self._title.setText(self.tr("Other versions"))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._chips.addStretch()
        self.credits = Text(theme, "body", "text_dim", parent=self)
        self.credits.setWordWrap(True)
        self.credits.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(self._chips)
        column.addWidget(self.credits)

    def show_details(self, details: AlbumDetails | None, versions: list[AlbumRow]) -> None:
        """Show what there is; nothing takes no room."""
        for chip in self.versions:
            self._chips.removeWidget(chip)
            chip.deleteLater()
        self.versions = [self._chip(album) for album in versions]
        self._title.setVisible(bool(versions))
        lines = self._credits_of(details) if details else []
        self.credits.setText("\n".join(lines))
        self.credits.setVisible(bool(lines))

    def _chip(self, album: AlbumRow) -> Chip:
        words = " · ".join(part for part in (str(album.year or ""), album.format_label) if part)
        chip = Chip(self._theme, words or album.title, self)
        chip.clicked.connect(lambda: self.chosen.emit(album))
        self._chips.insertWidget(self._chips.count() - 1, chip)
        return chip

    def _credits_of(self, details: AlbumDetails) -> list[str]:
        roles: dict[str, list[str]] = {}
        for credit in details.credits:
            roles.setdefault(credit.role, []).append(credit.name)
        text = self.tr("{role}: {names}")
        return [
            text.format(role=self._role(role), names=", ".join(dict.fromkeys(names)))
            for role, names in roles.items()
        ]

    def _role(self, role: str) -> str:
        words = {
            "composer": self.tr("Composer"),
            "conductor": self.tr("Conductor"),
            "performer": self.tr("Performer"),
            "lyricist": self.tr("Lyrics"),
            "remixer": self.tr("Remixer"),
            "arranger": self.tr("Arranger"),
            "ensemble": self.tr("Ensemble"),
        }
        return words.get(role, role)


def _sound_of(details: AlbumDetails) -> str:
    parts = [", ".join(details.codecs)]
    if details.dynamic_range_db is not None:
        parts.append(f"DR{details.dynamic_range_db:.0f}")
    if details.loudness_lufs is not None:
        parts.append(loudness(details.loudness_lufs))
    return " · ".join(part for part in parts if part)
