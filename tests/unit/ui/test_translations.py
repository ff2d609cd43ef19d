import pytest
from PySide6.QtCore import QLocale

from tests.support.translations import FOLDER, collect, messages
from ui.translation import LANGUAGES, install_language, language_of
from ui.wording import clock, decibels, remaining, span


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_of_the_window_is_translated(language, tmp_path):
    """Collects anew, as `python -m tests.support.translations` would."""
    fresh = tmp_path / f"galaxia_{language}.ts"
    fresh.write_bytes((FOLDER / fresh.name).read_bytes())
    collect(language, fresh)
    untranslated = [source for (_, source), forms in messages(fresh).items() if "" in forms]
    assert untranslated == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_the_original_does(language):
    for (_, source), forms in messages(FOLDER / f"galaxia_{language}.ts").items():
        for form in filter(None, forms):
            assert places(form) == places(source), source


def places(text):
    return sorted(word.split("}")[0].split(":")[0] for word in text.split("{")[1:])


CODE = ("pip install 'galaxia[server]'",)
"""What a listener types as it stands: there the straight quotes are meant."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_apostrophes_are_the_printer_s(language):
    """In what is translated and in what it is translated to."""
    found = [
        text
        for (_, source), forms in messages(FOLDER / f"galaxia_{language}.ts").items()
        for text in (source, *forms)
        if set(without_code(text)) & {"'", '"', "`"}
    ]
    assert found == []


def without_code(text):
    for code in CODE:
        text = text.replace(code, "")
    return text


PATTERNS = ("(*", "({endings})", "({kinds})")


def test_patterns_of_file_dialogs_stay_patterns():
    """Qt reads them within these parentheses alone; within others no file is shown."""
    chinese = messages(FOLDER / "galaxia_zh_CN.ts").items()
    filters = [(source, forms) for (_, source), forms in chinese if source.endswith(")")]
    for source, forms in filters:
        for pattern in (pattern for pattern in PATTERNS if pattern in source):
            assert all(pattern in form for form in forms), source


@pytest.mark.parametrize(
    "word, instead",
    [
        ("音乐库", "曲库"),
        ("播放列表", "歌单"),
        ("艺术家", "艺人"),
        ("歌手", "艺人"),
        ("样本", "采样"),
        ("逐位精确", "比特完美"),
        ("帐户", "账户"),
        ("扬声器", "音箱"),
        ("} %", "}%"),
    ],
)
def test_one_thing_has_one_name_in_chinese(word, instead):
    chinese = messages(FOLDER / "galaxia_zh_CN.ts").items()
    found = [source for (_, source), forms in chinese if any(word in f for f in forms)]
    assert not [source for source in found if "%n" not in source], f"say {instead}"


def test_the_window_speaks_chinese(qtbot, qapp, session):
    translators = install_language("zh_CN", qapp)
    try:
        assert qapp.translate("QueuePanel", "%n track(s)", "", 3) == "3 首曲目"
        assert qapp.translate("Sentences", "The queue is locked.") == "播放队列已锁定。"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
        QLocale.setDefault(QLocale("en"))


@pytest.mark.parametrize(
    "locale, language", [("zh_CN", "zh_CN"), ("zh_TW", "zh_CN"), ("de_DE", "en"), ("C", "en")]
)
def test_an_unknown_language_falls_back_to_english(locale, language):
    assert language_of(QLocale(locale)) == language


def test_figures_are_written_as_listeners_write_them():
    assert clock(134_000) == "2:14"
    assert clock(3_723_000) == "1:02:03"
    assert remaining(134_000, 328_000) == "\N{MINUS SIGN}3:14"
    assert decibels(-12.5) == "\N{MINUS SIGN}12.5 dB"
    assert decibels(-0.01) == "0.0 dB"
    assert span(46 * 86_400_000) == "46 days"
    assert span(5_400_000) == "1 h 30 min"
