"""Compression: isal where it is installed, several times faster, else Python's own zlib; each reads what the other wrote.

There is no isal for browsers and for some processors (LoongArch). The two pack the same content into different bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the functions used here are the same in both
    import zlib
else:
    try:
        from isal import isal_zlib as zlib
    except ImportError:
        import zlib

__all__ = ["zlib"]
