"""The whole job on an invented county, as its people would do it: fill in, check, send back, mend, add up, pay, pay again."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from addin.demo import folder
from addin.demo.county.expected import Expected
from addin.demo.county.files import write_books
from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.generate import clean_books, make_county
from addin.demo.county.model import County
from addin.demo.county.scale import DEMO, Scale
from addin.demo.evaluation.evaluate import evaluate
from addin.demo.evaluation.expected_payments import owed
from addin.demo.evaluation.listing import write_listing
from addin.demo.evaluation.payments import DecidedClaim, evaluate_money, stopped_by_rule
from addin.demo.plants import plant_errors
from addin.demo.plants.planted import Planted, changed
from addin.demo.story import HANDS, DemoResult
from addin.ledger.draft import DraftedBatch
from addin.runtime.progress import progress_bar
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.usecases import allowances, office, reports
from addin.usecases.blank_form import new_form
from addin.usecases.check_files import MARKED, check_files
from validators.finding import Finding, Report, Severity
from validators.planting.site import FilledForm
from workbook_templates.mark import mark
from workbook_templates.plain import write_plain
from workbook_templates.schema import KINDS, form

MARKED_COPIES = 6


def run_demo(root: Path, seed: int, scale: Scale = DEMO, *, quiet: bool = False) -> DemoResult:
    """Run the job in a folder of its own; Refused where the folder belongs to somebody else."""
    return _Run(root, seed, scale, quiet=quiet).all()


class _Run:
    def __init__(self, root: Path, seed: int, scale: Scale, *, quiet: bool) -> None:
        self.root, self.scale, self.quiet = root, scale, quiet
        self.story = DemoResult(root, seed)
        self.office = root / folder.OFFICE
        self.results = root / folder.RESULTS
        self.original: dict[str, str] = {}

    def all(self) -> DemoResult:
        """One step after the other."""
        began = time.perf_counter()
        folder.prepare(self.root, self.story.seed)
        self._blank_forms()
        self._fill_in()
        self._check()
        self._receive()
        self._add_up()
        self._pay()
        self._pay_again()
        self._report()
        self.story.seconds = time.perf_counter() - began
        return self.story

    def _blank_forms(self) -> None:
        for kind in KINDS:
            new_form(kind, self.root / folder.BLANK)

    def _fill_in(self) -> None:
        self.county = make_county(self.story.seed, self.scale)
        books = clean_books(self.county, self.scale)
        self.planted: Planted = plant_errors(self.county, books, self.story.seed, self.scale)
        self.period, self.as_of = str(self.county.period), self.county.period.end + dt.timedelta(days=15)
        with progress_bar("各单位填表", quiet=self.quiet) as bar:
            self.paths = write_books(books, self.root / folder.FILLED, lambda done, total: bar(done, total, ""))
        self.story.units, self.story.files = len(self.county.units), len(self.paths)
        self.story.people = sum(len(unit.people) for unit in self.county.units)

    def _check(self) -> None:
        with progress_bar("单位校验", quiet=self.quiet) as bar:
            found = check_files(self.paths, as_of=self.as_of, progress=bar)
        told = [finding for report in found for finding in report.findings]
        self.story.findings = {s.value: sum(f.severity is s for f in told) for s in Severity}
        self.story.evaluation.add(evaluate(told, self.planted.at_check()))
        self._mark(found)

    def _mark(self, found: Sequence[Report]) -> None:
        """Marked copies of the forms with the most mistakes, to look at."""
        (self.root / folder.MARKED).mkdir(parents=True, exist_ok=True)
        with_errors = [(path, report) for path, report in zip(self.paths, found, strict=True) if report.kind and report.findings]
        most = sorted(with_errors, key=lambda pair: -len(pair[1].findings))[:MARKED_COPIES]
        copies = [(self.root / folder.MARKED / f"{path.stem}{MARKED}.xlsx", path, report) for path, report in most]
        written = [copy for copy, path, report in copies if mark(path, copy, report.findings)]
        self.story.open += [("标出问题的表（退回单位改的）", written[0])] if written else []

    def _receive(self) -> None:
        register = self.root / folder.REGISTER
        _write_register(register, self.county, self.planted.books)
        office.set_up_office(self.office, code=self.county.code, name=self.county.office, level="county", subordinates=register)
        first = self._send(self.root / folder.FILLED, days=9)
        self.back = {outcome.file.name for outcome in first if outcome.exit_status}
        self.units_back = {book.unit for book in self.planted.books if book.file in self.back}
        again = self._correct()
        second = self._send(self.root / folder.CORRECTED, days=12) if again else []
        refused = [outcome for outcome in second if outcome.exit_status]
        self.story.returned, self.story.returned_units, self.story.resent = len(self.back), len(self.units_back), len(second)
        self.story.accepted = sum(outcome.result == "accepted" for outcome in (*first, *second))
        self.story.outstanding = len(refused) + office.status_of(self.office, self.period).count("missing", "returned")

    def _send(self, where: Path, days: int) -> list[ReceiveOutcome]:
        """Files that arrive so many days after the period: what had to be mended comes after the deadline."""
        arrived = self.county.period.end + dt.timedelta(days=days)
        with progress_bar("接收", quiet=self.quiet) as bar:
            outcomes = office.receive_files(self.office, [where], as_of=self.as_of, arrived=arrived, progress=bar)
        for outcome in outcomes:
            if outcome.receipt:
                self.original[Path(outcome.receipt.stored).name] = outcome.file.name
        return outcomes

    def _mended(self, book: FilledForm) -> bool:
        """Whether the unit sends a corrected copy of this form."""
        return id(book) in self.sent_again

    def _correct(self) -> list[Path]:
        """Each unit that got something back sends what it mended once more."""
        own = [pair for pair in self.planted.pairs() if pair[0].unit in self.units_back]
        again = [(book, mended) for book, mended in own if book.file in self.back or changed(book, mended)]
        self.sent_again = {id(book) for book, _ in again}
        for _, mended in again:
            mended.cover["报送次数"] = 2
        return write_books([mended for _, mended in again], self.root / folder.CORRECTED)

    def _final_books(self) -> list[DemoForm]:
        return [mended if self._mended(book) else book for book, mended in self.planted.pairs()]

    def _named(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings with the names under which the units sent their files."""
        from dataclasses import replace  # noqa: PLC0415 - here only

        return [replace(finding, file=self.original.get(Path(finding.file).name, finding.file)) for finding in findings]

    def _add_up(self) -> None:
        with progress_bar("汇总", quiet=self.quiet) as bar:
            made = office.consolidate_period(self.office, self.period, progress=bar)
        self.story.rows_up = sum(made.rows.values())
        pairs = [seen for one, other, _ in made.persons.probable for seen in (one, other)]
        found = self._named([*made.findings, *(_doubt(seen.file, seen.row, seen.name) for seen in pairs)])
        self.story.across = len(found)
        still = self.planted.when_corrected(self._mended)
        excused = [each for each in still if each.stage != "money"]
        self.story.evaluation.add(evaluate(found, [_as_excuse(each) if each.stage == "check" else each for each in excused]))
        self.story.open += [("报给上级的汇总表", output.path) for output in made.outputs[:1]]

    def _pay(self) -> None:
        made = self._computed()
        lines = self._lines(made)
        due = owed(self._final_books(), self.county.code, self.county.period)
        planted = self.planted.when_corrected(self._mended, "money")
        self.story.evaluation.add(evaluate_money(lines, planted, due, self._named(made.findings)))
        number = made.content.batch.number
        allowances.approve_batch(self.office, self.period, number, HANDS[1])
        paid = allowances.pay_batch(self.office, self.period, number, HANDS[2])
        self.story.paid_count, self.story.paid_fen = paid.count, paid.fen
        self.story.paid_persons = len({line.number for line in lines if line.outcome == "pay"})
        self.story.stopped = stopped_by_rule(lines)
        sheet, _ = allowances.write_allowance_sheet(self.office, self.period, number, self.results, None)
        self.story.equal = all(one.equal for one in allowances.reconcile_period(self.office, self.period, number, sheet))
        self.story.open.append(("补贴发放表", sheet))

    def _computed(self) -> DraftedBatch:
        with progress_bar("读取花名册和补贴表", quiet=self.quiet) as bar:
            return allowances.compute_batch(self.office, self.period, HANDS[0], progress=bar)

    def _lines(self, made: DraftedBatch) -> list[DecidedClaim]:
        rows = ((made.content.posts[line.post_pos], line) for line in made.content.lines)
        return [
            DecidedClaim(post.number, line.month, self._name(post.file), post.row, line.outcome, line.rule, line.fen)
            for post, line in rows
        ]

    def _name(self, file: str) -> str:
        return self.original.get(Path(file).name, file)

    def _pay_again(self) -> None:
        """The same quarter once more, by the same three hands: computed, approved and paid as if it had not been."""
        made = self._computed()
        self.story.again_blocked = sum(line.outcome == "blocked" and line.rule == "S04" for line in made.content.lines)
        number = made.content.batch.number
        allowances.approve_batch(self.office, self.period, number, HANDS[1])
        paid = allowances.pay_batch(self.office, self.period, number, HANDS[2])
        self.story.again_count, self.story.again_fen = paid.count, paid.fen
        self.story.sound = not allowances.verify_ledger(self.office, "").problems

    def _report(self) -> None:
        with progress_bar("读取", quiet=self.quiet) as bar:
            summary = reports.summary(self.office, self.period, self.results, self.as_of, progress=bar)
        self.story.open.append(("总表（各项指标、应报未报、重复情况）", summary))
        planted = [e for e in self.planted.at_check() if e.why == "planted"]
        planted += [e for e in self.planted.when_corrected(self._mended) if e.why == "planted" and e.stage != "check"]
        write_listing(self.root, (folder.LIST, folder.LIST_JSON), planted, self.story.evaluation)
        self.story.open.append(("植入清单（故意放进去的错误）", self.root / folder.LIST))


def _doubt(file: str, row: int, name: str) -> Finding:
    """A pair of numbers that consolidation holds for one person, as a finding."""
    return Finding("S05", Severity.WARNING, None, file, "离退休干部", "", row, "身份证号", "", name, "")


def _as_excuse(each: Expected) -> Expected:
    """What was planted in an accepted form and told when it was received may be told again over all files."""
    return Expected(each.rule, each.file, each.sheet, each.row, each.column, each.note, "follows", each.stage)


def _write_register(path: Path, county: County, books: Sequence[DemoForm]) -> None:
    kinds = {unit.code: [form(b.kind).title for b in books if b.unit == unit.code] for unit in county.units}
    headers = ("单位代码", "单位名称", "级别", "应报表种", "联系人", "联系电话")
    rows = [(unit.code, unit.name, "", "、".join(kinds[unit.code]), "", "") for unit in county.units]
    write_plain(path, "下级单位登记簿", headers, (), rows)
