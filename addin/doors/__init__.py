"""The doors through which users come in: the command line and the ribbon. Each is thin; what they do is in ``addin.usecases``."""
