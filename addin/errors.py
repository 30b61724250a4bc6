"""The exception for a request that cannot be carried out: one plain sentence, worded by the command line or the ribbon."""

from __future__ import annotations

from workbook_templates.advice import Advice, AdviceAbout, Sentence


class Refused(Exception):  # noqa: N818 - it is no error of the program, but an answer to the user
    """A request that cannot be carried out. The arguments are the parts of the sentence to show: text, and advice on what to do.

    The command line ends with status 2. ``str(refusal)`` is the sentence in its neutral wording.
    """

    def __init__(self, *parts: str | AdviceAbout) -> None:
        self.sentence = Sentence(*parts)
        super().__init__(self.sentence)


class DateInDoubt(Refused):
    """The computer's date is before that of the last record, or far from it. ``question`` is what a door may ask about it; with
    a yes, and the name of who said so, the same may be tried again.
    """

    def __init__(self, question: str) -> None:
        self.question = question
        told = "这一步没有做，什么也没有改动。请先看电脑右下角的日期对不对，不对的先改正；没有错的，请"
        super().__init__(f"{question}{told}", Advice.CONFIRM_DATE.about(), "，再办一次。")
