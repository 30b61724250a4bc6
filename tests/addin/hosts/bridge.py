"""The bridge to the office for tests and benchmarks: this Python's own, or else Debian's, by the way a click takes."""

from __future__ import annotations

from pathlib import Path

from addin.hosts.extension.clicked import import_uno

DEBIAN = Path("/usr/lib/python3/dist-packages")


def bridge_found() -> bool:
    """Make ``uno`` importable, and nothing else of the system; whether it is."""
    return import_uno(DEBIAN)
