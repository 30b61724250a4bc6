"""The offices of a prefecture at work, by the product's use cases: what their clerks do with the letters and at the ends."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random

from addin.errors import Refused
from addin.settings import Settings
from addin.store.connection import reading
from addin.submissions import receipts
from addin.submissions.folder import INBOX, UPWARD, Office, init_office, open_office
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate, save_units
from addin.submissions.take_back import RETURN
from addin.usecases.adjustments import adjust_periods
from addin.usecases.allowances import approve_batch, compute_batch, pay_batch
from addin.usecases.office import consolidate_period, receive_files
from addin.usecases.period_closing import close_period, reopen_period, return_held_file, take_back_file
from addin.usecases.signing import make_key, trust_key
from addin.usecases.unit_changes import reorganise
from benchmarks.year_files import alter_signed, sha256_of, sign_as, spoil_one_unit, write_accounts, write_standards
from benchmarks.year_story import QUARTERS, Letter, Reform, Step, Unit

PREFECTURE = "530100"
FORGED = ("签名以后内容被改动过", "用别的密钥签的名")


class Prefecture:
    """Some county offices and the prefecture's above them, in ``folder``; in SQLite, or in one database on a server.

    ``outcomes`` counts what became of the files, by result; ``heard`` keeps every outcome by the file's SHA-256.
    """

    def __init__(self, folder: Path, counties: list[str], database: str = "") -> None:
        self.folder, self.counties, self.database = folder, counties, database
        self.outcomes: Counter[str] = Counter()
        self.heard: dict[str, list[ReceiveOutcome]] = defaultdict(list)
        self._sent: dict[Letter, Path] = {}

    def root(self, code: str) -> Path:
        """The folder of an office."""
        return self.folder / code

    def open(self, units: list[Unit]) -> None:
        """Set the offices up, with their registers, standards and accounts."""
        for code in (*self.counties, PREFECTURE):
            level, above = ("prefecture", "530000") if code == PREFECTURE else ("county", PREFECTURE)
            values = {"code": code, "name": f"{code}委老干部局", "level": level, "superior": above, "database": self.database}
            values["backup"] = {"daily": 0}  # not what is measured: one a day and office takes half of a year on a server
            init_office(self.root(code), Settings.model_validate(values))
        save_units(
            self.office(PREFECTURE),
            [Subordinate(code, f"{code}委老干部局", "county", ("roster", "allowance")) for code in self.counties],
        )
        for code in (*self.counties, PREFECTURE):
            _, public = make_key(self.root(code))
            if code != PREFECTURE:
                trust_key(self.root(PREFECTURE), public, "张敏")
        for code in self.counties:
            mine = [unit for unit in units if unit.county == code]
            save_units(self.office(code), [Subordinate(one.code, one.name, "unit", ("roster",)) for one in mine])
            post = self.folder / "账户" / code
            post.mkdir(parents=True)
            forms = [
                write_standards(post, code, f"{code}委老干部局", PREFECTURE),
                *(write_accounts(post, one) for one in mine if QUARTERS[0] in one.true),
            ]
            self._receive(code, forms)

    def office(self, code: str) -> Office:
        """An office, opened."""
        return open_office(self.root(code))

    def _receive(self, code: str, files: list[Path] | None = None) -> list[ReceiveOutcome]:
        """Receive the files, or the inbox; a period that was closed or paid is reopened for the unit, and received again."""
        outcomes = receive_files(self.root(code), files or [])
        for one in outcomes:
            self.outcomes[one.result] += 1
            self.outcomes["units returned out of a county's workbook"] += len(one.returned_units)
        return outcomes

    def take_in(self, day: list[tuple[Step, Path]]) -> None:
        """A day's letters, dropped into the inboxes and received together; then what is taken back."""
        for step, file in day:
            if not step.act:
                self._sent[step.letter] = file
                self._drop(step.letter.to, file)
        for code in sorted({step.letter.to for step, _ in day if not step.act}):
            self.receive_inbox(code)
        for step, file in day:
            if step.act:
                self._take_back(step, file)

    def register_reforms(self, reforms: Iterable[Reform]) -> None:
        """Units that are merged or divided."""
        for one in reforms:
            into = [one.into.code]
            reorganise(self.root(one.unit.county), one.unit.code, one.quarter, "张敏", "机构改革", into=into, stays=one.stays)
            self.outcomes["divided" if one.stays else "merged"] += 1

    def _drop(self, code: str, file: Path) -> None:
        shutil.copy(file, self.office(code).folder(INBOX) / file.name)

    def receive_inbox(self, code: str) -> None:
        """Receive the inbox; where a file is held because a period was closed or paid, reopen it and receive again.

        What is not as its county signed it goes back.
        """
        for one in self._hear(code):
            if code == PREFECTURE and one.result == "held":
                self._refuse_forged(one)
            elif one.result == "held" and not one.awaits_yes:
                self._let_in(code, one)
        self._hear(code)

    def _refuse_forged(self, one: ReceiveOutcome) -> None:
        told = next((words for words in FORGED if any(words in message for message in one.messages)), "")
        self.outcomes[f"forged: {told}"] += bool(told)
        return_held_file(self.root(PREFECTURE), one.file.name, "张敏", told or "不明")

    def _hear(self, code: str) -> list[ReceiveOutcome]:
        inbox = self.office(code).folder(INBOX)
        before = {file: sha256_of(file) for file in inbox.iterdir()}
        if not before:
            return []
        outcomes = self._receive(code)
        for one in outcomes:
            self.heard[before.get(one.file, "")].append(one)
        return outcomes

    def _let_in(self, code: str, one: ReceiveOutcome) -> None:
        """Reopen the period of a held file for its unit."""
        letter = next(letter for letter, file in self._sent.items() if file.name == one.file.name and letter.to == code)
        reopen_period(self.root(code), letter.period, "张敏", "更正", letter.unit.code)

    def _take_back(self, step: Step, file: Path) -> None:
        office = self.office(step.letter.to)
        with reading(office.engine) as connection:
            receipt = receipts.with_hash(connection, sha256_of(file))
        if (office.root / INBOX / file.name).exists():
            return_held_file(office.root, file.name, "张敏", "漏了人")
            self.outcomes["return of a held file"] += 1
            return
        if receipt is None or receipt.state != "accepted":
            self.outcomes[f"{step.act}: no longer in force"] += 1
            return
        who = "办公室核对有误" if step.act == RETURN else "单位要求撤回"
        take_back_file(office.root, receipt.id, step.act, "张敏", who)
        self.outcomes[step.act] += 1

    def end_quarter(self, quarter: str) -> None:
        """Each county pays the quarter."""
        for code in self.counties:
            self._pay(code, quarter)

    def _pay(self, code: str, quarter: str) -> None:
        root = self.root(code)
        compute_batch(root, quarter, "李明")
        approve_batch(root, quarter, "", "王芳")
        pay_batch(root, quarter, "", "赵强")

    def send_up(self, quarter: str, rng: Random) -> None:
        """Each county consolidates and closes the quarter, and sends it up; perhaps one with an error in a unit's rows first."""
        for code in self.counties:
            made = self._consolidate(code, quarter)
            close_period(self.root(code), quarter, "张敏")
            roster = next((one for one in made if one.name.endswith("花名册.xlsx")), None)
            if roster and rng.random() < 0.6:
                self._with_an_error(roster, rng)
            if roster:
                self._forge(roster, rng)
        self.receive_inbox(PREFECTURE)

    def _with_an_error(self, roster: Path, rng: Random) -> None:
        """The county's roster comes with an error in one unit's rows as well, before the right one or together with it."""
        spoil_one_unit(roster, roster.with_name(f"错_{roster.name}"), rng)
        if rng.random() < 0.7:
            later = roster.rename(self.folder / roster.name)
            self.receive_inbox(PREFECTURE)
            shutil.move(later, roster)

    def _forge(self, roster: Path, rng: Random) -> None:
        """Perhaps the county's roster comes once more, altered on the way; perhaps signed by somebody else."""
        if rng.random() < 0.5:
            alter_signed(roster, roster.with_name(f"改_{roster.name}"))
        if rng.random() < 0.5:
            sign_as(self.office(PREFECTURE), roster, roster.with_name(f"冒_{roster.name}"))

    def _consolidate(self, code: str, quarter: str) -> list[Path]:
        """Consolidate, and put the workbooks into the prefecture's inbox; where they are there."""
        made = consolidate_period(self.root(code), quarter)
        self.outcomes["errors in an upward workbook"] += len(made.own_errors)
        inbox = self.office(PREFECTURE).folder(INBOX)
        return [Path(shutil.copy(one.path, inbox / f"{one.times}_{one.path.name}")) for one in made.outputs if code != PREFECTURE]

    def send_again(self) -> None:
        """Letters that are right and were sent back for a reason that is gone are sent once more: the roster that a change form
        was made from had not come yet, or a later version had, which was withdrawn since.
        """
        for code in self.counties:
            office = self.office(code)
            for letter, file in self._sent.items():
                if letter.to == code and self._must_come_again(office, letter, file):
                    self.outcomes["sent again"] += 1
                    self._drop(code, file)
                    self.receive_inbox(code)

    def _must_come_again(self, office: Office, letter: Letter, file: Path) -> bool:
        if not letter.right:
            return False
        with reading(office.engine) as connection:
            mine = receipts.with_hash(connection, sha256_of(file))
            others = receipts.accepted(connection, kinds=("roster",), periods=(letter.period,), unit=letter.unit.code)
        return mine is not None and mine.state == "returned" and not others

    def end_year(self) -> None:
        """Each county pays the differences of the year and sends all quarters up again; the prefecture consolidates."""
        for code in self.counties:
            self._adjust(code)
            for quarter in QUARTERS:
                self._consolidate(code, quarter)
        self.receive_inbox(PREFECTURE)
        for quarter in QUARTERS:
            self._consolidate(PREFECTURE, quarter)

    def _adjust(self, code: str) -> None:
        root, year = self.root(code), f"{QUARTERS[0]}..{QUARTERS[-1]}"
        if (made := adjust_periods(root, year, "李明")) is None:
            return
        try:
            approve_batch(root, "", made.batch.number, "王芳")
            pay_batch(root, "", made.batch.number, "赵强")
        except Refused as refused:
            self.outcomes[f"adjustment: {refused}"] += 1

    def upward(self, code: str, quarter: str) -> list[Path]:
        """The newest upward workbooks of an office."""
        return sorted((self.root(code) / UPWARD / quarter).glob("*.xlsx"))
