"""The command line ``yinling``: it parses arguments, calls one use case and prints the text ``addin.presentation`` makes."""
