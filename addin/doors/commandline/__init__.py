"""The command line ``yinling``: reads arguments, calls one use case, prints what ``addin.presentation`` makes of the result."""
