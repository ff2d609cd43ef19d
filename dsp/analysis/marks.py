"""Hidden marks in the lowest bits: MQA and HDCD are recognised, and never decoded.

Both hide a fixed word in bits nobody hears. MQA's is 36 bits long in the difference of the two
channels, at a bit of 24 that differs from file to file; HDCD's is 32 bits long in the lowest bit of
16 after its scrambler, which FFmpeg's `hdcd` filter documents. Chance brings MQA's word once in
10,000 minutes of 24-bit noise; HDCD's shorter one counts only when it comes back.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

IntFrames = npt.NDArray[np.int32]
"""Samples `(frames, 2)` as the file holds them, moved up to the top of 32 bits."""

MQA_WORD = 0xBE0498C88
MQA_BITS = 36
MQA_LOWEST_BITS = range(8, 17)
"""Where it may lie, of 32: the lowest nine bits of 24."""
MQA_STRETCH = 16_384
"""Frames looked over at once: they stay in the processor's cache."""

HDCD_SHORT, HDCD_LONG = 0x7E0FA005, 0x7E0FA006
"""What comes before eight bits of control, and before eight bits and their complement."""
HDCD_UNUSED = 0xC8
"""Bits that are never set in a short control."""
HDCD_BITS = 32
HDCD_LOWEST_BIT = 16
HDCD_TAPS = (5, 23)
HDCD_TIMES = 2


def carries_mqa(samples: IntFrames) -> bool:
    """Whether 24-bit stereo carries MQA's word; a second of sound holds many."""
    if samples.ndim != 2 or samples.shape[1] != 2:
        return False
    differing = samples[:, 0] ^ samples[:, 1]
    starts = range(0, len(differing), MQA_STRETCH)
    return any(_holds_mqa(differing[at : at + MQA_STRETCH + MQA_BITS - 1]) for at in starts)


def _holds_mqa(values: npt.NDArray[np.int32]) -> bool:
    """Whether the word begins in a stretch; all bits that may hold it are followed at once."""
    count = max(0, len(values) - MQA_BITS + 1)
    agreeing = np.full(count, sum(1 << place for place in MQA_LOWEST_BITS), np.int32)
    for at, bit in enumerate(_bits(MQA_WORD, MQA_BITS)):
        here = values[at : at + count]
        agreeing &= here if bit else ~here
    return bool(agreeing.any())


def carries_hdcd(samples: IntFrames) -> bool:
    """Whether 16-bit sound carries HDCD's control codes; ten seconds hold several."""
    columns = samples.T if samples.ndim == 2 else samples[None]
    return any(_hdcd_codes(column) >= HDCD_TIMES for column in columns)


def _hdcd_codes(column: npt.NDArray[np.int32]) -> int:
    """Count the control codes that are whole and pass their own check."""
    lowest = ((column >> HDCD_LOWEST_BIT) & 1).astype(np.uint8)
    if len(lowest) <= HDCD_TAPS[1]:
        return 0
    plain = lowest[HDCD_TAPS[1] :].copy()
    for tap in HDCD_TAPS:
        plain ^= lowest[HDCD_TAPS[1] - tap : len(lowest) - tap]
    stream = plain.tobytes()
    short = (_byte(stream, end) for end in _ends(stream, HDCD_SHORT))
    long = ((_byte(stream, end), _byte(stream, end + 8)) for end in _ends(stream, HDCD_LONG))
    return sum(not code & HDCD_UNUSED for code in short) + sum(a ^ b == 0xFF for a, b in long)


def _ends(stream: bytes, word: int) -> Iterator[int]:
    """Where each occurrence of a word ends."""
    wanted = _bits(word, HDCD_BITS)
    place = stream.find(wanted)
    while place >= 0:
        yield place + HDCD_BITS
        place = stream.find(wanted, place + 1)


def _byte(stream: bytes, start: int) -> int:
    """Eight bits of a stream; beyond its end, one that passes no check."""
    bits = stream[start : start + 8]
    return int("".join(map(str, bits)), 2) if len(bits) == 8 else HDCD_UNUSED


def _bits(word: int, count: int) -> bytes:
    """A word's bits, the highest first, as bytes of 0 and 1."""
    return bytes((word >> (count - 1 - place)) & 1 for place in range(count))
