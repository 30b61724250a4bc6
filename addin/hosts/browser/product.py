"""What Python finds in the browser: our own packages and the libraries, as one archive with the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

_ROOT = Path(__file__).parents[3]
# What a clerk's work needs; a package that these import has to be named too, which the tests see.
_OURS = (
    "validators", "workbook_templates", "addin/__init__.py", "addin/errors.py", "addin/doors/__init__.py", "addin/doors/page",
    "addin/bringing", "addin/presentation", "addin/runtime", "addin/submissions", "addin/usecases",
)  # fmt: skip
_CODE = {".py", ".json", ".yaml", ".toml", ".txt", ".j2"}
_WASM = "wasm32"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def product(wheels: Mapping[str, bytes]) -> bytes:
    """A zip of our packages and of these wheels, by name; stored, for the page packs it as a whole."""
    files = dict(_ours())
    for name in sorted(wheels):
        files |= dict(_of_wheel(wheels[name]))
    return stored(files)


def stored(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, uncompressed, sorted, of one date."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), files[name])
    return written.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def _ours() -> Iterator[tuple[str, bytes]]:
    for name in _OURS:
        top = _ROOT / name
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and path.suffix in _CODE and "__pycache__" not in path.parts:
                yield path.relative_to(_ROOT).as_posix(), path.read_bytes()


def _of_wheel(wheel: bytes) -> Iterator[tuple[str, bytes]]:
    """What of a wheel is read: its Python files, and compiled ones for the browser."""
    for name, content in unpacked(wheel).items():
        if ".dist-info/" not in name and (name.endswith(".py") or (name.endswith(".so") and _WASM in name)):
            yield name, content
