"""Values out of parsed YAML and JSON, where anything may stand in place of anything."""

import math
from collections.abc import Mapping
from typing import Any

from dsp.params import ParamError


def mapping_in(fields: Any, key: str) -> Mapping[str, Any]:
    """Return the mapping at a key; an empty one when something else stands there."""
    value = fields.get(key) if isinstance(fields, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def number_in(fields: Mapping[str, Any], key: str, otherwise: float | None = None) -> float:
    """Return the number at a key; `ParamError` when there is none and no default."""
    value = fields.get(key)
    if value is None and otherwise is not None:
        return otherwise
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ParamError(f"{key} is missing" if value is None else f"{key} is no number")
    return float(value)


def has(fields: Mapping[str, Any], key: str) -> bool:
    """Return whether a key has a value."""
    return fields.get(key) is not None
