"""Allowances: from the tables of a period to a batch in which each person is paid once a month."""
