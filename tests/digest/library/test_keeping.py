"""The same text twice: told when it comes, whatever became of it on the way, and never dropped."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

from digest.library import Library, Pasted
from digest.types import Query, Similar

Write = Callable[[int], bytes]


def add(library: Library, name: str, data: bytes) -> tuple[str, tuple[Similar, ...]]:
    (outcome,) = library.add([Pasted(name, data)]).outcomes
    (id_,) = outcome.added
    return id_, outcome.similar


def test_what_was_here_slightly_different_is_told(library: Library, article: Write) -> None:
    text = article(1)
    first, alone = add(library, "a.txt", text)
    _, other = add(library, "b.txt", article(2))
    assert alone == other == ()
    edited, like = add(library, "c.txt", text.replace(b"before the", b"long before the").replace(b"paid", b"payed"))
    assert like == (Similar(edited, first, "edited"),)
    assert library.similar(first) == (Similar(first, edited, "edited"),)
    assert library.count() == 3


def test_a_cut_text_is_a_part_and_the_whole_contains_it(library: Library, article: Write) -> None:
    text = article(3).decode()
    half = text[: len(text) // 2]
    first, _ = add(library, "half.txt", half.encode())
    whole, like = add(library, "whole.txt", text.encode())
    assert like == (Similar(whole, first, "contains"),)
    assert library.similar(first) == (Similar(first, whole, "part of"),)


def test_the_same_article_as_page_and_as_text(library: Library, article: Write) -> None:
    text = article(4).decode()
    title, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    first, _ = add(library, "a.txt", text.encode())
    second, like = add(library, "a.html", page.encode())
    assert [(pair.other, pair.how) for pair in like] == [(first, "same")]
    assert [row.id for row in library.article(second).copies] == [first]


def test_the_same_bytes_are_here_already(library: Library, article: Write) -> None:
    first, _ = add(library, "a.txt", article(5))
    (outcome,) = library.add([Pasted("b.txt", article(5))]).outcomes
    assert (outcome.added, outcome.already, outcome.similar) == ((), (first,), ())


def test_what_is_deleted_is_not_told_until_it_comes_back(library: Library, article: Write) -> None:
    first, _ = add(library, "a.txt", article(6))
    library.delete([first])
    second, like = add(library, "b.txt", article(6).replace(b"before the", b"long before the"))
    assert like == ()
    (outcome,) = library.add([Pasted("a.txt", article(6))]).outcomes
    assert outcome.added == (first,)
    assert [(pair.article, pair.other) for pair in outcome.similar] == [(first, second)]


def test_similar_texts_are_told_after_a_new_analysis_and_a_new_index(library: Library, article: Write) -> None:
    first, _ = add(library, "a.txt", article(7))
    second, like = add(library, "b.txt", article(7).replace(b"before the", b"long before the"))
    library.set_published(first, "2001")
    assert [pair.other for pair in library.similar(second)] == [pair.other for pair in like]
    with library._means.store.writing() as db:
        db.execute("DELETE FROM similar")
        db.execute("UPDATE derived SET version = 0")
    library.renew()
    place = library._means.store.path
    library._means.store.close()
    again = Library(place, clock=library._means.clock, pool=library._means.pool)
    again.renew()
    assert [pair.other for pair in again.similar(second)] == [first]
    again.close()


def test_a_newsletter_does_not_fold_its_items_into_one(library: Library, article: Write) -> None:
    numbers = range(10, 15)
    letter, _ = add(library, "letter.txt", b"\n\n".join(article(number) for number in numbers))
    ids = [add(library, f"{number}.txt", article(number)) for number in numbers]
    assert all(letter in {pair.other for pair in like} for _, like in ids)
    assert all(row.copies == 0 for row in library.rows(Query()))


def test_differences_between_two_of_the_library(library: Library, article: Write) -> None:
    text = article(8)
    first, _ = add(library, "a.txt", text)
    second, _ = add(library, "b.txt", text.replace(b"before the", b"long before the"))
    changes = library.differences(second, first)
    assert {found.new.strip() for found in changes if found.old != found.new} == {"long"}
    assert "".join(found.new for found in changes) == library.article(second).analysis.article.text


def test_the_whole_of_an_original_can_be_read(library: Library, article: Write, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    body = article(9).decode().replace("\n\n", "</p><p>")
    page.write_text(f"<html><body><nav><a href=/>Front page of it all</a></nav><p>{body}</p></body></html>")
    (id_,) = library.add([page]).changes.added
    text = library.original_text(id_)
    assert "Front page of it all" in text
    assert "barges back" in text


def as_pdf(text: str) -> bytes:
    """The text as a PDF of one page, in lines of some seventy letters, long words parted at their ends."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += textwrap.wrap(paragraph.replace("“", '"').replace("”", '"').replace("–", "-"), 70)
        lines.append("")
    shown = "".join("({}) Tj T*\n".format(re.sub(r"([()\\])", r"\\\1", line)) for line in lines)
    content = f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, places = "%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode("latin-1")


def test_the_same_article_as_pdf_and_as_page(library: Library, article: Write) -> None:
    text = article(11).decode()
    title, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    first, _ = add(library, "a.html", page.encode())
    second, like = add(library, "a.pdf", as_pdf(text))
    assert [pair.other for pair in like] == [first]
    assert like[0].how in ("same", "edited")
    assert [row.id for row in library.article(second).copies] == [first]
