"""Compress and decompress Zstandard frames with a checksum, as `zstd -d` reads them."""

from __future__ import annotations

import sys
from typing import Final

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PARAMETER: Final = zstd.CompressionParameter
_LEVEL: Final = 9
_LEVEL_OF_LONG: Final = 3
_LONG: Final = 2**19
"""Bytes. More of them at the usual level would hold the event loop for up to a second."""

_GROWING: Final[dict[int, int]] = {_PARAMETER.compression_level: 3, _PARAMETER.checksum_flag: 1}

ZstdError = zstd.ZstdError


class Compressor:
    """Compresses one frame piece by piece; its level takes little memory, as several may be open."""

    def __init__(self) -> None:
        self._frame = zstd.ZstdCompressor(options=_GROWING)

    def add(self, data: bytes) -> bytes:
        """Return what is complete of the frame with these bytes added."""
        return self._frame.compress(data)

    def end(self) -> bytes:
        """Return the end of the frame."""
        return self._frame.flush()


def compress(data: bytes) -> bytes:
    """Return one frame with its length and checksum; takes about 5 ms per megabyte."""
    level = _LEVEL if len(data) < _LONG else _LEVEL_OF_LONG
    options: dict[int, int] = {_PARAMETER.compression_level: level, _PARAMETER.checksum_flag: 1}
    return zstd.compress(data, options=options)


def decompress(data: bytes) -> bytes:
    """Decompress a frame; raises `ZstdError`. Pass only bytes whose hash was verified."""
    return zstd.decompress(data)
