"""The pages that the scores of pasted text rest on are what a browser gives: cases of HTML's innerText algorithm."""

from __future__ import annotations

import pytest

from resources.models.rendered import VARIANTS, copied

CASES = {
    "<p>one</p><p>two</p>": "one\n\ntwo",
    "<div>one</div><div>two</div>": "one\ntwo",
    "<div>one</div>\n\n  <p>two  words</p> three": "one\n\ntwo words\n\nthree",
    "one<br>two<br><br>three": "one\ntwo\n\nthree",
    "<ul><li>one</li><li>two</li></ul>": "one\ntwo",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>": "a\tb\nc\td",
    "one <span>two</span> <a href='#'>three</a><button>four</button>": "one two threefour",
    "<h1>one</h1>two<script>three</script><style>four</style><noscript>five</noscript>": "one\ntwo",
    "<p hidden>one</p><p style='display: none'>two</p><p>three</p>": "three",
    "<details><summary>one</summary><p>two</p></details>": "one",
    "<details open><summary>one</summary><p>two</p></details>": "one\n\ntwo",
    "<pre>one\n  two</pre>": "one\n  two",
    "<p>one <img alt='a picture'></p><p></p><p>two</p>": "one\n\ntwo",
    "<select><option>one</option><option>two</option></select>": "one\ntwo",
    "<input type='submit' value='Send'><textarea>x</textarea>": "Send",
    "": "",
}


@pytest.mark.parametrize("page", CASES)
def test_a_page_is_copied_as_browsers_do(page: str) -> None:
    assert copied(f"<html><body>{page}</body></html>") == CASES[page]


def test_no_variant_loses_or_adds_a_word() -> None:
    text = "Home\n\nThe council met on Monday, and it decided to close the harbour until the spring.\n\n2021"
    for variant in VARIANTS.values():
        assert variant(text).split() == text.split()
    assert max(map(len, VARIANTS["wrapped"](text).split("\n"))) <= 76
