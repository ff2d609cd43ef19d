"""What the repository may not hold, and what must be said once."""

import re
from importlib import metadata

import pytest

from player import VERSION
from tests.support.sources import (
    PACKAGES,
    ROOT,
    imported_names,
    name_of,
    project,
    python_files,
    tracked_files,
)

TOP_LEVEL = {"player", "ui", "dsp", "resources", "tests", "packaging", ".ci", ".github"}
TEXT = {".py", ".toml", ".md", ".json", ".yaml", ".yml", ".sql", ".c", ".h", ".svg", ".txt", ".in"}
# in pieces where this file would otherwise hold what it forbids
FOREIGN = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|home/[a-z]+)/",
    "a temporary path": r"(?<![\w.])/tm" + r"p/\w",
    "a package registry": r"py" + r"pi\.org|python" + r"hosted\.org|np" + r"mjs\.(?:org|com)",
    "a private address": r"\b(?:10|192\.168)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b",
}
ROLES = {
    "PySide6-Essentials": "PySide6",
    "PyYAML": "yaml",
    "argon2-cffi": "argon2",
    "opencc-python-reimplemented": "opencc",
}
"""Distributions whose import name is another; the rest differ in case and hyphens only."""
DRIVERS = {"psycopg"}
"""SQLAlchemy loads them by the scheme of a URL."""
ON_ONE_SYSTEM = {
    "pyobjc-framework-MediaPlayer": "MediaPlayer",
    "winrt-Windows.Media.Playback": "winrt.windows.media.playback",
}
"""Loaded by name, where the system has them."""
WITH_OTHERS = {"shiboken6"}
"""Part of PySide6, and never without it."""


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    """Distributions that pip installs with the player and its optional parts."""
    extras = project()["project"]["optional-dependencies"].items()
    optional = [line for extra, lines in extras if extra != "dev" for line in lines]
    lines = [*project()["project"]["dependencies"], *optional]
    names = [re.match(r"[\w.-]+", line).group() for line in lines]
    return [name for name in names if name not in DRIVERS]


@pytest.mark.parametrize("what", FOREIGN)
def test_no_text_holds(what):
    pattern = re.compile(FOREIGN[what])
    texts = [path for path in tracked_files() if path.suffix in TEXT]
    hits = [name_of(path) for path in texts if pattern.search(path.read_text("utf-8", "replace"))]
    assert hits == []


def test_the_top_level_is_as_designed():
    folders = {name_of(path).partition("/")[0] for path in tracked_files() if path.parent != ROOT}
    assert folders <= TOP_LEVEL


def test_packaging_is_no_package():
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would hide the library packaging"


def test_the_version_is_written_once():
    version = project()["project"]["version"]
    assert metadata.version("galaxia") == version == VERSION
    written = re.compile(rf"__version__\s*=|[\"']{re.escape(version)}[\"']")
    files = python_files(*PACKAGES, "packaging")
    hits = [name_of(path) for path in files if written.search(path.read_text(encoding="utf-8"))]
    assert hits == ["player/__init__.py"]  # for who starts without reading the package's own data


def test_every_dependency_is_used():
    used = set().union(*(imported_names(path) for path in python_files(*PACKAGES, "packaging")))
    elsewhere = "".join(path.read_text(encoding="utf-8") for path in python_files("ui/platform"))
    used |= {name for name in ON_ONE_SYSTEM.values() if f'import_module("{name}")' in elsewhere}
    roles = ROLES | ON_ONE_SYSTEM
    modules = {name: roles.get(name, name.lower().replace("-", "_")) for name in declared()}
    assert [name for name, module in modules.items() if module not in used] == []


def test_every_import_is_declared():
    used = set().union(*(imported_names(path) for path in python_files(*PACKAGES)))
    by_module = metadata.packages_distributions()
    known = {canonical(name) for name in (*declared(), *WITH_OTHERS, "galaxia")}
    foreign = {name: by_module[name] for name in used & by_module.keys()}
    missing = {name for name, makers in foreign.items() if known.isdisjoint(map(canonical, makers))}
    assert missing == set()


def test_no_skip_hides_behind_a_missing_reason():
    bare = re.compile(r"mark\.skip\b(?!if)(?!\(.*reason)|pytest\.skip\(\)")
    files = python_files("tests")
    hits = [name_of(path) for path in files if bare.search(path.read_text(encoding="utf-8"))]
    assert [hit for hit in hits if not hit.endswith("test_tree.py")] == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md"])
def test_a_page_sends_nobody_to_a_file_that_is_not_there(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:player|ui|dsp|tests|packaging|resources)/[\w./-]+)`", text)
    linked = re.findall(r"\]\((?!https?:)([\w./-]+)\)", text)
    assert named + linked
    assert [path for path in named + linked if not (ROOT / path).exists()] == []
