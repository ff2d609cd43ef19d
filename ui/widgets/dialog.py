"""What all dialogs do: Tab goes through them as they are read, as in the window."""

from PySide6.QtWidgets import QDialog

from ui.widgets.access.reading_order import step_focus


class Dialog(QDialog):
    """Its Tab follows the eye, whenever its parts were made."""

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go to the next stop, or the one before."""
        return step_focus(self, forwards=forwards)
