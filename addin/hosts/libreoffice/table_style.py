"""The members of `Table` about its style: Calc's database ranges have none, so all are False and cannot be switched on."""

from __future__ import annotations


class TableStyleOptions:
    """Members of `Table` that Excel offers for table styles."""

    @property
    def show_table_style_column_stripes(self) -> bool:
        """Whether every other column is shaded: always False."""
        return False

    @show_table_style_column_stripes.setter
    def show_table_style_column_stripes(self, value: bool) -> None:
        """Accept False without effect; NotImplementedError for True."""
        if value:
            raise NotImplementedError("show_table_style_column_stripes: Calc's database ranges have no styles")

    @property
    def show_table_style_first_column(self) -> bool:
        """Whether the first column is emphasised: always False."""
        return False

    @show_table_style_first_column.setter
    def show_table_style_first_column(self, value: bool) -> None:
        """Accept False without effect; NotImplementedError for True."""
        if value:
            raise NotImplementedError("show_table_style_first_column: Calc's database ranges have no styles")

    @property
    def show_table_style_last_column(self) -> bool:
        """Whether the last column is emphasised: always False."""
        return False

    @show_table_style_last_column.setter
    def show_table_style_last_column(self, value: bool) -> None:
        """Accept False without effect; NotImplementedError for True."""
        if value:
            raise NotImplementedError("show_table_style_last_column: Calc's database ranges have no styles")

    @property
    def show_table_style_row_stripes(self) -> bool:
        """Whether every other row is shaded: always False."""
        return False

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        """Accept False without effect; NotImplementedError for True."""
        if value:
            raise NotImplementedError("show_table_style_row_stripes: Calc's database ranges have no styles")
