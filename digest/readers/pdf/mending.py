"""A PDF cut short, as by a download that broke off: its pages listed anew at its end, where a whole one lists them."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<!\d)(\d{1,7})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![\w])")
_LONGEST = 3000  # bytes of a page's own object
_MOST = 300  # pages


def mended(data: bytes) -> bytes:
    """``data`` with a list of the pages that it still has; b"" where there are none."""
    pages: list[bytes] = []
    highest = 0
    for found in _OBJECT.finditer(data):
        highest = max(highest, int(found[1]))
        own = data[found.end() : found.end() + _LONGEST].partition(b"endobj")[0].partition(b"stream")[0]
        if _PAGE.search(own) and len(pages) < _MOST:
            pages.append(b"%d %d R" % (int(found[1]), int(found[2])))
    if not pages:
        return b""
    catalogue = b"\n%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (highest + 1, highest + 2)
    listed = b" ".join(dict.fromkeys(pages))
    tree = b"%d 0 obj\n<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (highest + 2, len(pages), listed)
    end = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % (highest + 3, highest + 1)
    return data + b"\nendstream\nendobj\n" + catalogue + tree + end
