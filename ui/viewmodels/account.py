"""The account as a page shows it."""

from PySide6.QtCore import QObject, Signal

from player.service.membership.account import Account
from player.service.membership.orders import PageWanted
from player.service.membership.states import AccountState, ShownCode, Standing
from ui.messages import sentence


class AccountModel(QObject):
    """State and verbs; a service answers when it answers, and nothing waits for it."""

    changed = Signal()
    page_wanted = Signal(str)

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._account = account
        self.state = account.state
        self.code: ShownCode | None = None
        self.signing_in = False

    @property
    def signed_in(self) -> bool:
        """Whether there is an account on this device."""
        return self.state.standing is not Standing.SIGNED_OUT

    @property
    def may_sign_in(self) -> bool:
        """Whether there is a way in to be offered: for who is out, and who was put out."""
        return self.state.standing.is_out

    @property
    def problem(self) -> str:
        """Why the last thing that was tried failed; empty when it did not."""
        problem = self.state.problem
        return sentence(problem.code, problem.details) if problem else ""

    def hear(self, news: object) -> None:
        """Take news of the account's process in."""
        match news:
            case AccountState():
                self.state = news
                if not self.may_sign_in or news.problem:
                    self.signing_in, self.code = False, None
            case ShownCode():
                self.code = news
            case PageWanted(url=url):
                self.page_wanted.emit(url)
            case _:
                return
        self.changed.emit()

    def sign_in(self, url: str, *, with_code: bool = False) -> None:
        """Sign in at a service, in a browser here or with a code typed elsewhere."""
        address = url.strip().rstrip("/")
        address = address if "://" in address else f"https://{address}"
        self.signing_in = True
        if with_code:
            self._account.sign_in_with_code(address)
        else:
            self._account.sign_in(address)
        self.changed.emit()

    def cancel(self) -> None:
        """Give up signing in."""
        self._account.cancel()
        self.signing_in, self.code = False, None
        self.changed.emit()

    def sign_out(self) -> None:
        """Sign this device out."""
        self._account.sign_out()

    def refresh(self) -> None:
        """Ask the service now, and which devices there are."""
        self._account.refresh()
        self._account.look_at_devices()

    def look(self) -> None:
        """The page is seen: ask which devices there are."""
        if self.signed_in:
            self._account.look_at_devices()

    def remove_device(self, device_id: str) -> None:
        """Sign another device out."""
        self._account.remove_device(device_id)

    def bring_pack(self, name: str) -> None:
        """Have an effect pack's presets among the others."""
        self._account.bring_pack(name)

    def remove_pack(self, name: str) -> None:
        """Clear an effect pack away."""
        self._account.remove_pack(name)

    def redeem(self, code: str) -> None:
        """Turn a code into a membership."""
        self._account.redeem(code.strip())
