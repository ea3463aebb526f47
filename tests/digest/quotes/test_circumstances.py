"""To whom something is said, and when."""

from __future__ import annotations

import pytest

from digest.dates import find_timexes
from digest.quotes import find_quotes
from digest.types import Published


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Yes,” Smith told the BBC’s Bob Jones on Monday.", ("the BBC’s Bob Jones", "2026-11-23")),
        ("Smith told reporters in Leeds on Monday that it was over.", ("reporters", "2026-11-23")),
        ("The ministry told Reuters on 3 May that it was over.", ("Reuters", "2026-05-03")),
        ("It was over, the minister told MPs yesterday.", ("MPs", "2026-11-28")),
        ("Smith wrote to the council in March that it was over.", ("the council", "2026-03")),
        ("In 2019 Smith told a court in Leeds it was over.", ("a court", "2019")),
        ("Late on Monday, Smith said the firm closed in May.", ("", "2026-11-23")),
        ("Smith said on Friday that the shop would close on Monday.", ("", "2026-11-27")),
        ("President Smith on Friday vowed to appeal.", ("", "2026-11-27")),
        ("“It is over,” said Smith on Friday.", ("", "2026-11-27")),
        ("She was told by police on Monday that it was over.", ("", "2026-11-23")),
        ("“No,” she told them.", ("", "")),
        ("Smith, who won in 2015, said it was over.", ("", "")),
        ("According to the ministry, two died on Monday.", ("", "")),
        ("The report, published on Monday, said it was over.", ("", "")),
        ("She asked whether it was over.", ("", "")),
        ("He promised to leave.", ("", "")),
    ],
)
def test_to_whom_and_when(text: str, told: tuple[str, str]) -> None:
    (quotation,) = find_quotes(text, (), find_timexes(text, Published("2026-11-29", "day")))
    assert (quotation.addressee, quotation.when) == told
    for words, span in ((quotation.addressee, quotation.addressee_span), (quotation.when, quotation.when_span)):
        assert bool(words) == (span is not None)
