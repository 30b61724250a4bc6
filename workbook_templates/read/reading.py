"""One reading of a workbook: made once, and handed on to whatever is done with the file."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from workbook_templates.progress import Progress, no_progress
from workbook_templates.read import facts
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.file_bytes import ChangedSinceRead, FileBytes
from workbook_templates.read.file_kind import opened
from workbook_templates.read.grid import Grid, OpenGrids
from workbook_templates.read.limits import MIB
from workbook_templates.read.package import Package, open_package
from workbook_templates.read.recognise import named_as_ours
from workbook_templates.read.submission import WorkbookSheets, read_sheets
from workbook_templates.read.troubles import PASSWORD, WRONG_PASSWORD, Trouble, Unusable
from workbook_templates.read.workbook_parts import WorkbookParts, hazards, read_workbook_parts
from workbook_templates.table import Fact, Submission

# The bytes of a larger file are let go before its cells are read, and loaded again for whoever needs them.
MOST_HELD = 8 * MIB


class Protection(Enum):
    """How a file stands to passwords: none was needed, one opened it, one is needed, the one given is wrong."""

    NONE = "none"
    OPENED = "opened"
    NEEDED = "needed"
    WRONG = "wrong"


class Reading:
    """A workbook, read once: whoever checks, marks, mends or keeps it takes this value, and opens nothing again.

    ``file`` is what findings call the workbook. The package is opened, the form recognised, the headers found and the tables
    read together, when the first of them is asked for. A file that cannot be used has no form, and a ``trouble`` that says
    why. A workbook that is open in a host has no ``content`` and no ``package``. ``progress`` is called as by ``FileGrids``.
    """

    def __init__(
        self, file: str, content: FileBytes | None, password: str | None = None, *, progress: Progress = no_progress
    ) -> None:
        self.file = file
        self._content = content
        self._password = password
        self._progress = progress
        self._opened_by = ""
        self._package: Package | None = None
        self._book: WorkbookParts | None = None
        self._sheets: WorkbookSheets | None = None
        self._recalled: Submission | None = None

    @classmethod
    def of_grids(cls, grids: Sequence[Grid], file: str, noticed: Sequence[Fact] = ()) -> Reading:
        """The reading of a workbook that is open in a host; ``noticed`` is what was found out about its file."""
        reading = cls(file, None)
        reading._sheets = read_sheets(OpenGrids(grids), file, noticed)
        return reading

    @property
    def content(self) -> FileBytes:
        """The file's bytes, hash and size. ValueError for a workbook that is open in a host."""
        if self._content is None:
            raise ValueError(f"{self.file} is open in a host: its bytes were not read")
        return self._content

    @property
    def sheets(self) -> WorkbookSheets:
        """The form, headers, tables and facts. ChangedSinceRead where they were let go and the file has changed since."""
        if self._sheets is None:
            try:
                self._sheets = self._read()
            except ChangedSinceRead:
                raise
            except Unusable as unusable:
                trouble = unusable.trouble
                found = Fact(facts.UNREADABLE, value=trouble.name, detail=trouble.reason)
                self._sheets = WorkbookSheets(Submission(self.file, facts=[found]), trouble=trouble)
        return self._sheets

    @property
    def submission(self) -> Submission:
        """The tables and facts; raises as ``sheets`` does."""
        return self._recalled or self.sheets.submission

    def recall(self, submission: Submission) -> None:
        """Take the tables and facts that were read of these very bytes before; all else is read when it is asked for."""
        self._recalled = submission

    @property
    def recalled(self) -> bool:
        """Whether the tables are those read before."""
        return self._recalled is not None

    @property
    def at_hand(self) -> bool:
        """Whether the tables need not be read any more."""
        return self.recalled or self._sheets is not None

    @property
    def trouble(self) -> Trouble | None:
        """Why the file cannot be used at all; None where it could be read, whatever it is."""
        return self.sheets.trouble

    @property
    def protection(self) -> Protection:
        """How the file stands to passwords."""
        if self.trouble in (PASSWORD, WRONG_PASSWORD):
            return Protection.NEEDED if self.trouble == PASSWORD else Protection.WRONG
        return Protection.OPENED if self._opened_by else Protection.NONE

    @property
    def package(self) -> Package:
        """The parts of the workbook, for one use: its directory is read once. Unusable where it is no workbook."""
        if self._package is None:
            plain, self._opened_by = opened(self.content.data, self._password)
            self._package = open_package(plain)
        return Package(self._package.data, self._package.entries)

    @property
    def book(self) -> WorkbookParts:
        """The workbook's list of sheets. Unusable as ``package``."""
        if self._book is None:
            self._book = read_workbook_parts(self.package)
        return self._book

    def sealed(self, package: bytes) -> bytes:
        """A package made from this workbook, encrypted with its password where somebody had given it one.

        Not with Excel's default, which every Excel knows: it keeps nothing secret, and other programs ask for it.
        """
        if not self._opened_by:
            return package
        from workbook_templates.read.decrypt import encrypt  # noqa: PLC0415 - costs 0.1 s, wanted for encrypted files only

        return encrypt(package, self._opened_by)

    def let_go_of_bytes(self) -> None:
        """Free what the file holds, keep what was read; bytes that are asked for later are loaded and compared."""
        self._package = None
        self.content.let_go()

    def let_go(self) -> None:
        """Free all but the hash; what is asked for later is read again, from the same bytes or not at all."""
        self.let_go_of_bytes()
        self.let_go_of_tables()

    def let_go_of_tables(self) -> None:
        """Free what was read, keep the bytes where they are held."""
        self._package = self._book = self._sheets = self._recalled = None

    def _read(self) -> WorkbookSheets:
        package = self.package
        self._book = read_workbook_parts(package)
        noticed = hazards(package)
        if self.content.held > MOST_HELD:
            self.let_go_of_bytes()
        grids = FileGrids(package, self._book, ours=named_as_ours, progress=self._progress)
        return read_sheets(grids, self.file, noticed)


class ByteBudget:
    """How many bytes of many readings are held at once: the first that come are, the others are loaded again when needed."""

    def __init__(self, most: int = 64 * MIB) -> None:
        self._left = most

    def hold(self, reading: Reading) -> None:
        """Keep the bytes of a file that was read while there is room, else let them go."""
        if reading.content.held <= self._left:
            self._left -= reading.content.held
        else:
            reading.let_go_of_bytes()
