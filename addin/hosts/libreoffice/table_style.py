"""The parts of a table's style: Calc's database ranges have none."""

from __future__ import annotations


class Unstyled:
    """A table without a style."""

    @property
    def show_table_style_column_stripes(self) -> bool:
        """Whether every other column is shaded: never."""
        return False

    @show_table_style_column_stripes.setter
    def show_table_style_column_stripes(self, value: bool) -> None:
        if value:
            raise NotImplementedError("show_table_style_column_stripes: Calc's database ranges have no styles")

    @property
    def show_table_style_first_column(self) -> bool:
        """Whether the first column stands out: never."""
        return False

    @show_table_style_first_column.setter
    def show_table_style_first_column(self, value: bool) -> None:
        if value:
            raise NotImplementedError("show_table_style_first_column: Calc's database ranges have no styles")

    @property
    def show_table_style_last_column(self) -> bool:
        """Whether the last column stands out: never."""
        return False

    @show_table_style_last_column.setter
    def show_table_style_last_column(self, value: bool) -> None:
        if value:
            raise NotImplementedError("show_table_style_last_column: Calc's database ranges have no styles")

    @property
    def show_table_style_row_stripes(self) -> bool:
        """Whether every other row is shaded: never."""
        return False

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        if value:
            raise NotImplementedError("show_table_style_row_stripes: Calc's database ranges have no styles")
