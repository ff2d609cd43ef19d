"""Servers in words: what they are, how they let one in, what travels."""

from PySide6.QtCore import QCoreApplication

from player.service.source import ChangeMark, Rung, ScrobblerKind
from ui.viewmodels.sources import About

SERVICES = {ScrobblerKind.LISTENBRAINZ: "ListenBrainz", ScrobblerKind.LASTFM: "Last.fm"}


def rung_word(rung: Rung) -> str:
    """Say how a server lets one in, and how safe that is."""
    translate = QCoreApplication.translate
    words = {
        Rung.API_KEY: translate("Servers", "an API key, which you can take back there"),
        Rung.TOKEN: translate("Servers", "a token; the password itself never travels"),
        Rung.PASSWORD: translate("Servers", "the password: this server takes nothing safer"),
    }
    return words[rung]


def mark_word(mark: ChangeMark) -> str:
    """Say how it is learnt that something has changed there."""
    translate = QCoreApplication.translate
    words = {
        ChangeMark.DELTA: translate("Servers", "Changes: only they are read"),
        ChangeMark.STRONG: translate("Servers", "Changes: read anew when it was scanned"),
        ChangeMark.WEAK: translate(
            "Servers", "Changes: read anew when its size is another, and once a day"
        ),
        ChangeMark.NONE: translate("Servers", "Changes: it tells of none; read anew once a day"),
    }
    return words[mark]


def about_lines(about: About) -> tuple[str, ...]:
    """Say what probing found, a line each."""
    translate = QCoreApplication.translate
    name = f"{about.server or 'Subsonic'} {about.version}".strip()
    found = translate("Servers", "{server} · signed in with {rung}")
    lines = [found.format(server=name, rung=rung_word(about.rung)), mark_word(about.mark)]
    if about.extensions:
        text = translate("Servers", "It can also: {extensions}")
        lines.append(text.format(extensions=", ".join(about.extensions)))
    return tuple(lines)
