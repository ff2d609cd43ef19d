"""Who makes a call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Principal:
    """A user, and the key that was shown.

    Attributes:
        subject: Opaque name of the user in tokens; says nothing about them.
        key_id: Empty when no key was involved.
        jkt: Thumbprint of the device key the API key is bound to; empty for none.
    """

    user_id: int
    name: str
    subject: str = ""
    admin: bool = False
    key_id: str = ""
    jkt: str = ""


NOBODY = Principal(user_id=-1, name="")
"""Makes the calls that need no credentials."""
