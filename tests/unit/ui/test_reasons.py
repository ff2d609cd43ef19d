"""Reasons of the system in the listener's language: known ones are told, unknown ones kept."""

import errno
import os

import pytest

from ui import reasons
from ui.messages import sentence
from ui.reasons import reason_in_words
from ui.translation import install_language

NUMBERS = (
    *(errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EIO, errno.EROFS, errno.ETIMEDOUT),
    *(errno.ECONNREFUSED, errno.ECONNRESET, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EPERM),
    *(errno.EBUSY, errno.EMFILE, errno.ENODEV, errno.ENOMEM, errno.EDQUOT, errno.ENAMETOOLONG),
)


@pytest.fixture
def chinese(qapp):
    translators = install_language("zh_CN", qapp)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


def is_chinese(text):
    return not any(letter.isascii() and letter.isalpha() for letter in text)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_the_system_says_is_told_in_chinese(chinese, number):
    text = os.strerror(number)
    for said in (text, text.lower(), f"{text}.", f"[Errno {number}] {text}: '/music/a.flac'"):
        assert is_chinese(reason_in_words(said)), said


@pytest.mark.parametrize(
    "said",
    [
        "[Errno -2] Name or service not known",
        "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1006)",
        "The read operation timed out",
        "Invalid sample rate [PaErrorCode -9997]",
        "database is locked",
        "database or disk is full",
    ],
)
def test_networks_cards_and_databases_too(chinese, said):
    assert is_chinese(reason_in_words(said))


def test_the_cause_is_told_not_what_it_led_to(chinese):
    said = "certificate verify failed: self-signed certificate (_ssl.c:1006)"
    assert reason_in_words(said) == "证书为自签名"
    assert reason_in_words("No such device or address") != reason_in_words("No such device")


def test_a_sentence_is_of_one_language(chinese):
    told = sentence("file.write_failed", {"path": "/x", "reason": "No space left on device"})
    assert "磁盘已满" in told
    assert is_chinese(told.replace("/x", ""))


def test_what_is_not_known_or_says_more_is_kept(chinese):
    for said in ("the flux capacitor is cold", "HTTP 503", ""):
        assert reason_in_words(said) == said
    longer = (
        "timed out while the third of seven mirrors was asked for the second half of the answer"
    )
    assert reason_in_words(longer) == longer


def test_english_stays_as_it_was_said():
    for said in ("permission denied", "[Errno 28] No space left on device: '/x'"):
        assert reason_in_words(said) == said


def test_no_reason_is_there_twice():
    assert len({known.casefold() for known in reasons.KNOWN}) == len(reasons.KNOWN)
