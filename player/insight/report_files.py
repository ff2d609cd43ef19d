"""A report as a file: JSON with everything, CSV with the top lists."""

import csv
import io
from pathlib import Path

import msgspec

from player.errors import PlayerError
from player.insight.reports import Report

SCHEMA = 1


def report_json(report: Report) -> bytes:
    """Return a report as one JSON object."""
    fields = msgspec.to_builtins(report)
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA} | fields), indent=2)


def report_csv(report: Report) -> bytes:
    """Return the top lists as one table; with a mark, so that spreadsheets read it as UTF-8."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("list", "place", "name", "detail", "plays", "seconds"))
    for name in ("artists", "albums", "tracks", "genres"):
        for place, line in enumerate(getattr(report, name), 1):
            seconds = round(line.heard_ms / 1000)
            table.writerow((name, place, line.name, line.detail, line.plays, seconds))
    return out.getvalue().encode("utf-8-sig")


def write_report(report: Report, path: Path) -> None:
    """Write a report as its ending says: .csv, or JSON.

    Raises:
        PlayerError: file.write_failed.
    """
    data = report_csv(report) if path.suffix.lower() == ".csv" else report_json(report)
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("file.write_failed", path=str(path), reason=reason) from error
