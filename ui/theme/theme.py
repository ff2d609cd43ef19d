"""The theme in use: parts that paint themselves hold it and listen for its change."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPalette

from ui.theme.fonts import font
from ui.theme.tokens import Colors, Motion, Radii, Tokens, TypeSizes

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "ground",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "hint",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.ToolTipBase: "high",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "nebula",
    QPalette.ColorRole.Light: "high",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "ground",
}


class Theme(QObject):
    """Tokens with the Qt values made of them; one object lives as long as the window."""

    changed = Signal()

    def __init__(self, tokens: Tokens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens

    @property
    def tokens(self) -> Tokens:
        """The theme file in use."""
        return self._tokens

    @property
    def colors(self) -> Colors:
        """Colours by role."""
        return self._tokens.colors

    @property
    def sizes(self) -> TypeSizes:
        """Font sizes."""
        return self._tokens.type_px

    @property
    def radii(self) -> Radii:
        """Corner radii."""
        return self._tokens.radius_px

    @property
    def motion(self) -> Motion:
        """Animation lengths."""
        return self._tokens.motion_ms

    @property
    def row_px(self) -> int:
        """How high the rows of track tables are."""
        return self._tokens.row_px

    def use(self, tokens: Tokens) -> None:
        """Change to another theme; everything that paints is told once."""
        self._tokens = tokens
        self.changed.emit()

    def body(self, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
        """Return the font of running text."""
        return font(self.sizes.body, weight, tabular=tabular)

    def caption(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of second lines; its figures stand still."""
        return font(self.sizes.caption, weight, tabular=True)

    def overline(self) -> QFont:
        """Return the font of headings in capitals: small, and a little wide."""
        return font(self.sizes.small, QFont.Weight.DemiBold, spacing_px=0.7)

    def heading(self, weight: QFont.Weight = QFont.Weight.DemiBold) -> QFont:
        """Return the font of headings within a page."""
        return font(self.sizes.heading, weight, tabular=True)

    @property
    def grid(self) -> QColor:
        """The lines of a graph: fainter than its curve also where all other lines are strong."""
        colors = self.colors
        return mixed(colors.raised, colors.text, 0.3) if colors.line == colors.text else colors.line

    def gold(self, width_px: float) -> QLinearGradient:
        """Return the hi-res gradient from x = 0 to `width_px`."""
        gradient = QLinearGradient(0, 0, width_px, 0)
        gradient.setColorAt(0, self.colors.gold_light)
        gradient.setColorAt(1, self.colors.gold_deep)
        return gradient

    def palette(self) -> QPalette:
        """Return the palette for stock widgets; the disabled group writes dimly."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, getattr(self.colors, token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colors.hint)
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, self.colors.hint
        )
        return palette


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """Return `over` laid on `under` with an opacity of `share`, 0..1; both opaque."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        under.redF() * keep + over.redF() * share,
        under.greenF() * keep + over.greenF() * share,
        under.blueF() * keep + over.blueF() * share,
    )
