"""Exports of an article with every kind of finding, and of articles full of marks that mean something."""

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import resources
from digest.errors import DatelineError
from digest.exports import as_object, as_plain, export, row_object
from digest.types import (
    Analysis,
    Article,
    Block,
    Chip,
    Clue,
    Entity,
    Event,
    Mention,
    Metadata,
    Place,
    Published,
    Quotation,
    Row,
    Shelved,
    Source,
    Span,
    Timex,
)

SCHEMA = json.loads((Path(resources.__file__).parent / "schema" / "article.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def find(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def ferry():
    """An invented article with findings of every kind."""
    paragraphs = [
        "The ferry Aurora ran aground off Skagen on Sunday 🚢 morning, the coast guard said.",
        "“Nobody was hurt,” Captain Mette Holm told reporters. She will be heard in October.",
    ]
    text = "\n\n".join(paragraphs)
    first, second = find(text, paragraphs[0]), find(text, paragraphs[1])
    blocks = (
        Block("a", "Daily Strait", reason="site name"),
        Block("b", paragraphs[0], span=first),
        Block("c", "Subscribe <now> & save!", reason="plea"),
        Block("d", paragraphs[1], span=second),
    )
    article = Article(
        "Ferry runs aground off Skagen",
        text,
        blocks,
        source=Source("The Northern Post", "Daily Strait"),
        language="en",
        metadata=Metadata(url="https://example.org/ferry?a=1&b=2"),
    )
    sunday = find(text, "on Sunday")
    return Analysis(
        article,
        Published("2021-09-12", "day", "inferred", (Clue("on Sunday", "a Sunday", "text", sunday),)),
        (Timex(sunday, "DATE", "2021-09-12", "2021-09-12", "day", why="the Sunday before"),),
        (
            Entity("Mette Holm", "person", (Mention(find(text, "Mette Holm"), "Mette Holm"),), ("Captain Holm",)),
            Entity("Skagen", "place", (Mention(find(text, "Skagen"), "Skagen"),)),
        ),
        (
            Quotation(find(text, "Nobody was hurt,"), "Captain Mette Holm", "Mette Holm", "told"),
            Quotation(find(text, "The ferry Aurora ran aground"), "", direct=False),
        ),
        (
            Event(
                first, "2021-09-12", "day", sunday, ("Skagen",), speaker="the <coast> guard", why="the Sunday before"
            ),
            Event(find(text, "She will be heard in October."), "2021-10", "month", ahead=True),
        ),
        (first,),
        3,
    )


@pytest.fixture
def shelved():
    return Shelved("0123456789abcdef", "ferry.txt", ferry())


# ---------------------------------------------------------------- JSON


def test_json_follows_the_schema_and_is_one_line(shelved):
    line = export(shelved, "json")
    VALIDATOR.validate(json.loads(line))
    assert line.count("\n") == 1


def test_the_schema_itself_is_sound():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_has_null_for_what_is_unknown():
    value = as_object("0" * 16, "empty.txt", Analysis(Article("", "", ())))
    VALIDATOR.validate(value)
    assert value["title"] is value["byline"] is value["published"]["value"] is value["source"]["publisher"] is None


def test_json_gives_each_finding_with_its_words(shelved):
    value = json.loads(export(shelved, "json"))
    words = value["summary"] + value["timexes"] + value["timeline"] + value["quotes"]
    words += [mention for entity in value["entities"] for mention in entity["mentions"]]
    words += [clue for clue in value["published"]["evidence"] if "start" in clue]
    assert len(words) == 9
    for finding in words:
        assert value["text"][finding["start"] : finding["end"]] == finding["text"]


def test_json_tells_who_spoke_and_what_was_set_aside(shelved):
    value = json.loads(export(shelved, "json"))
    assert [quote["speaker_entity"] for quote in value["quotes"]] == ["Mette Holm", None]
    assert value["set_aside"] == [
        {"text": "Daily Strait", "reason": "site name"},
        {"text": "Subscribe <now> & save!", "reason": "plea"},
    ]


def test_json_tells_whose_word_an_event_is_and_why_its_date(shelved):
    value = json.loads(export(shelved, "json"))
    assert [(event["speaker"], event["why"]) for event in value["timeline"]] == [
        ("the <coast> guard", "the Sunday before"),
        (None, None),
    ]


def test_a_row_is_an_object_of_plain_values():
    row = Row("0" * 16, "A title", "", "2021", True, "", (Chip("Skagen", "place"),), ("2021-09-12",))
    value = row_object(row)
    assert json.loads(json.dumps(value)) == value
    assert value["source"] is None
    assert value["entities"] == [{"name": "Skagen", "kind": "place", "count": 1}]


# ---------------------------------------------------------------- HTML


def page(shelved):
    return lxml.html.document_fromstring(export(shelved, "html"))


def test_html_links_each_finding_to_its_words(shelved):
    tree = page(shelved)
    links = tree.xpath("//a[starts-with(@href, '#')]")
    assert len(links) == 8
    for link in links:
        (target,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
        if not link.text_content().isdigit():
            assert target.text_content() in (link.text_content(), "")


def test_html_says_whose_word_an_event_is(shelved):
    says = page(shelved).xpath("//span[@class='says']")
    assert [element.text_content() for element in says] == [" – according to the <coast> guard"]


def test_html_has_the_whole_text_once(shelved):
    paragraphs = [paragraph.text_content() for paragraph in page(shelved).xpath("//section[@class='text']/p")]
    assert "\n\n".join(paragraphs) == shelved.analysis.article.text


def test_html_asks_for_nothing(shelved):
    source = export(shelved, "html")
    tree = page(shelved)
    assert not tree.xpath("//script | //img | //link | //iframe | //*[@src]")
    assert "default-src 'none'" in source
    assert "url(" not in source
    assert "@import" not in source


def test_html_links_only_to_the_web():
    hostile = Article("t", "", (), metadata=Metadata(url="javascript:alert(1)"))
    assert "javascript" not in export(Shelved("0" * 16, "a", Analysis(hostile)), "html")


# ---------------------------------------------------------------- Markdown


def test_markdown_names_the_paragraph_of_each_finding(shelved):
    source = export(shelved, "md")
    tree = lxml.html.document_fromstring(MarkdownIt("commonmark").render(source))
    links = tree.xpath("//a[starts-with(@href, '#')]")
    assert [link.get("href") for link in links] == ["#p1", "#p1", "#p2", "#p2", "#p1"]
    for link in links:
        assert tree.xpath(f"//a[@id='{link.get('href')[1:]}']")


def test_markdown_tells_it_in_the_readers_words(shelved):
    source = export(shelved, "md")
    assert source.startswith(
        "# Ferry runs aground off Skagen\n\n"
        "The Northern Post, re-posted by Daily Strait · Sunday 12 September 2021 (inferred)\n"
    )
    assert "- **October 2021** (still ahead): She will be heard in October." in source
    assert r"the coast guard said. [¶1](#p1) – according to the \<coast\> guard" in source


def test_a_contradicted_date_says_so_in_every_form(shelved):
    doubt = "Its words say “12 September 2021”, but the article tells of 14 October 2021 as past."
    published = replace(shelved.analysis.published, method="stated", sure="doubtful", doubt=doubt)
    shelved = replace(shelved, analysis=replace(shelved.analysis, published=published))
    value = json.loads(export(shelved, "json"))
    VALIDATOR.validate(value)
    assert (value["published"]["sure"], value["published"]["doubt"]) == ("doubtful", doubt)
    assert page(shelved).xpath("//details[1]/p")[0].text_content() == doubt
    for form in ("md", "html"):
        assert "12 September 2021 (in doubt)" in export(shelved, form)
        assert doubt in export(shelved, form)
    assert f"12 September 2021 (in doubt)\n  {doubt}\n  a Sunday: “on Sunday”\n" in as_plain(shelved.analysis)


def test_a_date_that_stands_for_itself_is_not_explained(shelved):
    published = replace(shelved.analysis.published, method="metadata", sure="certain")
    shelved = replace(shelved, analysis=replace(shelved.analysis, published=published))
    assert "a Sunday" not in export(shelved, "html") + export(shelved, "md") + as_plain(shelved.analysis)


def test_an_undated_article_says_so_in_every_form(shelved):
    shelved = replace(shelved, analysis=replace(shelved.analysis, published=Published()))
    for form in ("md", "html"):
        assert "re-posted by Daily Strait · undated" in export(shelved, form)
    assert "re-posted by Daily Strait · undated\n" in as_plain(shelved.analysis)
    unknown = {"value": None, "precision": None, "method": "unknown", "sure": None, "doubt": None, "evidence": []}
    assert json.loads(export(shelved, "json"))["published"] == unknown


def test_a_text_in_another_language_says_that_names_are_found_less_well(shelved):
    def forms(**changes):
        article = replace(shelved.analysis.article, language="fr")
        analysis = replace(shelved.analysis, article=article, **changes)
        foreign = replace(shelved, analysis=analysis)
        return (*(export(foreign, form) for form in ("md", "html")), as_plain(analysis))

    assert all("Names are found less well in French than in English." in page for page in forms())
    assert all("No names were found: they are found less well in French" in page for page in forms(entities=()))


def test_a_capital_that_speaks_is_a_government_in_every_form(shelved):
    tehran = Entity("Tehran", "place", (Mention(Span(0, 3), "The"),), (), Place(112931, "IR", "Iran"))
    quotation = Quotation(Span(0, 9), "Tehran", "Tehran", "said", direct=False)
    analysis = replace(shelved.analysis, entities=(tehran,), quotes=(quotation,))
    told = replace(shelved, analysis=analysis)
    for page in (export(told, "md"), export(told, "html"), as_plain(analysis)):
        assert "Tehran (the government of Iran)" in page


def test_an_unknown_form_is_a_sentence(shelved):
    with pytest.raises(DatelineError, match="md, html, json"):
        export(shelved, "docx")


# ---------------------------------------------------------------- any text at all

marks = st.text(alphabet="ab<>&\"'`*_[]()#-+.1!\\|~$\n 🚢\u202e", min_size=1, max_size=40)


@st.composite
def hostile(draw):
    """An article of arbitrary marks, with arbitrary spans that cross each other and the paragraphs."""
    parts = draw(st.lists(marks.filter(str.strip), min_size=1, max_size=4))
    kinds = st.sampled_from(["paragraph", "heading", "item", "quote", "table", "preformatted"])
    text, blocks = "", []
    for number, part in enumerate(parts):
        text += "\n\n" if text else ""
        blocks.append(Block(str(number), part, draw(kinds), span=Span(len(text), len(text) + len(part))))
        text += part
    offsets = st.integers(0, len(text))
    spans = [Span(min(pair), max(pair)) for pair in draw(st.lists(st.tuples(offsets, offsets), max_size=8))]
    spans = [span for span in spans if span.start < span.end]
    aside = Block("x", draw(marks), reason="plea")
    article = Article(draw(marks), text, (*blocks, aside), byline=draw(marks))
    entities = tuple(Entity(draw(marks), "person", (Mention(span, text[span.start : span.end]),)) for span in spans)
    return Shelved(
        "0" * 16,
        draw(marks),
        Analysis(
            article,
            Published("2021", "year", "stated", (Clue(draw(marks), draw(marks)),), "doubtful", draw(marks)),
            entities=entities,
            quotes=tuple(Quotation(s, draw(marks)) for s in spans),
            timeline=tuple(Event(s, "2021", "year", speaker=draw(marks), why=draw(marks)) for s in spans),
            summary=tuple(spans),
        ),
    )


@pytest.mark.parametrize("form", ["md", "html"])
def test_an_article_without_a_headline_goes_by_its_name(form):
    assert "ferry.txt" in export(Shelved("0" * 16, "ferry.txt", Analysis(Article(" ", "", ()))), form)
    assert "Untitled" in export(Shelved("0" * 16, "", Analysis(Article("", "", ()))), form)


@given(hostile())
def test_any_text_stays_text_in_html(shelved):
    tree = page(shelved)
    frame = "html head meta title style body article section details summary"
    allowed = f"{frame} h1 h2 h3 p a b small bdi ul li span pre blockquote"
    assert {element.tag for element in tree.iter()} <= set(allowed.split())
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    found = "".join(tree.xpath("//section[@class='text']")[0].text_content().split())
    assert found == "".join(("Text" + shelved.analysis.article.text).split())


@given(hostile())
def test_every_link_in_html_has_one_target(shelved):
    tree = page(shelved)
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in tree.xpath("//a")} <= set(ids)


@given(hostile())
def test_any_text_stays_text_in_markdown(shelved):
    tokens = MarkdownIt("commonmark").parse(export(shelved, "md"))
    inline = [child for token in tokens for child in token.children or ()]
    assert not [child for child in inline if child.type == "image"]
    assert {re.sub(r"\d+", "", child.content) for child in inline if child.type == "html_inline"} <= {
        '<a id="p">',
        "</a>",
    }
    assert not [token for token in tokens if token.type == "html_block" and not token.content.startswith('<a id="p')]
    links = {child.attrGet("href") for child in inline if child.type == "link_open"}
    assert all(re.fullmatch(r"#p\d+", link) for link in links)
    headings = [
        following.content
        for token, following in itertools.pairwise(tokens)
        if token.tag in ("h1", "h2") and token.nesting == 1
    ]
    assert headings[0] != ""
    assert set(headings[1:]) <= {"In brief", "Timeline", "Who and where", "Who said what", "Text", "Set aside"}


@given(hostile())
def test_any_text_gives_json_by_the_schema(shelved):
    line = export(shelved, "json")
    assert line.count("\n") == 1
    VALIDATOR.validate(json.loads(line))
