"""The project's own sources, as files and as syntax trees."""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("dsp", "player", "ui")


def python_files(*folders: str) -> list[Path]:
    """Every Python file below these folders."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    """A file's path inside the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@cache
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def tracked_files() -> list[Path]:
    """What git keeps; of an unpacked archive, every file that is no product of a build."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z"]
    done = subprocess.run(listing, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return [
            path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()
        ]
    folders = (*PACKAGES, "resources", "tests", "packaging")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]


def imported_names(path: Path) -> set[str]:
    """Top-level names a file imports, `importlib.import_module("name")` among them."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            words = [word.value for word in node.args if isinstance(word, ast.Constant)]
            names |= {str(word).partition(".")[0] for word in words}
    return names
