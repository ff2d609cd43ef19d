"""Text of unknown encoding: byte order marks first, UTF-8 next, then a guess."""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp1251", "cp1252"]
_SAMPLE_BYTES = 16_384


def text_of(content: bytes) -> str:
    """Return the text of a file; bytes that fit no encoding become U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_guessed(content), "replace")


def _guessed(content: bytes) -> str:
    zeros = content[:_SAMPLE_BYTES].count(0)
    if zeros * 4 > len(content[:_SAMPLE_BYTES]):
        return "utf-16-be" if content[:1] == b"\0" else "utf-16-le"
    sung = b"\n".join(line for line in content.splitlines() if any(byte > 127 for byte in line))
    best = from_bytes(sung[:_SAMPLE_BYTES], cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"
