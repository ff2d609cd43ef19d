"""The signal path beside the cover: verdict and nodes, nothing to press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.path_wording import verdict_sentence
from ui.theme.theme import Theme
from ui.viewmodels.path import PathModel
from ui.widgets.path_view import PathView
from ui.widgets.text.text import Text
from ui.widgets.verdict_label import VerdictLabel


class PathTab(QScrollArea):
    """What the page of the path says, in little room."""

    def __init__(self, theme: Theme, model: PathModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Signal path"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        body = QWidget(self)
        self.verdict = VerdictLabel(theme, body)
        self.sentence = Text(theme, "body", "text_dim", parent=body)
        self.sentence.setWordWrap(True)
        self.path = PathView(theme, body)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 4, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.verdict)
        column.addWidget(self.sentence)
        column.addSpacing(8)
        column.addWidget(self.path)
        column.addStretch()
        self.setWidget(body)
        body.setAutoFillBackground(False)
        model.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        verdict = self._model.verdict.value
        self.verdict.show_verdict(verdict)
        self.sentence.setText(verdict_sentence(verdict))
        self.path.show_nodes(self._model.nodes)
