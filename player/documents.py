"""Versioned JSON documents: frozen dataclasses on disk, migrated step by step.

A document is one object with `schema` beside the fields of its dataclass. An older one climbs the
steps of its `DocumentFormat` one by one; a newer one is refused and left as it is.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from player.errors import PlayerError

Document = dict[str, Any]
Step = Callable[[Document], Document]
T = TypeVar("T")

MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
"""A document is text that somebody tuned by hand; more than this is another kind of file."""


class DocumentError(PlayerError):
    """A document that does not say what it should: the place in it and the problem there.

    The place is a path like `$.slots[0].kind`, a line number, or the name of a file.
    """

    def __init__(self, place: str, problem: str) -> None:
        super().__init__("document.invalid", place=place, problem=problem)
        self.place = place
        self.problem = problem


@dataclass(frozen=True, slots=True)
class DocumentFormat(Generic[T]):
    """One kind of document: its dataclass, its newest schema, and a step from each older one."""

    value_type: type[T]
    schema: int
    steps: Mapping[int, Step]

    def __post_init__(self) -> None:
        if sorted(self.steps) != list(range(1, self.schema)):
            raise ValueError(f"steps {sorted(self.steps)} do not lead from 1 to {self.schema}")


def decode(fmt: DocumentFormat[T], content: bytes) -> T:
    """Return the value a document holds, migrated to the newest schema; or `DocumentError`."""
    document = _parse(content)
    return _convert(fmt, _migrate(fmt, document))


def encode(fmt: DocumentFormat[T], value: T) -> bytes:
    """Return the document of a value: indented JSON, `schema` first, a newline at the end."""
    document = {"schema": fmt.schema, **msgspec.to_builtins(value)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def load(fmt: DocumentFormat[T], path: Path) -> T:
    """Read a document; an older one is migrated in memory, its file stays until `save`."""
    return decode(fmt, read_bytes(path))


def save(fmt: DocumentFormat[T], path: Path, value: T) -> None:
    """Write a document so that a crash leaves the old or the new one, never a half.

    A file of an older schema is kept beside it as `name.vN.bak`; a newer one is not overwritten.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_older(fmt, path)
        write_atomically(path, encode(fmt, value))
    except OSError as error:
        raise PlayerError("file.write_failed", path=path, reason=reason_of(error)) from error


def read_bytes(path: Path, limit: int = MAX_DOCUMENT_BYTES) -> bytes:
    """Return a file's content; missing, unreadable or oversized files are `PlayerError`."""
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise PlayerError("file.missing", path=path) from None
    except (OSError, ValueError) as error:
        raise PlayerError("file.unreadable", path=path, reason=reason_of(error)) from error
    if len(content) > limit:
        reason = f"larger than {limit >> 20} MiB"
        raise PlayerError("file.unreadable", path=path, reason=reason)
    return content


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file in one step; raises `OSError` and leaves no temporary file behind."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def reason_of(error: Exception) -> str:
    """Return what went wrong with a file, in the system's words and without the path."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _parse(content: bytes) -> Document:
    try:
        document = msgspec.json.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise DocumentError("$", f"not a JSON document ({error})") from error
    if not isinstance(document, dict):
        raise DocumentError("$", "a document is one JSON object")
    return document


def _migrate(fmt: DocumentFormat[T], document: Document) -> Document:
    for version in range(_schema_of(fmt, document), fmt.schema):
        try:
            document = fmt.steps[version](document) | {"schema": version + 1}
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            problem = f"cannot be brought from schema {version} to {version + 1} ({error!r})"
            raise DocumentError("$", problem) from error
    return document


def _schema_of(fmt: DocumentFormat[T], document: Document) -> int:
    schema = _stated_schema(document)
    if schema > fmt.schema:
        problem = f"{schema} was written by a newer Galaxia; this one reads up to {fmt.schema}"
        raise DocumentError("$.schema", problem)
    return schema


def _stated_schema(document: Document) -> int:
    schema = document.get("schema")
    if type(schema) is not int or schema < 1:
        raise DocumentError("$.schema", f"expected a whole number from 1, got {schema!r}")
    return schema


def _convert(fmt: DocumentFormat[T], document: Document) -> T:
    fields = {key: value for key, value in document.items() if key != "schema"}
    return convert(fields, fmt.value_type)


def convert(fields: Any, value_type: type[T], place: str = "$") -> T:
    """Return plain data as a dataclass; unknown keys and wrong values say where they stand."""
    try:
        value = msgspec.convert(fields, value_type)
    except msgspec.ValidationError as error:
        problem, _, inner = str(error).partition(" - at `$")
        raise DocumentError(place + inner.rstrip("`"), problem) from error
    _refuse_unknown(fields, msgspec.to_builtins(value), place)
    return value


def _refuse_unknown(given: Any, known: Any, place: str) -> None:
    """Compare what came with what was understood: a key that got lost was not known."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, item in given.items():
            if key not in known:
                raise DocumentError(f"{place}.{key}", f"unknown key{did_you_mean(key, known)}")
            _refuse_unknown(item, known[key], f"{place}.{key}")
    elif isinstance(given, list) and isinstance(known, list | tuple):
        for index, (item, understood) in enumerate(zip(given, known, strict=False)):
            _refuse_unknown(item, understood, f"{place}[{index}]")


def did_you_mean(word: str, known: Mapping[str, Any]) -> str:
    """Return "; did you mean ...?" for the closest known word, or nothing."""
    close = get_close_matches(word, known, n=1)
    return f"; did you mean “{close[0]}”?" if close else ""


def _keep_older(fmt: DocumentFormat[T], path: Path) -> None:
    """Copy what `save` is about to replace, unless this program wrote it in the same schema."""
    if not path.exists():
        return
    try:
        schema = _stated_schema(_parse(path.read_bytes()))
    except DocumentError:
        shutil.copy2(path, path.with_name(f"{path.name}.broken.bak"))
        return
    if schema > fmt.schema:
        problem = f"{path.name} was written by a newer Galaxia (schema {schema}) and is kept"
        raise DocumentError("$.schema", problem)
    if schema < fmt.schema:
        shutil.copy2(path, path.with_name(f"{path.name}.v{schema}.bak"))
