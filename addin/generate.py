"""Regenerate every generated file: ``python -m addin.generate``. With ``--check`` nothing is written, stale files are listed.

Exit status of ``--check``: 0 where every file is up to date, 1 where some are not.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from addin.hosts.excel import ribbon_xml
from addin.hosts.libreoffice import coverage
from addin.summary.measure import coverage as plan_coverage
from validators import policy, regions, rule_index
from workbook_templates import compiled
from workbook_templates.atomic_write import replacing
from workbook_templates.write import build as blank_forms

ROOT = Path(__file__).parents[1]
_GENERATORS = (compiled, blank_forms, policy, regions, rule_index, ribbon_xml, coverage, plan_coverage)


def generated() -> dict[Path, bytes]:
    """The content of every generated file, by path."""
    return {path: content for module in _GENERATORS for path, content in module.generated().items()}


def stale(files: dict[Path, bytes]) -> list[Path]:
    """The files that are missing or differ. Workbooks are compared part by part, since their compression may differ."""
    return [path for path, content in files.items() if not path.exists() or _parts(path.read_bytes()) != _parts(content)]


def _parts(content: bytes) -> bytes | dict[str, bytes]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the stale files, or with ``--check`` only list them; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m addin.generate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 where a file is stale")
    check = parser.parse_args(arguments).check
    files = generated()
    found = stale(files)
    for path in found:
        if not check:
            _write(path, files[path])
        print("stale:" if check else "written:", path.relative_to(ROOT).as_posix())
    return int(check and bool(found))


def _write(path: Path, content: bytes) -> None:
    with replacing(path) as file:
        file.write(content)


if __name__ == "__main__":
    sys.exit(main())
