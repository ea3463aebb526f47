"""Newsletters of several makes, put together as the programs that send them do."""

from __future__ import annotations

from email.message import EmailMessage
from typing import NamedTuple


class Story(NamedTuple):
    headline: str
    text: str
    address: str

    @property
    def tracked(self) -> str:
        return self.address + ("&" if "?" in self.address else "?") + "utm_source=letter"


STORIES = (
    Story(
        "Harbour bridge closes for the winter",
        "The city council of Sundby decided on Tuesday to close the harbour bridge from 4 November until March. "
        "Engineers found cracks in two of its nine pillars, the mayor, Anna Lind, told reporters after the vote.",
        "https://news.example/bridge",
    ),
    Story(
        "Farmers count a dry summer",
        "Wheat yields fell by a third in the northern valleys, the farmers' union said on Monday. It asked the "
        "government for 40 million crowns in aid; the minister of agriculture promised an answer within two weeks.",
        "https://paper.example/dry-summer?id=7",
    ),
    Story(
        "Library opens its night room",
        "From Friday the public library stays open until two in the morning on weekdays. Students had asked for the "
        "room for six years, and a gift from the Holm family now pays for its staff until 2026.",
        "https://news.example/library",
    ),
    Story(
        "Ferry line gets a new owner",
        "Nordline bought the ferry between Sundby and the islands for 112 million crowns on Wednesday. The timetable "
        "stays as it is, its director Per Aas said, but fares will rise by four percent in the new year.",
        "https://paper.example/ferry",
    ),
)
FOOT = (
    '<p>You are receiving this because you signed up at news.example.</p><p><a href="https://news.example/u">'
    "Unsubscribe</a> | 12 Quay Street, Sundby</p>"
)
INTRO = (
    "Good morning from a wet Sundby. I spent the weekend on the quay, where people talked about little else than the "
    "bridge, and I came home with the feeling that the council has waited too long to say what it knows. This letter "
    "has the news of that vote, three other things that happened this week, and a few words on why a bridge that "
    "nobody loved is suddenly missed by all of us who never thought about it before."
)


def blocks_of_tables(stories: tuple[Story, ...] = STORIES) -> str:
    """Each item in a table of its own, with a button that leads on."""
    boxes = "".join(
        f'<table width="600" class="textBlock"><tbody><tr><td><h2>{s.headline}</h2><p>{s.text}</p>'
        f'<table><tr><td><a href="https://click.example/track?u=1&amp;url={_quoted(s.address)}">Read more →</a></td>'
        "</tr></table></td></tr></tbody></table>"
        for s in stories
    )
    return _page(f'<table width="100%"><tr><td>{boxes}</td></tr><tr><td>{FOOT}</td></tr></table>')


def flat(stories: tuple[Story, ...] = STORIES) -> str:
    """One column in which linked headlines follow each other, after an introduction."""
    items = "".join(f'<h3><a href="{s.tracked}">{s.headline}</a></h3><p>{s.text}</p>' for s in stories)
    return _page(f"<div class='body'><p>{INTRO}</p>{items}<hr>{FOOT}</div>")


def line_breaks(stories: tuple[Story, ...] = STORIES) -> str:
    """Headline and text in one cell, parted by line breaks, with an advertisement between."""
    cell = '<tr><td><a href="{2}"><strong>{0} (3 minute read)</strong></a><br><br><span>{1}</span><br></td></tr>'
    rows = [cell.format(*s) for s in stories]
    ad = Story(
        "Sleep better on a Mekla mattress (Sponsor)",
        "Buy the mattress that " + "everyone talks about " * 9,
        "https://ad.example",
    )
    rows.insert(1, "<tr><td><p>SPONSORED</p></td></tr>")
    rows.insert(
        2,
        f"<tr><td><p>Sponsored</p>{cell.format(*ad)}</td></tr>".replace("<tr><td><a", "<a").replace(
            "</td></tr></td>", "</td>"
        ),
    )
    return _page(f"<table>{''.join(rows)}<tr><td>{FOOT}</td></tr></table>")


