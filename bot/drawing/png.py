"""PNG files: eight bits a channel, no filters. Written, and read again where they were written here."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">IIBBBBB")
_KINDS = {1: 0, 3: 2}
"""Channels → what PNG calls that."""


def encode(width: int, height: int, pixels: bytes) -> bytes:
    """A file.

    Args:
        width: of the picture.
        height: of the picture.
        pixels: row by row, a byte a pixel (grey) or three (red, green, blue).

    Raises:
        ValueError: there are not as many pixels as the size says.
    """
    channels = len(pixels) // (width * height)
    if channels not in _KINDS or len(pixels) != width * height * channels:
        raise ValueError(f"{len(pixels)} bytes make no picture of {width} by {height}")
    long = width * channels
    rows = b"".join(b"\0" + pixels[start : start + long] for start in range(0, len(pixels), long))
    head = _HEAD.pack(width, height, 8, _KINDS[channels], 0, 0, 0)
    chunks = _chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(rows)), _chunk(b"IEND", b"")
    return _SIGNATURE + b"".join(chunks)


def decode(file: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of a file that `encode` made.

    Raises:
        ValueError: it did not.
    """
    if not file.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    width, height, depth, kind, *_ = _HEAD.unpack_from(file, len(_SIGNATURE) + 8)
    rows = zlib.decompress(b"".join(_data(file)))
    channels = {name: count for count, name in _KINDS.items()}.get(kind, 0)
    long = width * channels + 1
    if depth != 8 or len(rows) != long * height or any(rows[::long]):
        raise ValueError("not written here")
    return width, height, b"".join(rows[at + 1 : at + long] for at in range(0, len(rows), long))


def _data(file: bytes) -> list[bytes]:
    found, at = [], len(_SIGNATURE)
    while at < len(file):
        (size,) = struct.unpack_from(">I", file, at)
        if file[at + 4 : at + 8] == b"IDAT":
            found.append(file[at + 8 : at + 8 + size])
        at += size + 12
    return found


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
