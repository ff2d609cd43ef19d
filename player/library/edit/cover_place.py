"""Where a cover goes."""

from enum import StrEnum


class CoverPlace(StrEnum):
    """Inside each file, or beside the files."""

    INSIDE = "inside"
    BESIDE = "beside"
