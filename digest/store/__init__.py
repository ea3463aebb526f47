"""The library file: the only room that knows SQL. A Store gives the connection; the modules say what to do with it."""

from __future__ import annotations

from digest.store.file import Connection, Store

__all__ = ["Connection", "Store"]
