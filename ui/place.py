"""Where a song of a server is: a sign in lists, and a word for those who listen to the screen."""

from PySide6.QtCore import QCoreApplication

from player.library.lists.rows import Here, Remote

_SIGNS = {
    Here.NOTHING: ("cloud", "text_dim"),
    Here.PART: ("cloud-part", "text_dim"),
    Here.WHOLE: ("downloaded", "ok"),
    Here.FAILED: ("warning", "warn"),
}


def place_icon(remote: Remote) -> tuple[str, str]:
    """Return the icon, and the name of its colour."""
    if remote.wanted and remote.here in {Here.NOTHING, Here.PART}:
        return "download", "accent"
    return _SIGNS[remote.here]


def place_word(remote: Remote) -> str:
    """Return where a song is, in a word."""
    translate = QCoreApplication.translate
    if remote.wanted and remote.here in {Here.NOTHING, Here.PART}:
        return translate("Place", "Waits to be downloaded")
    words = {
        Here.NOTHING: translate("Place", "On the server"),
        Here.PART: translate("Place", "Partly downloaded"),
        Here.WHOLE: translate("Place", "Downloaded"),
        Here.FAILED: translate("Place", "Could not be downloaded"),
    }
    return words[remote.here]
