"""Import xlwings without the libraries it would load for tables and pictures, which no button uses.

The add-in imports this module before xlwings, in the new Python that each click starts; ``restore`` makes them importable
again.
"""

from __future__ import annotations

import sys

NOT_NEEDED = ("numpy", "pandas", "polars", "matplotlib", "plotly", "PIL")
_blocked = [name for name in NOT_NEEDED if name not in sys.modules]
sys.modules.update(dict.fromkeys(_blocked))  # type: ignore[arg-type] # None makes an import raise ImportError


def restore() -> None:
    """Make the blocked libraries importable again, once xlwings is loaded."""
    for name in _blocked:
        if sys.modules.get(name, ...) is None:
            del sys.modules[name]
    _blocked.clear()
