"""`Comment` and `CommentReply`: threaded comments, which Calc does not have. What Calc calls comments are Excel's notes.

No range or sheet ever returns one. The classes exist so that every member of xlwings' object model answers with the reason.
"""

from __future__ import annotations

from typing import Any

from xlwings import base_classes


class Comment(base_classes.Comment):
    """A threaded comment, which Calc does not have: every member raises NotImplementedError."""

    @property
    def api(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("api: Calc has no threaded comments; use notes")

    @property
    def author(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("author: Calc has no threaded comments; use notes")

    @property
    def creation_date(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("creation_date: Calc has no threaded comments; use notes")

    @property
    def location(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("location: Calc has no threaded comments; use notes")

    @property
    def replies(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("replies: Calc has no threaded comments; use notes")

    @property
    def resolved(self) -> Any:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("resolved: Calc has no threaded comments; use notes")

    @property
    def text(self) -> str:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    @text.setter
    def text(self, value: str) -> None:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    def set_resolved(self, value: bool) -> None:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("set_resolved: Calc has no threaded comments; use notes")

    def add_reply(self, text: str) -> None:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("add_reply: Calc has no threaded comments; use notes")

    def delete(self) -> None:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("delete: Calc has no threaded comments; use notes")


class CommentReply(base_classes.CommentReply):
    """A reply to a threaded comment, which Calc does not have: every member raises NotImplementedError."""

    @property
    def text(self) -> str:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")

    @text.setter
    def text(self, value: str) -> None:
        """Always NotImplementedError: Calc has no threaded comments."""
        raise NotImplementedError("text: Calc has no threaded comments; use notes")
