"""The list in the middle: one row per article, enough to skim."""

from ui.list.model import ArticleModel, Pending
from ui.list.page import ListPage

__all__ = ["ArticleModel", "ListPage", "Pending"]
