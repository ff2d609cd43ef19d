"""Bring resources/i18n up to date: `python -m tests.support.translations`.

Collects every string of the window and every sentence of `player.errors` with Qt's lupdate, and
compiles with lrelease. New strings come out unfinished; a test says which.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from defusedxml import ElementTree

from player.errors import SENTENCES
from ui import reasons
from ui.messages import CONTEXT
from ui.translation import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "i18n"


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def window_sources() -> list[Path]:
    return sorted(path for path in (ROOT / "ui").rglob("*.py"))


def sentences_as_source() -> str:
    """The sentences of error codes, and reasons from elsewhere, in a form lupdate reads."""
    texts = [(CONTEXT, text) for text in _sentences()]
    texts += [(reasons.CONTEXT, text) for text in reasons.KNOWN]
    calls = (f"QCoreApplication.translate({context!r}, {_quoted(s)})" for context, s in texts)
    return "\n".join(calls) + "\n"


def collect(language: str, target: Path) -> None:
    """Write or update a .ts file; English needs its plurals only."""
    with tempfile.TemporaryDirectory() as folder:
        sentences = Path(folder, "sentences.py")
        sentences.write_text(sentences_as_source(), "utf-8")
        plural = ["-pluralonly"] if language == "en" else []
        words = [tool("lupdate"), *plural, "-no-obsolete", "-locations", "none", "-silent"]
        words += ["-source-language", "en", "-target-language", language]
        files = [str(path) for path in (*window_sources(), sentences)]
        subprocess.run([*words, *files, "-ts", str(target)], check=True)


def compile_language(language: str) -> None:
    source, target = FOLDER / f"galaxia_{language}.ts", FOLDER / f"galaxia_{language}.qm"
    subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(target)], check=True)


def messages(path: Path) -> dict[tuple[str, str], list[str]]:
    """Translations by context and source; a plural has several; unfinished ones are empty."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found[name, message.findtext("source", "")] = _forms(message.find("translation"))
    return found


def main() -> None:
    for language in LANGUAGES:
        collect(language, FOLDER / f"galaxia_{language}.ts")
        compile_language(language)


def _forms(translation) -> list[str]:
    if translation is None or translation.get("type") == "unfinished":
        return [""]
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def _sentences() -> list[str]:
    return sorted(set(SENTENCES.values()))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    main()
