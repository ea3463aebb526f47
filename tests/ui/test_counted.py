from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from ui.counted import COUNT, HEADING, KIND, CountedPainter


def painted(qtbot: QtBot, text: str, **data: object) -> QImage:
    names = QListWidget()
    qtbot.addWidget(names)
    names.setItemDelegate(CountedPainter(names))
    item = QListWidgetItem(text, names)
    for role, value in ((COUNT, data.get("count")), (KIND, data.get("kind")), (HEADING, data.get("heading"))):
        item.setData(role, value)
    names.resize(260, 60)
    return names.grab().toImage()


def test_the_number_and_the_kind_are_painted(qtbot: QtBot) -> None:
    plain = painted(qtbot, "Judith Amsel")
    assert painted(qtbot, "Judith Amsel") == plain
    assert painted(qtbot, "Judith Amsel", count=12) != plain
    assert painted(qtbot, "Judith Amsel", kind="person") != plain


def test_kinds_differ_by_form_not_by_colour_alone(qtbot: QtBot) -> None:
    def form(kind: str) -> list[bool]:
        grey = painted(qtbot, "", kind=kind).convertToFormat(QImage.Format.Format_Grayscale8)
        return [grey.pixelColor(x, y).value() < 200 for x in range(10, 32) for y in range(4, 30)]

    forms = [form(kind) for kind in ("person", "organisation", "place", "group")]
    assert all(any(one) for one in forms)
    assert all(one != other for n, one in enumerate(forms) for other in forms[:n])


def test_hostile_names_paint(qtbot: QtBot) -> None:
    for text in ("x" * 1_000_000, '<img src="file:///dev/zero">', "\u202e\ud83d", "حسن روحاني", "\n\n\n"):
        assert not painted(qtbot, text, count=1, kind="person").isNull()
