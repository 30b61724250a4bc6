"""What the user asked for cannot be done: one plain sentence, told by the door that was used."""


class Refused(Exception):  # noqa: N818 - it is no error of the program, but an answer to the user
    """A request that cannot be carried out, with the sentence to show. The command line ends with status 2."""
