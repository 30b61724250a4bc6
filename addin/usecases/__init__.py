"""The use cases, one function each, the same for the command line and the ribbon. They return results and word nothing."""
