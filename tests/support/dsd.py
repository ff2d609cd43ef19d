"""DSD files: one-bit sound as DSF and DFF, written byte by byte."""

import struct

import numpy as np

_REVERSED = np.array([int(f"{byte:08b}"[::-1], 2) for byte in range(256)], np.uint8)
_BLOCK = 4_096


def bits(frames, channels=2, seed=1):
    """Any one-bit sound: `(channels, bytes)`, the oldest bit on top, two bytes a DoP frame."""
    return np.random.default_rng(seed).integers(0, 256, (channels, 2 * frames), dtype=np.uint8)


def write_dsf(path, data, sample_rate=2_822_400):
    channels, size = data.shape
    padded = np.pad(_REVERSED[data], ((0, 0), (0, -size % _BLOCK)))
    blocks = padded.reshape(channels, -1, _BLOCK).transpose(1, 0, 2).tobytes()
    fields = (52, 1, 0, channels, channels, sample_rate, 1, size * 8, _BLOCK, 0)
    head = b"fmt " + struct.pack("<QIIIIIIQII", *fields)
    sound = b"data" + struct.pack("<Q", 12 + len(blocks)) + blocks
    whole = 28 + len(head) + len(sound)
    path.write_bytes(b"DSD " + struct.pack("<QQQ", 28, whole, 0) + head + sound)
    return path


def write_dff(path, data, sample_rate=2_822_400):
    def chunk(name, content):
        return name + struct.pack(">Q", len(content)) + content + b"\0" * (len(content) % 2)

    channels = chunk(b"CHNL", struct.pack(">H", len(data)) + b"SLFTSRGT")
    kind = chunk(b"CMPR", b"DSD \x0enot compressed\0")
    rate = chunk(b"FS  ", struct.pack(">I", sample_rate))
    version = chunk(b"FVER", b"\x01\x05\0\0")
    properties = chunk(b"PROP", b"SND " + rate + channels + kind)
    path.write_bytes(
        chunk(b"FRM8", b"DSD " + version + properties + chunk(b"DSD ", data.T.tobytes()))
    )
    return path
