"""The menu behind the three dots of an album: how it is to sound, and what else it is asked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from player.library.lists.rows import AlbumRow
from ui.viewmodels.album_sound import AlbumSoundModel
from ui.wording import decibels


class AlbumMenu(QMenu):
    """What is remembered has a tick and says what it is; a press takes it away."""

    def __init__(self, sound: AlbumSoundModel | None, album: AlbumRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Album"))
        self._album = album
        if sound is not None:
            self._add_volume(sound)
            self._add_preset(sound)

    def offer(self, text: str, verb: Callable[[], None]) -> None:
        """Add what else can be done with the album."""
        if self.actions():
            self.addSeparator()
        action = QAction(text, self)
        action.triggered.connect(verb)
        self.addAction(action)

    def _add_volume(self, sound: AlbumSoundModel) -> None:
        album = self._album
        volume_db = sound.volume_of(album)
        has_own = volume_db is not None
        verb = sound.forget_volume if has_own else sound.remember_volume
        value = "" if volume_db is None else decibels(volume_db)
        if sound.fixed:
            value = self.tr("fixed at 100 %")
        text = self.tr("Remember the volume for this album")
        action = self._add(text, value, lambda: verb(album), chosen=has_own)
        action.setEnabled(has_own or not sound.fixed)

    def _add_preset(self, sound: AlbumSoundModel) -> None:
        album = self._album
        preset = sound.preset_of(album)

        def verb() -> None:
            if preset.own:
                sound.take_preset(album)
            else:
                sound.give_preset(album, preset.name)

        value = preset.name or self.tr("no preset plays")
        text = self.tr("Equalizer for this album")
        action = self._add(text, value, verb, chosen=preset.own)
        action.setEnabled(preset.own or bool(preset.name))

    def _add(self, text: str, value: str, verb: Callable[[], None], *, chosen: bool) -> QAction:
        shown = value.replace("&", "&&")
        action = QAction(f"{text}\t{shown}" if value else text, self)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(verb)
        self.addAction(action)
        return action
