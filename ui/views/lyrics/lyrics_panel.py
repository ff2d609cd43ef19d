"""Lyrics with what one does about them: offset, size, translation, Latin letters, copy."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from player.deferred import deferred
from ui.theme.theme import Theme
from ui.theme.tint import Tint
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.lyrics_text import LyricsState
from ui.widgets.button import IconButton
from ui.widgets.lyrics.lyrics_layout import LyricsStyle
from ui.widgets.lyrics.lyrics_view import LyricsView
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.skeleton import Skeleton
from ui.widgets.sight import Sight
from ui.widgets.text.text import Text
from ui.wording import two_sentences

with deferred():
    from ui.views.lyrics import lyrics_editor as lyrics_editor_view
    from ui.views.lyrics import lyrics_menu

MakeEditor = Callable[[], "lyrics_editor_view.LyricsEditor"]


class LyricsPanel(QWidget):
    """The text, or one sentence; the tools below it.

    Args:
        viewer: Its name towards the model, which follows the music while any viewer is seen.
        text_share: Size of the text against what the listener has set; the side panel is smaller.
    """

    def __init__(
        self,
        theme: Theme,
        model: LyricsModel,
        viewer: str,
        parent: QWidget | None = None,
        *,
        text_share: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._viewer = viewer
        self._text_share = text_share
        self.setAccessibleName(self.tr("Lyrics"))
        self.view = LyricsView(theme, self)
        self.empty = EmptyState(theme, self)
        self._skeleton = Skeleton(theme, self)
        self._make_editor: MakeEditor | None = None
        self._editor: lyrics_editor_view.LyricsEditor | None = None
        self._stack = QStackedLayout()
        self.translation = self._tool("translate", self.tr("Translation"), model.toggle_translation)
        self.romanisation = self._tool("latin", self.tr("Latin letters"), model.toggle_romanisation)
        self.sooner = self._tool("minus", self.tr("Lyrics 50 ms sooner"), lambda: model.nudge(-1))
        self.offset = Text(theme, "caption", "text_dim", parent=self)
        self.later = self._tool("plus", self.tr("Lyrics 50 ms later"), lambda: model.nudge(1))
        self.copy = self._tool("copy", self.tr("Copy the lyrics"), self._copy)
        self.readings = self._tool("ruby", self.tr("Above the words"), model.toggle_readings)
        self.more = self._tool("more", self.tr("Size, alignment, source, export"), self._open_menu)
        for button in (self.translation, self.romanisation, self.readings):
            button.setCheckable(True)
        self._lay_out()
        self.empty.acted.connect(model.ask)
        self.view.line_chosen.connect(model.seek_line)
        model.changed.connect(self._on_changed)
        model.moved.connect(self._on_moved)
        Sight(self).changed.connect(self._on_sight)
        self._on_changed()

    @property
    def tools(self) -> QWidget:
        """The row of buttons below the text."""
        return self._bar

    def set_tint(self, tint: Tint) -> None:
        """Write in the inks of the page behind."""
        self.view.set_tint(tint)

    def add_tool(self, button: IconButton) -> None:
        """Add a tool at the end."""
        self._tools.insertWidget(self._tools.count() - 1, button)

    @property
    def editor(self) -> "lyrics_editor_view.LyricsEditor | None":
        """Where the text is edited, made when it is first wanted; None where it cannot be."""
        if self._editor is None and self._make_editor is not None:
            self._editor = self._make_editor()
            self._stack.addWidget(self._editor)
            self._editor.model.opened.connect(lambda _opened: self._on_changed())
        return self._editor

    def set_editor(self, make: "MakeEditor") -> None:
        """Let the text be edited in its place."""
        self._make_editor = make
        self.edit = self._tool("edit", self.tr("Edit and time the lyrics"), self._begin_editing)
        self.add_tool(self.edit)
        self._on_changed()

    def _begin_editing(self) -> None:
        if editor := self.editor:
            editor.model.begin(self._model.lyrics, self._model.offset_ms)
            editor.setFocus()

    def _tool(self, icon: str, label: str, verb: Callable[[], None]) -> IconButton:
        button = IconButton(self._theme, icon, label, self, icon_px=16)
        button.clicked.connect(verb)
        return button

    def _lay_out(self) -> None:
        for page in (self.view, self.empty, self._skeleton):
            self._stack.addWidget(page)
        self.offset.setMinimumWidth(64)
        self.offset.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QWidget(self)
        self._tools = QHBoxLayout(self._bar)
        self._tools.setContentsMargins(1, 0, 0, 0)  # icons begin where lines do
        self._tools.setSpacing(2)
        parts = (self.translation, self.romanisation, self.readings, self.copy)
        for part in (*parts, self.sooner, self.offset, self.later, self.more):
            self._tools.addWidget(part)
        self._tools.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self._bar)

    def _on_changed(self) -> None:
        model = self._model
        options, lyrics = model.options, model.shown
        self.view.set_text_px(max(round(options.text_px * self._text_share), 12))
        reads = model.reads
        style = LyricsStyle(options.translation, options.romanisation, bool(reads), options.align)
        synced = model.state is LyricsState.SYNCED
        self.view.show_lines(lyrics.lines, synced=synced, style=style)
        self._show_state(model.state)
        self.translation.setChecked(options.translation)
        self.romanisation.setChecked(options.romanisation)
        self.readings.setChecked(bool(reads))
        self.readings.setVisible(reads is not None)
        self.translation.setVisible(any(line.translation for line in lyrics.lines))
        self.romanisation.setVisible(any(line.romanisation for line in lyrics.lines))
        self._show_offset(model.offset_ms)
        self._on_moved()

    def _show_state(self, state: LyricsState) -> None:
        pages: dict[LyricsState, QWidget] = {
            LyricsState.SYNCED: self.view,
            LyricsState.PLAIN: self.view,
            LyricsState.SEARCHING: self._skeleton,
        }
        editing = self._editor is not None and self._editor.model.track is not None
        there = state in {LyricsState.SYNCED, LyricsState.PLAIN}
        shown = self._editor if editing else pages.get(state, self.empty)
        self._stack.setCurrentWidget(shown or self.empty)
        editable = self._make_editor is not None and state is LyricsState.NONE
        self._bar.setVisible(not editing and (there or editable))
        self.copy.setVisible(there)
        can_ask = self._model.can_ask
        self.empty.say(self._sentence(state), self.tr("Ask lrclib.net") if can_ask else "")

    def _show_offset(self, offset_ms: int) -> None:
        synced = self._model.state is LyricsState.SYNCED
        for part in (self.sooner, self.offset, self.later):
            part.setVisible(synced)
        sign = "+" if offset_ms > 0 else "\N{MINUS SIGN}" if offset_ms < 0 else ""
        self.offset.setText(self.tr("{ms} ms").format(ms=f"{sign}{abs(offset_ms)}"))
        self.offset.setToolTip(self.tr("How much later the lines come than their file says"))

    def _sentence(self, state: LyricsState) -> str:
        if state is LyricsState.SILENT:
            return self.tr("Nothing plays.")
        nothing = self.tr(
            "There are no lyrics in this file or beside it. A .lrc or .ttml file with the same"
            " name would be shown here."
        )
        if not self._model.can_ask:
            return nothing
        sent = self.tr("lrclib.net would be sent artist, title, album and length, nothing else.")
        return two_sentences(nothing, sent)

    def _on_moved(self) -> None:
        self.view.show_sung(self._model.sung, self._model.letters)

    def _on_sight(self, seen: bool) -> None:  # noqa: FBT001  a slot
        self._model.watch(self._viewer, watched=seen)
        self._on_moved()

    def _open_menu(self) -> None:
        menu = lyrics_menu.LyricsMenu(self._model, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.lyrics.text)
