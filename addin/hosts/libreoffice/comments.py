"""Threaded comments, which Calc does not have: its comments are Excel's notes.

No range ever gives one of these; they say why to whoever makes one by hand.
"""

from __future__ import annotations

from typing import Any

from xlwings import base_classes


class Comment(base_classes.Comment):
    """A threaded comment."""

    @property
    def api(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("api: Calc has no threaded comments; use notes")

    @property
    def author(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("author: Calc has no threaded comments; use notes")

    @property
    def creation_date(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("creation_date: Calc has no threaded comments; use notes")

    @property
    def location(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("location: Calc has no threaded comments; use notes")

    @property
    def replies(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("replies: Calc has no threaded comments; use notes")

    @property
    def resolved(self) -> Any:
        """Not in Calc."""
        raise NotImplementedError("resolved: Calc has no threaded comments; use notes")

    @property
    def text(self) -> str:
        """Not in Calc."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    @text.setter
    def text(self, value: str) -> None:
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    def set_resolved(self, value: bool) -> None:
        """Not in Calc."""
        raise NotImplementedError("set_resolved: Calc has no threaded comments; use notes")

    def add_reply(self, text: str) -> None:
        """Not in Calc."""
        raise NotImplementedError("add_reply: Calc has no threaded comments; use notes")

    def delete(self) -> None:
        """Not in Calc."""
        raise NotImplementedError("delete: Calc has no threaded comments; use notes")


class CommentReply(base_classes.CommentReply):
    """An answer in a thread."""

    @property
    def text(self) -> str:
        """Not in Calc."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    @text.setter
    def text(self, value: str) -> None:
        raise NotImplementedError("text: Calc has no threaded comments; use notes")
