"""The window's language: ours from resources/i18n, Qt's own words from Qt."""

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGES = ("en", "zh_CN")


def language_of(locale: QLocale) -> str:
    """Return the language we have that is nearest to a locale; English when none is."""
    chinese = locale.language() == QLocale.Language.Chinese
    return "zh_CN" if chinese else "en"


class Tongue:
    """Speaks one language at a time; the GUI thread."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._language = ""
        self._translators: list[QTranslator] = []

    def differs_from(self, chosen: str | None) -> bool:
        """Whether another language is spoken than the one that is chosen."""
        return self._language != _known(chosen)

    def speak(self, chosen: str | None) -> bool:
        """Speak what is chosen: one of `LANGUAGES`; whatever else it is, as the system does.

        Returns:
            Whether that is another language than before. What is shown stays as it is.
        """
        if not self.differs_from(chosen):
            return False
        self.fall_silent()
        self._language = _known(chosen)
        self._translators = install_language(self._language, self._app)
        return True

    def fall_silent(self) -> None:
        """Speak no language any more."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators, self._language = [], ""


def _known(chosen: str | None) -> str:
    return chosen if chosen in LANGUAGES else language_of(QLocale.system())


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
