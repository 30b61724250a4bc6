"""Start xlwings without what it would load and these buttons never hand it: tables and pictures of other libraries.

The add-in imports this module before xlwings, in the new Python that each click starts; ``restore`` takes the bar away.
"""

from __future__ import annotations

import sys

NOT_NEEDED = ("numpy", "pandas", "polars", "matplotlib", "plotly", "PIL")
_barred = [name for name in NOT_NEEDED if name not in sys.modules]
sys.modules.update(dict.fromkeys(_barred))  # type: ignore[arg-type] # None is Python's own word for "not to be had"


def restore() -> None:
    """Once xlwings is loaded, whoever needs these libraries may have them."""
    for name in _barred:
        if sys.modules.get(name, ...) is None:
            del sys.modules[name]
    _barred.clear()
