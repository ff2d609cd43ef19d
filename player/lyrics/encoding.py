"""Text of unknown encoding: byte order marks first, UTF-8 next, then a guess."""

import codecs

from charset_normalizer import from_bytes

from player.text.encoding import decode, guess_encoding, looks_foreign

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 16_384
_LATIN = "cp1252"
_SINGLE_BYTES = [_LATIN, "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874"]


def text_of(content: bytes) -> str:
    """Return the text of a file; bytes that fit no encoding become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return decode(content, _guessed(content))


def _guessed(content: bytes) -> str:
    zeros = content[:_SAMPLE_BYTES].count(0)
    if zeros * 4 > len(content[:_SAMPLE_BYTES]):
        return "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    sung = [line for line in content[:_SAMPLE_BYTES].splitlines() if not line.isascii()]
    if not any(looks_foreign(line.decode("latin-1")) for line in sung):
        return _LATIN
    return guess_encoding(sung) or _of_another_script(sung)


def _of_another_script(sung: list[bytes]) -> str:
    """Return one of the encodings of a single byte that tags are never guessed to be in."""
    best = from_bytes(b"\n".join(sung), cp_isolation=_SINGLE_BYTES).best()
    return best.encoding if best else _LATIN
