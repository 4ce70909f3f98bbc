"""What is written can be read again, by us and as the standard says."""

from __future__ import annotations

import zlib

import pytest

from bot.drawing.png import decode, encode


@pytest.mark.parametrize("pixels", [bytes(range(6)), bytes(range(18))], ids=["grey", "coloured"])
def test_what_is_written_is_read_again(pixels: bytes) -> None:
    assert decode(encode(3, 2, pixels)) == (3, 2, pixels)


def test_every_chunk_carries_its_checksum() -> None:
    file = encode(1, 1, b"\0")
    at, kinds = 8, []
    while at < len(file):
        size = int.from_bytes(file[at : at + 4], "big")
        kinds.append(file[at + 4 : at + 8])
        assert int.from_bytes(file[at + 8 + size : at + 12 + size], "big") == zlib.crc32(
            file[at + 4 : at + 8 + size]
        )
        at += size + 12
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


def test_pixels_that_do_not_fill_the_picture_are_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        encode(2, 2, b"\0\0\0")


@pytest.mark.parametrize("file", [b"GIF89a", encode(1, 1, b"\0").replace(b"\x08\0", b"\x04\0", 1)])
def test_what_was_not_written_here_is_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match=r"PNG|not written"):
        decode(file)
