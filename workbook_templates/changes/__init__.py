"""The change form: only what is different since the last roster, and how it makes the next version of it."""
