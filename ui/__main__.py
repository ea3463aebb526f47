"""The command ``dateline``: a window, or with a verb the command line."""
