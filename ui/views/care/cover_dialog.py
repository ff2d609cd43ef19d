"""Changing a cover: what it is and what it would be, side by side, before anything is written."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from player.events import Notice
from player.library.edit.cover_facts import CoverFacts
from player.library.edit.cover_place import CoverPlace
from ui.carried_picture import picture_in
from ui.cover_offer import Source
from ui.messages import sentence
from ui.theme.theme import Theme
from ui.viewmodels.cover_edit import CoverModel
from ui.views.care.cover_words import sides, told
from ui.views.care.picture_files import ask_for_picture
from ui.widgets.button import Chip
from ui.widgets.dialog_column import dialog_column
from ui.widgets.grid.cover_plate import CoverPlate
from ui.widgets.picture_drop import PictureDrop
from ui.widgets.radio_card import RadioCard
from ui.widgets.radio_row import RadioRow
from ui.widgets.switch import Switch
from ui.widgets.text.text import Text
from ui.wording import size

_SIDE_PX, _GAP_PX = 240, 12


class CoverDialog(QDialog):
    """Writes only when its own button is pressed."""

    def __init__(self, theme: Theme, model: CoverModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setWindowTitle(self.tr("Change cover"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.now = CoverPlate(theme, _SIDE_PX, self)
        self.now.setAccessibleName(self.tr("The cover now"))
        self.new = CoverPlate(theme, _SIDE_PX, self)
        self.new.setAccessibleName(self.tr("The new cover"))
        self.now_said, self.new_said = self._caption(), self._caption()
        self.drop = PictureDrop(theme, self.new)
        self.inside = RadioCard(theme, self.tr("Inside the files"), "", self)
        self.beside = RadioCard(theme, self.tr("Beside the files"), "", self)
        self.smaller = Switch(theme, self.tr("Take a smaller copy"), self)
        self.smaller_said = Text(theme, "body", "text_dim", parent=self)
        self.smaller_said.setWordWrap(True)
        self.said = Text(theme, "body", "text_dim", parent=self)
        self.said.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.choose = Chip(theme, self.tr("Choose a picture…"), self, icon_name="folder")
        self.remove = Chip(theme, self.tr("Remove"), self, icon_name="trash")
        self._add_buttons()
        self._lay_out()
        self._connect()
        self._on_shown()
        self._on_offered()

    def event(self, event: QEvent) -> bool:
        """A picture on the clipboard is pasted; Ctrl+V plays nothing here."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            copied = picture_in(QGuiApplication.clipboard().mimeData())
            if event.matches(QKeySequence.StandardKey.Paste) and copied is not None:
                self.take(copied)
                return True
        return super().event(event)

    def take(self, source: Source) -> None:
        """Show what the cover would become of a picture."""
        self.said.hide()
        self._model.take(source)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where there is something to do."""
        super().showEvent(event)
        self.choose.setFocus()

    def _caption(self) -> Text:
        text = Text(self._theme, "caption", "text_dim", parent=self)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return text

    def _add_buttons(self) -> None:
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        accept = QDialogButtonBox.ButtonRole.AcceptRole
        self.write = self.buttons.addButton(self.tr("Change cover"), accept)
        for chip in (self.choose, self.remove):
            chip.setAutoDefault(False)
        self.write.setDefault(True)

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        pictures.setHorizontalSpacing(_GAP_PX)
        pictures.setVerticalSpacing(8)
        now, new = (self.now, self.now_said, self.remove), (self.new, self.new_said, self.choose)
        for column, parts in enumerate((now, new)):
            for row, part in enumerate(parts):
                pictures.addWidget(part, row, column, Qt.AlignmentFlag.AlignHCenter)
        places = RadioRow(self)
        group = QButtonGroup(self)
        for card in (self.inside, self.beside):
            places.add_card(card)
            group.addButton(card)
        shrink = QHBoxLayout()
        shrink.setSpacing(10)
        shrink.addWidget(self.smaller, 0, Qt.AlignmentFlag.AlignTop)
        shrink.addWidget(self.smaller_said, 1)
        layout = dialog_column(self)
        layout.addLayout(pictures)
        layout.addWidget(places)
        layout.addLayout(shrink)
        layout.addWidget(self.said)
        layout.addWidget(self.buttons)
        edges = layout.contentsMargins()
        self.setFixedWidth(2 * _SIDE_PX + _GAP_PX + edges.left() + edges.right())

    def _fit(self) -> None:
        """Be as high as what is said now: Qt does not look again once a dialog is shown."""
        if (layout := self.layout()) is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _connect(self) -> None:
        model = self._model
        self.drop.dropped.connect(self.take)
        self.choose.clicked.connect(lambda: ask_for_picture(self, self.take))
        self.remove.clicked.connect(self._on_remove)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_write)
        self.inside.clicked.connect(lambda: model.put(CoverPlace.INSIDE))
        self.beside.clicked.connect(lambda: model.put(CoverPlace.BESIDE))
        self.smaller.toggled.connect(self._on_smaller)
        model.shown.connect(self._on_shown)
        model.offered.connect(self._on_offered)
        model.refused.connect(self._on_refused)
        self.finished.connect(model.forget_offer)

    def _on_shown(self) -> None:
        facts = self._model.facts
        hint = "" if facts is None else self.tr("No cover")
        self.now.show_images(self._model.pictures, hint)
        self.now_said.setText(self._now(facts) if facts else "")
        self.remove.setEnabled(bool(facts and facts.shown))
        self._show_places(facts or CoverFacts())
        self._allow()
        self._fit()

    def _now(self, facts: CoverFacts) -> str:
        if len(facts.shown) > 1:
            return self.tr("%n different covers now", "", len(facts.shown))
        return self.tr("Now")

    def _show_places(self, facts: CoverFacts) -> None:
        self.inside.say(self.tr("%n file(s) carry it wherever they go.", "", facts.holders))
        self.beside.say(self._beside_words(facts))
        self.inside.setEnabled(bool(facts.holders))
        self.beside.setEnabled(not facts.others)
        chosen = self.beside if self._model.place is CoverPlace.BESIDE else self.inside
        chosen.setChecked(True)

    def _beside_words(self, facts: CoverFacts) -> str:
        if facts.others:
            return self.tr("Other pictures inside the files would be shown before it.")
        picture = self._model.chosen
        name = "cover.png" if picture and picture.name == "PNG" else "cover.jpg"
        if facts.inside:
            text = self.tr("As {name} in their folder; the cover inside them goes.")
        else:
            text = self.tr("As {name} in their folder; the files stay as they are.")
        return text.format(name=name)

    def _on_offered(self) -> None:
        model = self._model
        offer, chosen = model.offer, model.chosen
        hint = self.tr("Drop a picture here, or paste one.")
        self.new.show_images([offer.preview] if offer else [], hint)
        self.new_said.setText(told(chosen) if chosen else self.tr("New"))
        has_smaller = offer is not None and offer.smaller is not None
        self.smaller.setVisible(has_smaller)
        self.smaller_said.setVisible(has_smaller)
        if offer and offer.smaller:
            self.smaller.setChecked(model.smaller)
            text = self.tr(
                "The picture is very large ({before}); a copy of {after} looks the same."
            )
            before = f"{sides(offer.whole.size)}, {size(len(offer.whole.data))}"
            after = f"{sides(offer.smaller.size)}, {size(len(offer.smaller.data))}"
            self.smaller_said.setText(text.format(before=_whole(before), after=_whole(after)))
        self.said.hide()
        self._show_places(model.facts or CoverFacts())
        self._allow()
        self._fit()

    def _on_smaller(self, checked: bool) -> None:  # noqa: FBT001  a slot of Qt's
        self._model.smaller = checked
        if chosen := self._model.chosen:
            self.new_said.setText(told(chosen))

    def _on_refused(self, notice: Notice) -> None:
        self.said.setText(sentence(notice.code, notice.details))
        self.said.show()
        self._fit()

    def _allow(self) -> None:
        facts = self._model.facts
        ready = bool(facts and facts.files and self._model.chosen)
        self.write.setEnabled(ready)
        if ready:
            self.write.setFocus()

    def _on_write(self) -> None:
        self._model.write()
        self.accept()

    def _on_remove(self) -> None:
        self._model.remove()
        self.accept()


def _whole(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")
