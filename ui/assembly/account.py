"""The account's page and its word in the sidebar."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.service.membership.account import Account
from player.service.membership.states import Standing
from ui.account_wording import OWN_PLAN, plan_word, standing_word
from ui.assembly.shared import Shared
from ui.bridge import Relay
from ui.viewmodels.account import AccountModel
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow

with deferred():
    from ui.views.account import account as account_page

ACCOUNT = "account"


def build_account(window: MainWindow, account: Account, shared: Shared) -> None:
    """Add the page; the account itself belongs to the session."""
    model = AccountModel(account)
    model.setParent(window)
    relay = Relay(account.listen, window)
    relay.told.connect(model.hear)
    window.closing.connect(relay.close)
    title = QCoreApplication.translate("Account", "Account")

    def make() -> "account_page.AccountPage":
        return account_page.AccountPage(shared.theme, model, window)

    window.add_page(ACCOUNT, "account", title, make, section=Section.CLOUD)
    model.changed.connect(partial(_show_state, window, model))
    _show_state(window, model)


def _show_state(window: MainWindow, model: AccountModel) -> None:
    state = model.state
    if state.standing is Standing.ACTIVE:
        plan = state.memberships[0].plan if state.memberships else OWN_PLAN
        window.sidebar.set_state(ACCOUNT, plan_word(plan), "ok")
    elif model.signed_in:
        window.sidebar.set_state(ACCOUNT, standing_word(state.standing), "warn")
