"""Make the manual's pictures of money's papers anew: ``python -m tests.pictures``; LibreOffice and pdftoppm are needed.

The papers are those of ``test_the_whole_year``, played through by the command line; every person is invented.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, cast

from addin.hosts.libreoffice.convert import convert_to_pdf
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import Desk, number
from tests.addin.test_the_whole_year import lived

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_AN_INCH = 80


class Picture(NamedTuple):
    """A picture: its name, the paper it shows, and the page of that."""

    name: str
    paper: Path
    page: int = 1


class Typist:
    """Types commands in processes of their own."""

    status, said, scolded = 0, "", ""

    def types(self, *words: object) -> str:
        command = [str(Path(sys.executable).with_name("yinling")), *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.status, self.said, self.scolded = done.returncode, done.stdout, done.stderr
        return self.said


def papers(folder: Path) -> list[Picture]:
    """Play the year through; its papers."""
    desk = Desk(cast("Clerk", Typist()), folder)
    lived(desk, folder)
    newest = str(desk.ledger("show")[-2]["batch"])
    adjusted = next(folder.glob(f"表_{newest}.xlsx"))
    desk.types("allowance", "statement", "--period", "2026", "-o", folder / "年度.xlsx")
    desk.types("allowance", "statement", "--period", "2026", "--person", number("王志强"), "-o", folder / "函.docx")
    desk.types("ledger", "receivables", "--as-of", "2026-12-31", "-o", folder / "应收.xlsx")
    return [
        Picture("money_adjustment", adjusted),
        Picture("money_statement", folder / "年度.xlsx"),
        Picture("money_letter", folder / "函.docx"),
        Picture("money_receivables", folder / "应收.xlsx"),
    ]


def draw(one: Picture, folder: Path) -> None:
    """Write one page of a paper as a picture."""
    (pdf,) = convert_to_pdf([one.paper], [folder / f"{one.name}.pdf"])
    page = ["-f", str(one.page), "-l", str(one.page), "-r", str(DOTS_AN_INCH), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *page, str(pdf), str(PICTURES / one.name)], check=True)


def main() -> None:
    """Make all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in papers(folder):
            draw(one, folder)
            print(one.name)


if __name__ == "__main__":
    main()
