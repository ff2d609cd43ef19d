"""What goes to the trash and what stays, before anything is moved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from player.library.lists.doubles import Better, Copy, Proposal
from player.model import AudioFormat
from ui.theme.theme import Theme
from ui.widgets.dialog import Dialog
from ui.widgets.row_delegate import LineRole, RowDelegate
from ui.widgets.text.text import Text
from ui.wording import format_brief, size

_WIDTH_PX = 760
_HEIGHT_PX = 460
_ROW_PX = 32
_LISTED = 300


class DoublesDialog(Dialog):
    """Accepted only by its own button; Enter and Escape leave every file where it is."""

    def __init__(self, theme: Theme, proposals: Sequence[Proposal], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keep one of each"))
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self.said = Text(theme, "body", "text", parent=self)
        self.said.setWordWrap(True)
        self.said.setText(self._sentence(proposals))
        self.files = QListWidget(self)
        self.files.setAccessibleName(self.tr("What stays and what goes"))
        self.files.setItemDelegate(RowDelegate(theme, _ROW_PX, self.files))
        self.files.setUniformItemSizes(True)
        for proposal in proposals[:_LISTED]:
            self._list(proposal)
        self.buttons = QDialogButtonBox(self)
        self._lay_out()

    def _sentence(self, proposals: Sequence[Proposal]) -> str:
        going = [copy for proposal in proposals for copy in proposal.goes]
        text = self.tr(
            "%n file(s), {size}, go to the trash and can be put back; one of each stays,"
            " and playlists play that one.",
            "",
            len(going),
        )
        return text.format(size=size(sum(copy.size_bytes for copy in going)))

    def _list(self, proposal: Proposal) -> None:
        stays = self.tr("Stays: {reason}").format(reason=self._reason(proposal.better))
        self._add(proposal.stays, "check", stays)
        for copy in proposal.goes:
            self._add(copy, "trash", self.tr("To the trash"))

    def _add(self, copy: Copy, icon: str, end: str) -> None:
        audio = AudioFormat(
            copy.codec,
            copy.sample_rate,
            channels=2,
            bit_depth=copy.bit_depth or None,
            lossless=copy.lossless,
            bitrate_kbps=None if copy.lossless else copy.bitrate_kbps or None,
        )
        path = copy.path.encode("utf-8", "replace").decode()
        facts = " · ".join((copy.title, format_brief(audio), size(copy.size_bytes), path))
        item = QListWidgetItem(facts)
        item.setData(LineRole.ICON, icon)
        item.setData(LineRole.END, end)
        item.setData(Qt.ItemDataRole.ToolTipRole, path)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{end}: {facts}")
        self.files.addItem(item)

    def _reason(self, better: Better) -> str:
        return {
            Better.LOSSLESS: self.tr("lossless"),
            Better.BITS: self.tr("more bits"),
            Better.RATE: self.tr("higher rate"),
            Better.BITRATE: self.tr("higher bitrate"),
            Better.SAID: self.tr("played or rated"),
            Better.FIRST: self.tr("came first"),
            Better.CHOSEN: self.tr("not chosen"),
        }[better]

    def _lay_out(self) -> None:
        ok = self.buttons.addButton(
            self.tr("Move to the trash"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        ok.setAutoDefault(False)
        cancel.setDefault(True)
        cancel.setFocus()
        ok.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        layout.addWidget(self.said)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.buttons)
