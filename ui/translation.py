"""The window's language: ours from resources/i18n, Qt's own words from Qt."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "zh_CN")


def language_of(locale: QLocale) -> str:
    """Return the language we have that is nearest to a locale; English when none is."""
    chinese = locale.language() == QLocale.Language.Chinese
    return "zh_CN" if chinese else "en"


def install_language(language: str, app: QCoreApplication) -> list[QTranslator]:
    """Have the application speak a language of `LANGUAGES`; numbers follow it.

    Returns:
        What to remove to take it back; the application owns them.
    """
    QLocale.setDefault(QLocale(language))
    ours = QTranslator(app)
    ours.load(str(files("resources") / "i18n" / f"galaxia_{language}.qm"))
    qts = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qts.load(f"qtbase_{language}", folder)
    for translator in (qts, ours):
        app.installTranslator(translator)
    return [qts, ours]
