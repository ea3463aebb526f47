"""What can go wrong, as sentences: ``str(error)`` tells a person what happened and what to do about it."""


class DatelineError(Exception):
    """Anything that a person can act on. Whatever is not one of these is a bug."""


class Unreadable(DatelineError):
    """A file, page or feed that gives no article; the message says why and what to do."""


class Empty(Unreadable):
    """A sound feed that has no articles yet."""


class Unreachable(DatelineError):
    """An address that could not be fetched; the message says why."""


class LibraryError(DatelineError):
    """The library file cannot be opened, read or written."""


class NotFound(LibraryError):
    """No article, feed or edition goes by this name."""


class Cancelled(DatelineError):
    """The person stopped the work."""
