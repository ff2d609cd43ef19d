"""Where a membership stands: trial, active, past due, expired; or paused, or revoked."""

from typing import Any

PAST_DUE_MS = 16 * 86_400_000
"""How long a payment may be late before rights end."""

STOPPED = frozenset({"paused", "revoked"})


def state_at(row: Any, at_ms: int) -> str:
    """Return the state of a row of the table of memberships at a time."""
    if row.state in STOPPED:
        return str(row.state)
    if at_ms < row.start_ms:
        return "pending"
    if at_ms < row.end_ms:
        return "trial" if row.trial else "active"
    is_late = not row.trial and at_ms < row.end_ms + PAST_DUE_MS
    return "past_due" if is_late else "expired"


def granting(row: Any, at_ms: int, jkt: str) -> bool:
    """Whether a membership gives its rights now, to the device with this key."""
    is_here = row.jkt is None or row.jkt == jkt
    return is_here and state_at(row, at_ms) in ("trial", "active", "past_due")


def paid_until_ms(row: Any, at_ms: int) -> int:
    """Until when its rights are sure."""
    return int(row.end_ms if at_ms < row.end_ms else row.end_ms + PAST_DUE_MS)
