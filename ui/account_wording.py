"""Membership in words."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from player.rights import Quality, Rights
from player.service.membership.states import AccountState, HeldMembership, Standing
from ui.wording import count

_CONTEXT = "Account"
OWN_PLAN = "own"


def standing_word(standing: Standing) -> str:
    """Return the word for where this device stands."""
    translate = QCoreApplication.translate
    words = {
        Standing.SIGNED_OUT: translate("Account", "Free"),
        Standing.REFRESHING: translate("Account", "Asking the service"),
        Standing.ACTIVE: translate("Account", "Active"),
        Standing.GRACE: translate("Account", "Offline grace"),
        Standing.EXPIRED: translate("Account", "Expired"),
        Standing.REVOKED: translate("Account", "Signed out by the service"),
        Standing.UNVERIFIED: translate("Account", "Not verified"),
        Standing.WRONG_DEVICE: translate("Account", "Belongs to another device"),
    }
    return words[standing]


def plan_word(plan: str, title: str = "") -> str:
    """Return the name of a plan; one this version does not know keeps the service's."""
    translate = QCoreApplication.translate
    words = {
        "own": translate("Account", "Own library"),
        "free": translate("Account", "Free"),
        "luxury": translate("Account", "Green Diamond Luxury"),
        "svip": translate("Account", "SVIP"),
        "device": translate("Account", "Device-exclusive"),
    }
    return words.get(plan, title or plan)


def quality_word(quality: Quality) -> str:
    """Return a tier of the service with what it measures."""
    translate = QCoreApplication.translate
    words = {
        Quality.STANDARD: translate("Account", "Standard, 128 kbit/s"),
        Quality.HQ: translate("Account", "HQ, 320 kbit/s"),
        Quality.SQ: translate("Account", "SQ, lossless 16/44.1"),
        Quality.HIRES: translate("Account", "Hi-Res, lossless up to 24/192"),
    }
    return words[quality]


def day(moment_s: int) -> str:
    """Write a date as the language does."""
    moment = QDateTime.fromSecsSinceEpoch(moment_s)
    return QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)


def membership_line(held: HeldMembership) -> str:
    """Say what one membership is and until when."""
    translate = QCoreApplication.translate
    parts = [plan_word(held.plan)]
    if held.trial:
        parts.append(translate("Account", "trial"))
    if held.family:
        parts.append(translate("Account", "family"))
    if held.scope == "device":
        parts.append(translate("Account", "this device"))
    parts.append(translate("Account", "until {day}").format(day=day(held.end_s)))
    return " · ".join(parts)


def pack_word(name: str) -> str:
    """Return what an effect pack is called; one this version does not know keeps its name."""
    translate = QCoreApplication.translate
    words = {
        "base": translate("Account", "Basics"),
        "galaxy.base": translate("Account", "Galaxy, basics"),
        "galaxy.*": translate("Account", "all of Galaxy"),
        "panorama": translate("Account", "Panorama"),
    }
    return words.get(name, name)


def scene_word(name: str) -> str:
    """Return the word for where a membership counts."""
    translate = QCoreApplication.translate
    words = {
        "desktop": translate("Account", "computer"),
        "car": translate("Account", "car"),
        "headphone": translate("Account", "headphones"),
    }
    return words.get(name, name)


def _listed(words: Iterable[str]) -> str:
    translate = QCoreApplication.translate
    return translate("Account", ", ").join(words) or translate("Account", "none")


def rights_lines(rights: Rights) -> Sequence[tuple[str, str]]:
    """Say what is granted, as names and values."""
    translate = QCoreApplication.translate
    kept = translate("Account", "{number} tracks for {days} days").format(
        number=count(rights.offline_tracks), days=rights.offline_days
    )
    return (
        (translate("Account", "Streams"), quality_word(rights.quality)),
        (
            translate("Account", "Effect packs"),
            _listed(pack_word(name) for name in sorted(rights.packs)),
        ),
        (
            translate("Account", "Downloads"),
            kept if rights.offline_tracks else translate("Account", "none"),
        ),
        (translate("Account", "Devices in 24 hours"), count(rights.devices)),
        (
            translate("Account", "Where it counts"),
            _listed(scene_word(name) for name in sorted(rights.scenes)),
        ),
    )


def standing_line(state: AccountState) -> str:
    """Say what follows from where this device stands, in one sentence."""
    translate = QCoreApplication.translate
    if state.is_clock_suspect:
        return translate(
            "Account", "This computer’s clock is far behind: set it, or go online once."
        )
    match state.standing:
        case Standing.ACTIVE if state.expires_s:
            text = translate("Account", "Renewed by itself; counts until {day}.")
            return text.format(day=day(state.expires_s))
        case Standing.GRACE if state.grace_ends_s:
            text = translate("Account", "No answer of the service: downloads play until {day}.")
            return text.format(day=day(state.grace_ends_s))
        case Standing.EXPIRED:
            return translate("Account", "Go online once and it is renewed.")
        case Standing.SIGNED_OUT:
            return translate("Account", "A membership adds to this, and takes nothing away.")
        case _:
            return translate("Account", "Your own music is not touched by this.")
