"""mutagen is loaded by several threads, whichever reads a cover or a tag first."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
_LOADED = """
import importlib, json, sys

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "mutagen.id3":  # locks of modules whose import waits for this one
            held = importlib._bootstrap._module_locks
            inner.extend(other for other in held if other.startswith("mutagen.id3."))

watch, turned = Watch(), []
sys.meta_path.insert(0, watch)
for name in sys.argv[1:]:
    for loaded in [m for m in sys.modules if m.partition(".")[0] in ("mutagen", "player")]:
        del sys.modules[loaded]
    inner = []
    importlib.import_module(name)
    if inner:
        turned.append(name)
print(json.dumps(turned))
"""


def test_every_thread_loads_the_package_before_its_parts():
    """One that holds a part and waits for the package meets one that holds the package: neither
    goes on, and Python ends one of the two imports with an error."""
    sources = [p for p in (ROOT / "player").rglob("*.py") if "mutagen." in p.read_text()]
    names = [".".join(p.relative_to(ROOT).with_suffix("").parts) for p in sources]
    assert "player.library.tags.containers" in names
    words = [sys.executable, "-c", _LOADED, *names]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    assert json.loads(done.stdout) == []
