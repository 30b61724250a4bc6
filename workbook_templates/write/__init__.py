"""Forms as workbooks: the blank ones built with XlsxWriter, the filled ones by putting rows into a blank one."""
