"""Whose call it is: an API key in a header, as `apiKey`, or in the place of a password."""

import secrets
from collections.abc import Mapping, Sequence

from player.server.accounts.keys import Keys
from player.server.accounts.principal import Principal
from player.server.failure import Failure

HELP_PATH = "/help"
_SCHEMES = ("bearer", "dpop")


class Credentials:
    """Reads credentials. Passwords never come this way: their work factor would stop the music."""

    def __init__(self, keys: Keys, public_url: str) -> None:
        self._keys = keys
        self._help_url = public_url + HELP_PATH

    def principal(
        self, parameters: Mapping[str, Sequence[str]], headers: Mapping[str, str]
    ) -> Principal:
        """Return who it is; or `Failure` 10, 40, 41, 42, 43, 44."""
        given = {name: values[0] for name, values in parameters.items() if values}
        if token := _from_header(headers):
            return self._by_key(token)
        if "apiKey" in given:
            if {"u", "p", "t", "s"} & given.keys():
                raise Failure(43, "Several ways of authentication at once.", self._help_url)
            return self._by_key(given["apiKey"])
        if "t" in given or "s" in given:
            message = "This server keeps no password to check a token with; use an API key."
            raise Failure(41, message, self._help_url)
        for name in ("u", "p"):
            if name not in given:
                raise Failure.missing(name)
        return self._by_password(given["u"], _plain(given["p"]))

    def _by_key(self, key: str) -> Principal:
        found = self._keys.find(key)
        if found is None:
            raise Failure(44, "Invalid API key.", self._help_url)
        return found

    def _by_password(self, name: str, password: str) -> Principal:
        """Clients without API keys put one where the password goes."""
        found = self._keys.find(password)
        if found is None or not secrets.compare_digest(found.name.encode(), name.encode()):
            message = "Wrong username or password; the password is an API key of this server."
            raise Failure(40, message, self._help_url)
        return found


def _from_header(headers: Mapping[str, str]) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() in _SCHEMES else ""


def _plain(password: str) -> str:
    if not password.startswith("enc:"):
        return password
    try:
        return bytes.fromhex(password[4:]).decode()
    except ValueError:
        return ""
