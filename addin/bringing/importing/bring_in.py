"""From the lists of an office's own files to the rows of our forms, by what is proposed, decided and asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from addin.bringing.importing.columns.body_codes import codes_by_name
from addin.bringing.importing.columns.defaults import propose_defaults
from addin.bringing.importing.columns.propose import propose
from addin.bringing.importing.columns.subject import is_ours
from addin.bringing.importing.columns.values import propose_values
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnChoice, ColumnKey
from addin.bringing.importing.mapping.reminded import reminded
from addin.bringing.importing.result.assemble import assemble
from addin.bringing.importing.result.listing import LeftOut, Listing, origin_of
from addin.bringing.importing.result.made_row import Values
from addin.bringing.importing.result.unused import answers_not_used


@dataclass(slots=True)
class BroughtIn:
    """What an import found and made: the lists, the choices they were read by, the rows by sheet, and the listing."""

    sources: list[SourceList]
    choices: Choices
    rows: dict[str, list[Values]]
    listing: Listing = field(default_factory=Listing)

    @property
    def questions(self) -> int:
        """How many questions have no answer: choices between equals, values that nobody knows."""
        return self._count(Certainty.ASKED)

    @property
    def proposals(self) -> int:
        """How many proposals nobody has confirmed yet."""
        return self._count(Certainty.PROPOSED)

    def _count(self, certainty: Certainty) -> int:
        return sum(one is certainty for one in self.choices.certainties())


def bring_in(
    sources: Sequence[SourceList], answers: Choices, remembered: Choices | None = None, *, accept: bool = False
) -> BroughtIn:
    """Read the lists by what is proposed, what was answered now and what is ``remembered`` of earlier answers.

    ``accept`` takes every proposal that is no question. What is no list of persons or bodies is told as left out, and so is
    every answer about something that these lists do not have.
    """
    others = [one for one in sources if not is_ours(one)]
    sources = [one for one in sources if is_ours(one)]
    choices = choices_about(sources, answers, remembered or Choices())
    if accept:
        choices = choices.accepted()
    listing = Listing(
        left_out=[LeftOut(origin_of(one, 0), "整张工作表", one.title, "没有姓名或者没有人，不是名单") for one in others]
    )
    listing.left_out += answers_not_used(answers, choices)
    return BroughtIn(list(sources), choices, assemble(sources, choices, listing), listing)


def choices_about(sources: Sequence[SourceList], answers: Choices, remembered: Choices) -> Choices:
    """What is to be decided about these lists: proposals and questions, and the answers to them where there are any."""
    columns: dict[ColumnKey, ColumnChoice] = {}
    for one in sources:
        for index, choice in propose(one).items():
            key = ColumnKey(one.layout, index)
            columns[key] = choice.together(columns.get(key, choice))
    found = reminded(Choices(columns), remembered).decided_by(answers)
    found.values = propose_values(sources, found, codes_by_name(sources))
    found = reminded(found, remembered).decided_by(answers)
    found.defaults = propose_defaults(sources, found)
    return reminded(found, remembered).decided_by(answers)
