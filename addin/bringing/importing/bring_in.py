"""From the lists of an office's own files to the rows of our forms, by what is proposed, decided and asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from addin.bringing.importing.columns.body_codes import codes_by_name
from addin.bringing.importing.columns.defaults import propose_defaults
from addin.bringing.importing.columns.propose import propose
from addin.bringing.importing.columns.subject import is_ours
from addin.bringing.importing.columns.values import propose_values
from addin.bringing.importing.layout.source_list import RowKind, SourceList
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnKey
from addin.bringing.importing.result.assemble import assemble
from addin.bringing.importing.result.listing import LeftOut, Listing, origin_of
from addin.bringing.importing.result.made_row import Values


@dataclass(slots=True)
class BroughtIn:
    """What an import found and made: the lists, the choices they were read by, the rows by sheet, and the listing."""

    sources: list[SourceList]
    choices: Choices
    rows: dict[str, list[Values]]
    listing: Listing = field(default_factory=Listing)

    @property
    def questions(self) -> int:
        """How many questions have no answer: choices between equals, unknown values, rows that nobody understands."""
        return self._count(Certainty.ASKED) + sum(one.asks for one in self.listing.left_out if one.what == RowKind.UNCLEAR.value)

    @property
    def proposals(self) -> int:
        """How many proposals nobody has confirmed yet."""
        return self._count(Certainty.PROPOSED)

    def _count(self, certainty: Certainty) -> int:
        return sum(one is certainty for one in self.choices.certainties())


def bring_in(sources: Sequence[SourceList], answers: Choices, *, accept: bool = False) -> BroughtIn:
    """Read the lists by what is proposed and what was answered; ``accept`` takes every proposal that is no question.

    What is no list of persons or bodies is told as left out.
    """
    others = [one for one in sources if not is_ours(one)]
    sources = [one for one in sources if is_ours(one)]
    choices = choices_about(sources, answers)
    if accept:
        choices = choices.accepted()
    listing = Listing(
        left_out=[LeftOut(origin_of(one, 0), "整张工作表", one.title, "没有姓名或者没有人，不是名单") for one in others]
    )
    return BroughtIn(list(sources), choices, assemble(sources, choices, listing), listing)


def choices_about(sources: Sequence[SourceList], answers: Choices) -> Choices:
    """What is to be decided about these lists: proposals and questions, and the answers to them where there are any."""
    columns = {ColumnKey(one.layout, index): choice for one in sources for index, choice in propose(one).items()}
    found = Choices(columns).decided_by(answers)
    found.values = propose_values(sources, found, codes_by_name(sources))
    found = found.decided_by(answers)
    found.defaults = propose_defaults(sources, found)
    return found.decided_by(answers)
