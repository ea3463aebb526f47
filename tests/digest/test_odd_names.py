"""Names as the world writes and browsers save them: accents apart, other scripts, pictures, unseen marks, no end."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.analysis import analyze
from digest.entities import find_entities
from digest.quotes import find_quotes
from digest.types import Analysis, Article, Document

REPORT = """Talks in Lima end without a deal

President {full} said on Monday that the talks had failed. “We tried,” {short} said.

{short} has led the country since 2011. The minister, Eva Duarte, told reporters that {full} would stay in Lima.
"""
# Each name in full and in short as the text writes it, and as it is to be shown.
NAMES = {
    "decomposed accents": ("Jose\u0301 Garci\u0301a", "Garci\u0301a", "José García"),
    "decomposed Vietnamese": (
        *(unicodedata.normalize("NFD", name) for name in ("Nguyễn Văn Phúc", "Phúc")),
        "Nguyễn Văn Phúc",
    ),
    "composed in one place only": ("José García", "Garci\u0301a", "José García"),
    "stacked marks": ("Jose\u0323\u0301 Garcia\u0308\u0301", "Garcia\u0308\u0301", "Josẹ\u0301 Garciä\u0301"),
    "Hebrew": ("בנימין נתניהו", "נתניהו", "בנימין נתניהו"),
    "Arabic": ("محمد سلمان", "سلمان", "محمد سلمان"),
    "a flag beside": ("Ana Lopez🇵🇪", "Lopez🇵🇪", "Ana Lopez"),
    "a face before": ("😀Ana Lopez", "😀Lopez", "Ana Lopez"),
    "a tone of skin": ("Ana Lopez 👍🏽", "Lopez 👍🏽", "Ana Lopez"),
    "a family within": ("Ana 👨‍👩‍👧 Lopez", "Lopez", "Ana Lopez"),
    "joiners": ("Ana Gar\u200dcia", "Gar\u200dcia", "Ana Garcia"),
    "spaces of no width": ("Ana Gar\u200bcia", "Garcia", "Ana Garcia"),
    "soft hyphens": ("Ana Gar\u00adcia", "Garcia", "Ana Garcia"),
    "spaces that do not break": ("Ana\u00a0Garcia", "Garcia", "Ana Garcia"),
    "marks of direction": ("\u2066Ana Garcia\u2069", "\u200eGarcia\u200f", "Ana Garcia"),
    "wide letters": ("Ａｎａ Garcia", "Garcia", "Ａｎａ Garcia"),
}
SCRAPS = st.sampled_from([*(word for names in NAMES.values() for word in names), "President", "said", "“We go,”", "."])
SEEN = "".join(chr(code) for code in (0x301, 0x200D, 0xAD, 0x2069, 0xFE0F, 0x1F1F5, 0x1F3FD, 0x20E3, 0x1F170))
TEXTS = st.lists(SCRAPS | st.text(SEEN + "Aa “”.\u00a0", max_size=8), max_size=30)


def analysed(text: str) -> Analysis:
    return analyze(Document("0" * 16, "names.txt", "text/plain", text))


def people(analysis: Analysis) -> dict[str, int]:
    return {entity.name: len(entity.mentions) for entity in analysis.entities if entity.kind == "person"}


@pytest.mark.parametrize("how", NAMES)
def test_a_name_is_one_however_it_is_written(how: str) -> None:
    full, short, shown = NAMES[how]
    analysis = analysed(REPORT.format(full=full, short=short))
    assert people(analysis) == {unicodedata.normalize("NFC", shown): 4, "Eva Duarte": 1}
    speakers = [quotation.speaker_entity for quotation in analysis.quotes]
    assert speakers == [unicodedata.normalize("NFC", shown)] * 2 + ["Eva Duarte"]


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["", " "]))
def test_what_is_found_is_words_of_the_text(scraps: list[str], joint: str) -> None:
    analysis = analysed(joint.join(scraps))
    text = analysis.article.text
    mentions = sorted((m.span, m.text) for entity in analysis.entities for m in entity.mentions)
    assert all(text[span.start : span.end] == words for span, words in mentions)
    assert all(one.end <= other.start for (one, _), (other, _) in pairwise(mentions))
    assert all(entity.name.strip() for entity in analysis.entities)
    assert all(0 <= quotation.span.start < quotation.span.end <= len(text) for quotation in analysis.quotes)


@pytest.mark.parametrize("write", [str.upper, str.lower], ids=["capitals", "small letters"])
def test_case_alone_hides_nobody(write: type[str]) -> None:
    analysis = analysed(write(REPORT.format(full="Ana Garcia", short="Garcia")))
    assert people(analysis) == {"Ana Garcia": 4, "Eva Duarte": 1}
    assert "Lima" in {entity.name for entity in analysis.entities}
    assert "Ana Garcia" in {quotation.speaker_entity for quotation in analysis.quotes}


@pytest.mark.parametrize("number", [300, 5000])
def test_a_row_of_capitals_is_no_name(number: int) -> None:
    words = ("Alba", "Bero", "Caro", "Dunn", "Evans", "Fitz", "Garcia", "Hale", "Iwan", "Jones")
    row = " ".join(words[index * index % 11 % 10] for index in range(number))
    analysis = analysed(f"{REPORT.format(full='Ana Garcia', short='Garcia')}\n{row} told nobody.\n")
    assert max(len(entity.name.split()) for entity in analysis.entities) <= 20
    assert "Ana Garcia" in people(analysis)


# What other languages make of it: some of the names, and hardly anything that is none.
TONGUES = {
    "de": (
        "Bundeskanzlerin Angela Merkel hat am Montag in Berlin den Präsidenten Emmanuel Macron empfangen. Beide "
        "sprachen über die Lage in der Ukraine und die Zukunft der Europäischen Union. „Wir müssen zusammenhalten“, "
        "sagte Merkel nach dem Treffen. Die Wirtschaft wachse langsam, und die Bürgerinnen hätten Vertrauen, hieß es.",
        {"Angela Merkel", "Emmanuel Macron", "Ukraine"},
    ),
    "fr": (
        "Le président Emmanuel Macron a reçu lundi à Paris la chancelière allemande Angela Merkel. Les deux dirigeants "
        "ont évoqué la situation en Ukraine et l’avenir de l’Union européenne. « Nous devons rester unis », a déclaré "
        "Mme Merkel après la rencontre. L’Assemblée nationale examinera le texte mercredi. La France veut avancer.",
        {"Angela Merkel", "Emmanuel Macron", "Ukraine", "France"},
    ),
    "es": (
        "El presidente Pedro Sánchez recibió el lunes en Madrid a la canciller alemana Angela Merkel. Ambos hablaron "
        "de la situación en Venezuela y del futuro de la Unión Europea. «Debemos seguir unidos», dijo Sánchez tras la "
        "reunión. El Congreso de los Diputados votará el miércoles sobre la reforma.",
        {"Pedro Sánchez", "Angela Merkel", "Venezuela"},
    ),
    "ru": (
        "Президент России Владимир Путин в понедельник встретился в Москве с канцлером Германии Ангелой Меркель. "
        "«Мы должны продолжать диалог», — заявил Путин после встречи. Государственная дума рассмотрит закон в среду.",
        set(),
    ),
    "ar": (
        "وصل وزير الدفاع الإيراني أمير حاتمي إلى دمشق يوم الأحد في زيارة رسمية تستمر يومين، حيث التقى نظيره السوري علي "
        "عبد الله أيوب. وقال حاتمي إن إيران ستواصل دعم سوريا. وأضاف أن التعاون العسكري بين البلدين سيستمر.",
        set(),
    ),
    "zh": (
        "国家主席习近平星期一在北京会见了德国总理默克尔。双方讨论了乌克兰局势和欧洲联盟的未来。习近平说，中国愿意继续对话。"
        "外交部长王毅将访问柏林。",
        set(),
    ),
}


@pytest.mark.parametrize("language", TONGUES)
def test_other_languages_give_fewer_names_and_no_flood(language: str) -> None:
    text, certain = TONGUES[language]
    analysis = analysed(text)
    names = {entity.name for entity in analysis.entities}
    assert analysis.article.language == language
    assert certain <= names
    assert len(names - certain) <= 1


SLOW = (
    "Jose\u0301 ", "A\u0301", "A\u200d", "\u200d", "👩🏽\u200d⚕️", "Ana🇵🇪 ", "محمد بن سلمان ", "President محمد ",
    "习近平说", "A. B. ", "Ana-", "Ana, ", "Ana, the ", "Ana and ", "Bank of ", "President Minister ",
    "Ana Lopez (Pepe) ", "Mr. ", "ANA SAID SO. ", "ana lopez said so. ", "Iran's president said he left. ",
    "in Galway, Mayo, ", "Paris, Texas. ",
)  # fmt: skip


def seconds(text: str) -> float:
    start = time.process_time()
    find_quotes(text, find_entities(Article("", text, ())))
    return time.process_time() - start


@pytest.mark.parametrize("piece", SLOW)
def test_text_made_to_be_slow_takes_linear_time(piece: str) -> None:
    """Ten times the text takes no more than some thirty times as long, on a busy machine, too."""
    short = (piece * 10_000)[:10_000]
    assert seconds(short * 10) < 30 * seconds(short) + 0.5


@pytest.mark.parametrize(
    "form", ["{0} {1} said so.", "{0} Garcia met Garcia.", "Maria {1} met Maria.", "The {0} Council met."]
)
def test_many_people_of_one_name_take_linear_time(form: str) -> None:
    """And so do many who share a name with nobody, a surname or a given name with all."""

    def crowd(number: int) -> str:
        return " ".join(form.format(f"Xa{_letters(place)}", f"Yo{_letters(place)}") for place in range(number))

    assert seconds(crowd(3000)) < 30 * seconds(crowd(300)) + 0.5


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:05}")
