"""What the user asked for cannot be done: one plain sentence, worded by the door that was used."""

from __future__ import annotations

from workbook_templates.advice import AdviceAbout, Sentence


class Refused(Exception):  # noqa: N818 - it is no error of the program, but an answer to the user
    """A request that cannot be carried out, made of the parts of the sentence to show: text, and advice on what to do.

    The command line ends with status 2. ``str(refusal)`` is the sentence in its neutral wording.
    """

    def __init__(self, *parts: str | AdviceAbout) -> None:
        self.sentence = Sentence(*parts)
        super().__init__(self.sentence)
