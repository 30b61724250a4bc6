"""Writing forms as workbooks: blank ones are built with XlsxWriter, filled ones by putting rows into a blank one."""
