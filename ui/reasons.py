"""Reasons that come from elsewhere: the system, a sound card, SQLite, a decoder, a network.

They arrive in English, in whichever process they happened; a sentence in another language would
hold half of one. What is not known here is left as it is: a listener can look it up.
"""

from PySide6.QtCore import QCoreApplication

CONTEXT = "Reasons"
_SPARE = 60
"""Numbers and names around a known reason; what is longer says more than the reason alone."""

SYSTEM = (
    "Permission denied",
    "Operation not permitted",
    "No such file or directory",
    "No such file",
    "No such device or address",
    "No such device",
    "No space left on device",
    "Disk quota exceeded",
    "Input/output error",
    "Read-only file system",
    "Device or resource busy",
    "Too many open files",
    "File name too long",
    "File too large",
    "File exists",
    "Is a directory",
    "Not a directory",
    "Too many levels of symbolic links",
    "Stale file handle",
    "Cannot allocate memory",
    "Invalid argument",
    "Broken pipe",
)
NETWORK = (
    "Connection timed out",
    "timed out",
    "Connection refused",
    "Connection reset by peer",
    "All connection attempts failed",
    "Network is unreachable",
    "No route to host",
    "Host is down",
    "Address already in use",
    "Name or service not known",
    "Temporary failure in name resolution",
    "No address associated with hostname",
    "getaddrinfo failed",
    "Server disconnected without sending a response",
    "certificate has expired",
    "self-signed certificate",
    "unable to get local issuer certificate",
    "Hostname mismatch",
    "certificate verify failed",
    "handshake failure",
)
SOUND = (
    "Invalid sample rate",
    "Invalid number of channels",
    "Sample format not supported",
    "Device unavailable",
    "Invalid device",
    "Unanticipated host error",
    "Illegal combination of I/O devices",
    "Internal PortAudio error",
    "Invalid data found when processing input",
    "End of file",
    "File contains data in an unknown format",
    "its format changes on the way",
    "it cannot seek there",
)
LIBRARY = (
    "database is locked",
    "disk I/O error",
    "database or disk is full",
    "attempt to write a readonly database",
    "unable to open database file",
    "database disk image is malformed",
    "file is not a database",
    "its folder cannot be written",
    "vanished during the scan",
    "the file is empty",
    "no sound in it that can be read",
    "brought its reader down",
    "not a regular file",
    "the system refused; the disk may be full",
)
OURS = (
    "its process ended",
    "it does not answer",
    "it was cancelled",
    "its signature is wrong",
    "no preset is in it",
    "over 32 MB",
    "the answer was not meant for this program",
)
KNOWN = (*SYSTEM, *NETWORK, *SOUND, *LIBRARY, *OURS)
"""Where one holds the other the longer stands first; of a cause and its effect the cause does."""

_BY_TEXT = {known.casefold(): known for known in KNOWN}


def reason_in_words(reason: str) -> str:
    """Return a reason in the listener's language; as it is where it is not known, or English."""
    bare = reason.casefold().strip().rstrip(".")
    known = _BY_TEXT.get(bare) or _within(bare)
    words = QCoreApplication.translate(CONTEXT, known) if known else reason
    return reason if words == known else words


def _within(bare: str) -> str | None:
    found = next((text for text in _BY_TEXT if text in bare), None)
    return _BY_TEXT[found] if found and len(bare) <= len(found) + _SPARE else None
