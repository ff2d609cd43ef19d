"""How what lies in a dialog stands: one edge, one distance, labels level with their fields."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

EDGES = QMargins(24, 20, 24, 20)
SPACING_PX = 16
_BETWEEN_PX = 10


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Return the layout of a dialog."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(EDGES)
    column.setSpacing(SPACING_PX)
    return column


def dialog_form() -> QFormLayout:
    """Return a form; `add_field` fills it."""
    form = QFormLayout()
    form.setVerticalSpacing(_BETWEEN_PX)
    form.setHorizontalSpacing(SPACING_PX)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def add_field(form: QFormLayout, name: str, field: QWidget) -> None:
    """Add a field with its name before it."""
    label = QLabel(name)
    label.setMinimumHeight(field.sizeHint().height())  # Qt puts names at the top
    form.addRow(label, field)
