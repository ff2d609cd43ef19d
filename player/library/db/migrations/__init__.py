"""The ladder of schema versions: one SQL file a step, in order, never edited once released."""

import re
from importlib import resources

_STEP = re.compile(r"(\d{4})_\w+\.sql")


def steps() -> dict[int, str]:
    """Return the SQL that leads to each version, lowest first."""
    files = resources.files("player.library.db.migrations").iterdir()
    texts = {
        file.name: file.read_text(encoding="utf-8") for file in files if _STEP.fullmatch(file.name)
    }
    return {int(name[:4]): texts[name] for name in sorted(texts)}


def newest() -> int:
    """Return the schema version this program writes."""
    return max(steps())