def cards(stories: tuple[Story, ...] = STORIES) -> str:
    """Each item in a bordered box under a label, without a link of its own but with some in its text."""
    box = (
        '<div style="border:1px solid"><p>LOCAL NEWS</p><h1>{0}</h1><img src="cid:a"><p>{1}</p>'
        '<p>There is <a href="{2}">a longer report</a> on what comes next for the people who live there.</p></div>'
    )
    return _page("<div>" + "".join(box.format(*s) for s in stories) + f"</div><div>{FOOT}</div>")


def bold_lines(stories: tuple[Story, ...] = STORIES) -> str:
    """Bold lines as headlines, “continue reading” at the end of the paragraph."""
    items = "".join(
        f'<div><div><b>{s.headline}</b></div><div>{s.text} <a href="{s.address}">Continue reading</a></div></div>'
        for s in stories
    )
    return _page(f"{items}{FOOT}")


def bullets(stories: tuple[Story, ...] = STORIES) -> str:
    """A list in which each paragraph begins with its linked headline."""
    items = "".join(f'<li><a href="{s.address}"><b>{s.headline}</b></a>: {s.text}</li>' for s in stories)
    return _page(f"<h1>Today on the quay</h1><ul>{items}</ul>{FOOT}")


def linked_words() -> str:
    """An essay whose paragraphs begin with words that are links."""
    parts = "".join(f'<p><a href="{s.address}">{s.text[:50]}</a>{s.text[50:]}</p>' for s in STORIES)
    return _page(f"<div><h1>The price of a bridge</h1><p>{INTRO}</p>{parts}{FOOT}</div>")


def plain_text(stories: tuple[Story, ...] = STORIES) -> str:
    """The same as text: headline, lines, address."""
    items = "\n\n".join(f"{s.headline.upper()}\n\n{_wrapped(s.text)}\n\nRead more: {s.address}" for s in stories)
    return f"THE QUAY LETTER\n===============\n\n{items}\n\n--\nUnsubscribe: https://news.example/u\n"


def essay() -> str:
    """One text with subheadings and links in it, sent as a newsletter."""
    parts = "".join(
        f'<h2>{head}</h2><p>{s.text} <a href="{s.address}">As we wrote</a>, it was foreseeable.</p><p>{s.text}</p>'
        for head, s in zip(("How it began", "What it costs", "Who pays", "What now"), STORIES, strict=True)
    )
    return _page(f"<div><h1>The price of a bridge</h1><p>{INTRO}</p>{parts}{FOOT}</div>")


def essay_with_teasers() -> str:
    """A long text, and after it three short pointers to other ones."""
    body = f"<h1>The price of a bridge</h1><p>{INTRO}</p>" + "".join(f"<p>{s.text} {INTRO}</p>" for s in STORIES)
    more = "".join(f'<h3><a href="{s.address}">{s.headline}</a></h3><p>{s.text}</p>' for s in STORIES[:3])
    return _page(f"<div>{body}{more}{FOOT}</div>")


def personal() -> str:
    """A letter to a friend with three links that he may like."""
    links = "".join(f'<p><a href="{s.address}">{s.headline}</a></p><p>{s.text}</p>' for s in STORIES[:3])
    return _page(f"<div><p>Dear Per,</p><p>here is what I promised you.</p>{links}<p>See you soon, Anna</p></div>")


def mail(content: str, *, kind: str = "html", bulk: bool = True, **headers: str) -> bytes:
    """The bytes of a message."""
    message = EmailMessage()
    message["From"] = headers.pop("sender", "The Quay Letter <letter@news.example>")
    message["To"] = "reader@example.org"
    message["Subject"] = headers.pop("subject", "The bridge, the harvest and a night room")
    message["Date"] = headers.pop("date", "Thu, 02 Nov 2023 07:30:00 +0100")
    message["Message-ID"] = "<1@news.example>"
    if bulk:
        message["List-Unsubscribe"] = "<https://news.example/u>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(content, subtype=kind)
    return message.as_bytes()


def _page(body: str) -> str:
    return f"<html><head><title>Letter</title></head><body>{body}</body></html>"


def _quoted(address: str) -> str:
    from urllib.parse import quote

    return quote(address, safe="")


def _wrapped(text: str) -> str:
    import textwrap

    return textwrap.fill(text, 70)
