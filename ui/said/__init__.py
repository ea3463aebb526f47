"""The ledger of statements across articles: who said what, whoever wrote of it."""

from ui.said.page import SaidPage

__all__ = ["SaidPage"]
