"""The exception for a request that cannot be carried out: one plain sentence, worded by the command line or the ribbon."""

from __future__ import annotations

from workbook_templates.advice import AdviceAbout, Sentence


class Refused(Exception):  # noqa: N818 - it is no error of the program, but an answer to the user
    """A request that cannot be carried out. The arguments are the parts of the sentence to show: text, and advice on what to do.

    The command line ends with status 2. ``str(refusal)`` is the sentence in its neutral wording.
    """

    def __init__(self, *parts: str | AdviceAbout) -> None:
        self.sentence = Sentence(*parts)
        super().__init__(self.sentence)
