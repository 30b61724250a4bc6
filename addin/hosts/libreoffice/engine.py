"""`Engine`, the object that xlwings asks for apps and for the conversion of values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from . import values
from .apps import Apps


class Engine:
    """The implementation behind `xlwings.main.Engine`: LibreOffice Calc, driven over UNO."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self) -> None:
        self._apps = Apps(self)

    @property
    def apps(self) -> Apps:
        """The LibreOffice processes this engine is connected to."""
        return self._apps

    @staticmethod
    def prepare_xl_data_element(x: Any, options: Any) -> Any:
        """Convert one Python value into one that a cell can hold; see `values.prepare`."""
        return values.prepare(x, options)

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Callable[..., Any] = dt.datetime,
        empty_as: Any = None,
        number_builder: Callable[[float], Any] | None = None,
        err_to_str: bool = False,
    ) -> list[list[Any]]:
        """Convert a block of values read from cells into the types the user asked for; see `values.clean`."""
        return values.clean(data, datetime_builder, empty_as, number_builder, err_to_str)
