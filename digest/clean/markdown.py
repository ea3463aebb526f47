"""Markdown as blocks, by way of the page that it stands for. The only user of markdown-it-py."""

from __future__ import annotations

from dataclasses import replace

from digest.clean import page
from digest.clean.drafts import Draft

_LONGEST_NEST = 40


def drafts(content: str) -> list[Draft]:
    """The blocks of a Markdown text in order, judged like plain text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _LONGEST_NEST}).enable("table")
    return [replace(draft, hint="") for draft in page.blocks(parser.render(content))]
