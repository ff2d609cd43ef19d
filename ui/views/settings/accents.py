"""The colours to choose from for what is chosen and what plays."""

from PySide6.QtCore import QCoreApplication

ACCENTS = ("#7C9CFF", "#B18CFF", "#5FD3C4", "#8BC96B", "#E0A458", "#F08AA8")


def accents() -> list[tuple[str, str]]:
    """Return each colour with its name."""
    translate = QCoreApplication.translate
    names = [
        translate("Settings", "Blue"),
        translate("Settings", "Violet"),
        translate("Settings", "Teal"),
        translate("Settings", "Green"),
        translate("Settings", "Amber"),
        translate("Settings", "Rose"),
    ]
    return list(zip(ACCENTS, names, strict=True))
