"""Documents as PDF files, by a LibreOffice process of its own that opens them, writes them and ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .connection import NoOffice
from .office import OfficeProcess, find_soffice, spawn

_START, _EACH = 120.0, 20.0  # seconds


def convert_to_pdf(sources: Sequence[Path], targets: Sequence[Path] = (), seconds: float = 0.0) -> list[Path]:
    """Write each document as a PDF file, its target, by default beside it and of the same name; the targets.

    An older file is replaced when the new one is complete.

    NoOffice where LibreOffice is not installed; TimeoutError where it is not done after `seconds` (0: two minutes and 20 seconds
    for each document); OSError where it wrote no PDF file for one of them, or where one cannot be put in its place.
    """
    targets, program = targets or [source.with_suffix(".pdf") for source in sources], find_soffice()
    if program is None or not shutil.which(program):
        raise NoOffice("LibreOffice is not installed, or not found. Set the environment variable SOFFICE to its program.")
    with tempfile.TemporaryDirectory(prefix="to-pdf-") as folder:
        copies = [Path(folder) / f"{n}{source.suffix}" for n, source in enumerate(sources)]
        for source, copy in zip(sources, copies, strict=True):
            shutil.copyfile(source, copy)
        _run(program, copies, seconds or _START + _EACH * len(sources))
        return [_put(copy.with_suffix(".pdf"), target) for copy, target in zip(copies, targets, strict=True)]


def _run(program: str, copies: Sequence[Path], seconds: float) -> None:
    """Run LibreOffice with a user profile of its own, so that it does not join one the user has open."""
    profile = Path(tempfile.mkdtemp(prefix="to-pdf-profile-"))
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
    command = [program, *options, "--outdir", str(copies[0].parent), *map(str, copies)]
    with OfficeProcess(spawn(command), profile, "", headless=True, own_profile=True) as office:
        try:
            office.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"LibreOffice was not done after {seconds:.0f} seconds.") from None


def _put(made: Path, target: Path) -> Path:
    if not made.is_file():
        raise OSError(f"LibreOffice wrote no {target.name}.")
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        shutil.copyfile(made, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return target
