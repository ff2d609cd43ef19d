"""Texts that may be shown to anybody: no password, key, token or code is ever in them."""

import logging
import re

_QUERY = re.compile(
    r"(?i)\b(p|t|s|apikey|jwt|password|passwd|code|code_verifier|device_code|user_code|token"
    r"|access_token|refresh_token)=([^&\s\"']+)"
)
_HEADER = re.compile(r"(?i)\b(bearer|dpop|basic)\s+[\w.~+/=-]{8,}")
_KEY = re.compile(r"\bgk_[\w-]{8,}|\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}")
_SQL = re.compile(r"\[parameters: .*\]", re.DOTALL)
_HIDDEN = "…"


def redacted(text: str) -> str:
    """Return a text without anything that opens a door."""
    text = _QUERY.sub(lambda match: f"{match[1]}={_HIDDEN}", text)
    text = _HEADER.sub(lambda match: f"{match[1]} {_HIDDEN}", text)
    return _KEY.sub(_HIDDEN, _SQL.sub(f"[parameters: {_HIDDEN}]", text))


class Redacting(logging.Formatter):
    """Redacts the whole line, tracebacks among it: exceptions carry URLs and values of SQL."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it is written."""
        return redacted(super().format(record))
