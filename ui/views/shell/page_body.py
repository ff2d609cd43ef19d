"""The body of a page in each of its states: loading, content, nothing there, trouble."""

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QMargins, SignalInstance
from PySide6.QtWidgets import QStackedLayout, QWidget

from player.events import Notice
from ui.messages import sentence
from ui.theme.theme import Theme
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.page_skeleton import PageSkeleton
from ui.widgets.pages.page_stack import painted_once


class Asking(Protocol):
    """A model that asks the library."""

    @property
    def failed(self) -> SignalInstance:
        """Tells a notice when there is no answer."""

    @property
    def loaded(self) -> bool:
        """Whether there was an answer once."""


class PageBody(QWidget):
    """Shows one thing at a time; a skeleton until somebody says otherwise."""

    def __init__(
        self, theme: Theme, content: QWidget, parent: QWidget | None = None, *, cards: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._act: Callable[[], None] | None = None
        self._air = QMargins()
        self.content = content
        self.skeleton = PageSkeleton(theme, self, cards=cards)
        self._stack = QStackedLayout(self)
        for widget in (self.skeleton, content):
            self._stack.addWidget(widget)
        self.setFocusProxy(content)

    @cached_property
    def empty(self) -> EmptyState:
        """The sentence and its button; few pages ever need them."""
        made = EmptyState(self._theme, self)
        made.setContentsMargins(self._air)
        made.acted.connect(self._on_acted)
        self._stack.addWidget(made)
        return made

    def lean(self, air: QMargins) -> None:
        """Give the sentence other air than the content, before it is first shown."""
        self._air = air

    def show_content(self) -> None:
        """Show what the page is about."""
        self._show(self.content)

    def show_skeleton(self) -> None:
        """Show that something is on its way."""
        self._show(self.skeleton)

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Show one sentence, and one thing to do about it."""
        self._act = act
        self.empty.say(text, button)
        self.empty.button.setVisible(act is not None)
        self._show(self.empty)

    def follow(self, model: Asking, again: Callable[[], None]) -> None:
        """Say why nothing came when a model's first question fails, and how to ask again.

        What fails later leaves on the page what is there; the window says it in a toast.

        Args:
            model: What the page shows.
            again: Asks once more.
        """

        def ask() -> None:
            self.show_skeleton()
            again()

        def fail(notice: Notice) -> None:
            if not model.loaded:
                self.say(sentence(notice.code, notice.details), self.tr("Try again"), ask)

        model.failed.connect(fail)

    def _show(self, part: QWidget) -> None:
        with painted_once(self):
            self._stack.setCurrentWidget(part)

    def _on_acted(self) -> None:
        if self._act is not None:
            self._act()
