"""Name and password, on the two pages only: counted by address and by name."""

from starlette.responses import Response

from player.server.accounts.principal import Principal
from player.server.accounts.rates import TooMany
from player.server.oauth.asking import Asked

WRONG = "Wrong name or password."


class Refused(Exception):  # noqa: N818  shown on a page
    """Nobody came in; the text says why, and never whether the name exists."""

    def __init__(self, text: str, status: int, retry_after_s: int = 0) -> None:
        super().__init__(text)
        self.text = text
        self.status = status
        self.retry_after_s = retry_after_s

    def mark(self, page: Response) -> Response:
        """Put on a page when it is worth trying again."""
        if self.retry_after_s:
            page.headers["Retry-After"] = str(self.retry_after_s)
        return page


def logged_in(asked: Asked) -> Principal:
    """Return the user whose name and password were posted; or `Refused`."""
    name, password = asked.field("username"), asked.field("password")
    rates = asked.service.rates
    try:
        rates.take(f"login:{asked.address}", most=10, each_s=6)
        rates.take(f"login-name:{name[:64]}")
    except TooMany as busy:
        text = f"Too many tries; wait {busy.retry_after_s} seconds."
        raise Refused(text, 429, busy.retry_after_s) from None
    found = asked.service.users.log_in(name, password)
    if found is None:
        raise Refused(WRONG, 403)
    rates.forgive(f"login-name:{name[:64]}")
    rates.give_back(f"login:{asked.address}")
    return found
