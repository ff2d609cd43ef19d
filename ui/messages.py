"""What the listener reads when something happens: one sentence, one button, in their language."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from player.errors import SENTENCES
from ui.reasons import reason_in_words

CONTEXT = "Sentences"


class _Figure(float):
    """A number that is written with the printer's minus, as everywhere in the window."""

    def __format__(self, spec: str, /) -> str:
        """Return it as the sentence wants it."""
        return super().__format__(spec).replace("-", "\N{MINUS SIGN}")


def sentence(code: str, details: Mapping[str, Any]) -> str:
    """Return the sentence of an error code, with the names it is about filled in."""
    told = {name: _Figure(it) if isinstance(it, float) else it for name, it in details.items()}
    if isinstance(reason := told.get("reason"), str):
        told["reason"] = reason_in_words(reason)
    return QCoreApplication.translate(CONTEXT, SENTENCES[code]).format(**told)


def action_label(action: str) -> str:
    """Return what the button of a notice says; empty for an action the window does not know."""
    labels = {
        "play": QCoreApplication.translate("Actions", "Play"),
        "retry": QCoreApplication.translate("Actions", "Try again"),
        "keep": QCoreApplication.translate("Actions", "Try again"),
        "undo": QCoreApplication.translate("Actions", "Undo"),
        "continue": QCoreApplication.translate("Actions", "Continue"),
        "backups": QCoreApplication.translate("Actions", "Show the backups"),
        "next": QCoreApplication.translate("Actions", "Next"),
        "locate": QCoreApplication.translate("Actions", "Locate folder…"),
        "skip-damage": QCoreApplication.translate("Actions", "Skip the damaged part"),
        "reveal": QCoreApplication.translate("Actions", "Show in folder"),
        "take-out": QCoreApplication.translate("Actions", "Take out of the queue"),
        "devices": QCoreApplication.translate("Actions", "Choose a device"),
        "settings": QCoreApplication.translate("Actions", "Open the settings"),
        "servers": QCoreApplication.translate("Actions", "Show the servers"),
    }
    return labels.get(action, "")


def way_out(code: str) -> str:
    """Return where something can be done about a notice that brings no action of its own."""
    return _WAYS_OUT.get(code, "")


_WAYS_OUT = {
    "device.none": "devices",
    "device.lost": "devices",
    "device.unknown": "devices",
    "device.refused": "devices",
    "device.busy": "devices",
    "device.strict": "devices",
    "device.unsteady": "devices",
    "source.unreachable": "servers",
    "source.certificate": "servers",
    "source.moved": "servers",
    "source.refused": "servers",
    "source.login": "servers",
    "source.unprotected": "servers",
    "source.not_subsonic": "servers",
    "language.unknown": "settings",
    "library.damaged": "backups",
    "settings.unreadable": "settings",
}


def verdict_word(verdict: str) -> str:
    """Return the word for a verdict about the sound."""
    words = {
        "proven": QCoreApplication.translate("Verdicts", "Proven"),
        "exact": QCoreApplication.translate("Verdicts", "Exact"),
        "clean-shared": QCoreApplication.translate("Verdicts", "Clean, shared"),
        "enhanced": QCoreApplication.translate("Verdicts", "Enhanced"),
        "converted": QCoreApplication.translate("Verdicts", "Converted"),
        "lossy-source": QCoreApplication.translate("Verdicts", "Lossy source"),
        "degraded": QCoreApplication.translate("Verdicts", "Degraded"),
    }
    return words.get(verdict, QCoreApplication.translate("Verdicts", "Unknown"))
