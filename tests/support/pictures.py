"""Small pictures, and putting them into sound files the way other programs do."""

import base64
import struct
import zlib

import mutagen
from mutagen.apev2 import BINARY, APEValue
from mutagen.asf import ASFByteArrayAttribute
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3
from mutagen.mp4 import MP4, MP4Cover

from player.library.tags.asf_pictures import asf_block


def png(shade, side=2, filling=b""):
    """A grey PNG; `filling` makes it as large as one likes."""

    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes([shade]) * side) * side)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", rows), chunk(b"teXt", filling))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def paint(path, *pictures):
    """Put pictures into a file the way other programs do, as (type, description, bytes)."""
    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    if isinstance(file, FLAC):
        for picture in pictures:
            file.add_picture(_block(*picture))
    elif isinstance(file.tags, ID3):
        for kind, text, data in pictures:
            file.tags.add(APIC(encoding=3, mime="image/png", type=kind, desc=text, data=data))
    elif isinstance(file, MP4):
        file["covr"] = [MP4Cover(data, MP4Cover.FORMAT_PNG) for _, _, data in pictures]
    elif path.suffix == ".wma":
        file["WM/Picture"] = [
            ASFByteArrayAttribute(asf_block(kind, "image/png", text, data))
            for kind, text, data in pictures
        ]
    elif path.suffix == ".wv":
        names = {3: "Cover Art (Front)", 4: "Cover Art (Back)"}
        for kind, _, data in pictures:
            file[names[kind]] = APEValue(b"x.png\0" + data, BINARY)
    else:
        texts = [base64.b64encode(_block(*picture).write()).decode() for picture in pictures]
        file["metadata_block_picture"] = texts
    file.save()
    return path


def _block(kind, text, data):
    block = Picture()
    block.type, block.desc, block.mime, block.data = kind, text, "image/png", data
    return block
