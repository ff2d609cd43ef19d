"""Cards of the account's page: signing in, what is granted, devices, what travels."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from player.service.membership.states import PlanLine
from ui.account_wording import (
    OWN_PLAN,
    membership_line,
    plan_word,
    rights_lines,
    standing_line,
    standing_word,
)
from ui.theme.theme import Theme
from ui.viewmodels.account import AccountModel
from ui.widgets.button import Chip
from ui.widgets.panel import Panel
from ui.widgets.text.text import Text

_MARGINS = (20, 16, 20, 16)


class Card(Panel):
    """A titled card."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._title = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*_MARGINS)
        self.body.setSpacing(8)
        self.body.addWidget(self._title)

    def words(self, theme: Theme, text: str = "", color: str = "text_dim") -> Text:
        """Add a line that wraps."""
        line = Text(theme, "body", color, parent=self)
        line.setWordWrap(True)
        line.setText(text)
        self.body.addWidget(line)
        return line


class FreeCard(Card):
    """What nobody has to pay or sign in for, said first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._title.setText(self.tr("Always free"))
        self.setAccessibleName(self.tr("Always free"))
        self.words(
            theme,
            self.tr(
                "Your files at any rate, gapless and bit-perfect. Every effect, the galaxy editor"
                " and your own presets. Your own servers. No account is asked for any of it, and"
                " none of it waits for a network."
            ),
        )


class SignInCard(Card):
    """Where a service is entered, and two ways in."""

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._model = model
        self._title.setText(self.tr("Sign in at a service"))
        self.setAccessibleName(self.tr("Sign in at a service"))
        self.url = QLineEdit(self)
        self.url.setPlaceholderText("https://service.example")
        self.url.setAccessibleName(self.tr("Address of the service"))
        self.browser = Chip(theme, self.tr("Sign in with the browser"), self)
        self.code = Chip(theme, self.tr("Sign in with a code"), self)
        self.stop = Chip(theme, self.tr("Cancel"), self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.url, 1)
        for chip in (self.browser, self.code, self.stop):
            row.addWidget(chip)
        self.body.addLayout(row)
        self._line = self.words(theme)
        self._line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.browser.clicked.connect(lambda: model.sign_in(self.url.text()))
        self.code.clicked.connect(lambda: model.sign_in(self.url.text(), with_code=True))
        self.stop.clicked.connect(model.cancel)
        self.url.textChanged.connect(self.show_model)
        self.show_model()

    def show_model(self) -> None:
        """Show how far signing in is."""
        model, busy = self._model, self._model.signing_in
        if model.state.url and not self.url.text():
            self.url.setText(model.state.url)  # it is known where this device was signed in
        entered = bool(self.url.text().strip())
        self.browser.setEnabled(entered and not busy)
        self.code.setEnabled(entered and not busy)
        self.stop.setVisible(busy)
        if model.code:
            text = self.tr("Open {page} on any device and enter {code}")
            self._line.setText(text.format(page=model.code.page, code=model.code.code))
        elif busy:
            self._line.setText(self.tr("Waiting for the service; go on in the browser."))
        else:
            self._line.setText(model.problem)
        self._line.setVisible(bool(self._line.text()))


class TierCard(Card):
    """What is held and what it gives."""

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme, self._model = theme, model
        self._held = self.words(theme, color="text")
        self._line = self.words(theme)
        self._rights = QGridLayout()
        self._rights.setHorizontalSpacing(24)
        self._rights.setVerticalSpacing(6)
        self._rights.setColumnStretch(1, 1)
        self.body.addLayout(self._rights)
        self._cells: list[tuple[Text, Text]] = []
        self._trouble = self.words(theme, color="warn")
        self.refresh = Chip(theme, self.tr("Ask the service now"), self)
        self.leave = Chip(theme, self.tr("Sign out"), self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.refresh)
        row.addWidget(self.leave)
        row.addStretch()
        self.body.addLayout(row)
        self.refresh.clicked.connect(model.refresh)
        self.leave.clicked.connect(model.sign_out)
        self.show_model()

    def show_model(self) -> None:
        """Show where this device stands."""
        state = self._model.state
        self._title.setText(standing_word(state.standing))
        self.setAccessibleName(self.tr("Membership: {word}").format(word=self._title.text()))
        self._held.setText("\n".join(membership_line(held) for held in state.memberships))
        self._held.setVisible(bool(state.memberships))
        self._line.setText(standing_line(state))
        self._show_rights()
        self._trouble.setText(self._model.problem)
        self._trouble.setVisible(bool(self._model.problem) and self._model.signed_in)
        for chip in (self.refresh, self.leave):
            chip.setVisible(self._model.signed_in)

    def _show_rights(self) -> None:
        lines = rights_lines(self._model.state.rights)
        while len(self._cells) < len(lines):
            name = Text(self._theme, "body", "text_dim", parent=self)
            value = Text(self._theme, "body", "text", parent=self)
            self._rights.addWidget(name, len(self._cells), 0)
            self._rights.addWidget(value, len(self._cells), 1)
            self._cells.append((name, value))
        for (name, value), (said, what) in zip(self._cells, lines, strict=True):
            name.setText(said)
            value.setText(what)


class DevicesCard(Card):
    """Devices used today, each with a way to sign it out."""

    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme, self._model = theme, model
        self._rows: list[QWidget] = []
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("Redeem a code"))
        self.code.setAccessibleName(self.tr("Redeem a code"))
        self.redeem = Chip(theme, self.tr("Redeem"), self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.code, 1)
        row.addWidget(self.redeem)
        self.body.addLayout(row)
        self.redeem.clicked.connect(lambda: model.redeem(self.code.text()))
        self.show_model()

    def show_model(self) -> None:
        """Show the devices."""
        state = self._model.state
        today = sum(device.today for device in state.devices)
        title = self.tr("Devices: {today} of {limit} used today")
        known = state.devices and state.device_limit
        counted = title.format(today=today, limit=state.device_limit)
        self._title.setText(counted if known else self.tr("Devices"))
        self.setAccessibleName(self._title.text())
        for row in self._rows:
            row.hide()  # it goes when the event loop comes round
            row.deleteLater()
        self._rows = [self._row(place) for place in range(len(state.devices))]

    def _row(self, place: int) -> QWidget:
        device = self._model.state.devices[place]
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        row.setMinimumHeight(self.redeem.sizeHint().height())
        text = " · ".join(part for part in (device.name, device.platform) if part)
        line = Text(self._theme, "body", "text", parent=row)
        line.setText(self.tr("{device} (this one)").format(device=text) if device.current else text)
        layout.addWidget(line, 1)
        if not device.current:
            out = Chip(self._theme, self.tr("Sign out"), row)
            out.name_it(self.tr("Sign {device} out").format(device=device.name))
            out.clicked.connect(lambda: self._model.remove_device(device.id))
            layout.addWidget(out)
        self.body.insertWidget(1 + place, row)
        return row


class TiersCard(Card):
    """What the service has, a column a plan; all of it comes from the service."""

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._theme, self._model = theme, model
        self._title.setText(self.tr("What there is"))
        self.setAccessibleName(self.tr("What there is"))
        self._shown: tuple[PlanLine, ...] = ()
        self.table = QWidget(self)
        self.body.addWidget(self.table)
        self.show_model()

    def show_model(self) -> None:
        """Show the plans; they seldom change."""
        plans = tuple(one for one in self._model.state.plans if one.name != OWN_PLAN)
        self.setVisible(bool(plans))
        if plans == self._shown:
            return
        self._shown = plans
        self.table.hide()
        self.table.deleteLater()
        self.table = QWidget(self)
        self.body.addWidget(self.table)
        grid = QGridLayout(self.table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for column, plan in enumerate(plans, 1):
            name = self._cell(plan_word(plan.name, plan.title), "text", QFont.Weight.DemiBold)
            grid.addWidget(name, 0, column)
            for row, (said, what) in enumerate(rights_lines(plan.rights), 1):
                if column == 1:
                    grid.addWidget(self._cell(said, "text_dim"), row, 0)
                grid.addWidget(self._cell(what, "text"), row, column)

    def _cell(self, text: str, color: str, weight: QFont.Weight = QFont.Weight.Normal) -> Text:
        cell = Text(self._theme, "body", color, weight, self.table)
        cell.setWordWrap(True)
        cell.setAlignment(Qt.AlignmentFlag.AlignTop)
        cell.setText(text)
        return cell
