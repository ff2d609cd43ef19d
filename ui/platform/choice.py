"""Which of the three systems this is."""

import importlib
import logging
import sys
from collections.abc import Callable
from contextlib import suppress

from ui.platform.media import MediaSession, MediaVerbs, NoMedia

_LOG = logging.getLogger(__name__)
_MODULES = {"win32": "ui.platform.smtc", "darwin": "ui.platform.now_playing_centre"}


def media_session(verbs: MediaVerbs, art_url: Callable[[str], str]) -> MediaSession:
    """Return this system's media session; one that is missing a package is said in the log.

    The modules are imported by name: each needs a package that exists on its own system only.
    """
    try:
        return _made(verbs, art_url)
    except ImportError as error:
        _LOG.info("no media keys: %s", error)
        return NoMedia()


def load_media() -> None:
    """Import what `media_session` needs, on a thread that may take a tenth of a second."""
    with suppress(ImportError):  # `media_session` says so
        importlib.import_module(_MODULES.get(sys.platform, "ui.platform.mpris"))


def _made(verbs: MediaVerbs, art_url: Callable[[str], str]) -> MediaSession:
    session: MediaSession
    if sys.platform == "win32":
        smtc = importlib.import_module(_MODULES[sys.platform])
        session = smtc.Smtc(verbs, smtc.system_controls())
    elif sys.platform == "darwin":
        centre = importlib.import_module(_MODULES[sys.platform])
        session = centre.NowPlayingCentre(verbs, centre.media_player())
    else:
        session = importlib.import_module("ui.platform.mpris").Mpris(verbs, art_url)
    return session
