"""The article pane: one article with everything found in it, each finding a click away from its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from digest.types import Block, Shelved, Span
from ui import clean, entities, head, quotes, summary, text, theme, timeline
from ui.bars import LitBar, SectionBar
from ui.page import Keep, Light, Open, Page, Show, Target, clipped
from ui.published import WhyPanel
from ui.reader import Reader

SECTIONS = {  # in the order of the page, each with a shorter name
    summary.SECTION: "Brief",
    timeline.SECTION: "When",
    entities.SECTION: "Who",
    quotes.SECTION: "Said",
    text.SECTION: "Text",
    clean.SECTION: "Aside",
}
_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
_WHOLE_TEXT = 1 << 31
_FARTHEST_BACK = 50  # jumps that are remembered
_LIT_AT = 0.3  # of the height: where lit words come to stand


@dataclass(frozen=True, slots=True)
class Choices:
    """How the person wants the page: kept from article to article, save for what is opened in one."""

    scale: float = 1.0
    names: bool = True  # underline names in the text
    opened: frozenset[str] = frozenset()  # lists shown to their end
    limit: int = text.AT_ONCE  # characters of text laid out


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody was before a jump."""

    scroll: int
    lit: Light | None


class ArticlePane(QWidget):
    """Shows one Shelved; what the person does to it goes out as signals."""

    published_edited = Signal(str, str)  # article, ISO date or "" for Dateline's own
    block_toggled = Signal(str, str, bool)  # article, key of the block, kept
    entity_chosen = Signal(str, str)  # name, kind
    article_chosen = Signal(str)
    scale_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self._shelved: Shelved | None = None
        self._placed = text.Placed("")
        self._choices = Choices()
        self._lit: Light | None = None
        self._lit_at = 0
        self._way_back: list[Stand] = []
        self.reader = Reader()
        self.why = WhyPanel(self.reader.viewport())
        self.sections = SectionBar(SECTIONS)
        self.lit_bar = LitBar()
        self._empty = QLabel("Choose an article to read it.", alignment=Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self._connect()
        self._add_actions()
        self.show_article(None)

    # ------------------------------------------------------------ what is shown

    def show_article(self, shelved: Shelved | None) -> None:
        """Show an article from its top, or again where it was if it is the one on screen; None shows a quiet page."""
        before, self._shelved = self._shelved, shelved
        again = shelved is not None and before is not None and shelved.id == before.id
        if again and _page_of(before) == _page_of(shelved):
            return  # merely marked read: nothing moves
        scroll = self.reader.verticalScrollBar().value() if again else 0
        self._forget()
        if not again:
            self._choices = replace(self._choices, opened=frozenset(), limit=text.AT_ONCE)
            self.why.hide()
        self._stack.setCurrentWidget(self._empty if shelved is None else self._shown)
        if shelved is not None:
            self._write()
            self.why.show_published(shelved.analysis.published)
            self.reader.verticalScrollBar().setValue(scroll)
            self.reader.setAccessibleName(f"Article: {clipped(shelved.analysis.article.title or shelved.name, 200)}")
            self.sections.show_current(self.reader.section())

    def light(self, span: Span, *more: Span) -> None:
        """Scroll to words of the text and light them up, with all others that are given."""
        self._light(Light((span, *more)))

    def read_on(self) -> bool:
        """Turn to the next screenful; False at the end of the article."""
        return self._shelved is not None and self.reader.page_down()

    @property
    def scale(self) -> float:
        """How large the text is; 1 is normal."""
        return self._choices.scale

    def set_scale(self, scale: float) -> None:
        self._choose(replace(self._choices, scale=min(max(scale, _SCALES[0]), _SCALES[-1])))
        self.scale_changed.emit(self._choices.scale)

    def jump(self, section: str) -> None:
        """Go to a section by its name; where the article has none, nothing happens."""
        position = self.reader.written.sections.get(section)
        if position is not None:
            self.reader.bring(position, 0.03)
            self.sections.show_current(section)

    def back(self) -> None:
        """Put out the light and return to where the person was before they followed a finding."""
        if not self._way_back:
            return
        stand = self._way_back.pop()
        self._show_light(stand.lit)
        self.reader.verticalScrollBar().setValue(stand.scroll)

    # ------------------------------------------------------------ writing the page

    def _write(self) -> None:
        assert self._shelved is not None
        shelved, opened = self._shelved, self._choices.opened
        analysis = shelved.analysis
        page = Page(theme.current(), self._choices.scale)
        head.write(page, shelved)
        summary.write(page, analysis)
        timeline.write(page, analysis, opened)
        entities.write(page, analysis, opened)
        quotes.write(page, analysis, opened)
        marked = analysis.entities if self._choices.names else ()
        self._placed = text.write(page, analysis.article, marked, self._choices.limit)
        clean.write(page, analysis.article, shelved.edits, opened)
        self.reader.show_page(page)
        self.sections.offer(page.written.sections)

    def _choose(self, choices: Choices) -> None:
        """Write the page anew under other choices and stay where we are."""
        if choices == self._choices:
            return
        self._choices = choices
        if self._shelved is not None:
            bar = self.reader.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self._write()
            self.reader.light(self._lit_places())
            bar.setValue(round(share * bar.maximum()))

    # ------------------------------------------------------------ following a finding

    def _light(self, light: Light) -> None:
        if self._shelved is None or not light.spans:
            return
        self._way_back = [*self._way_back[-_FARTHEST_BACK:], Stand(self.reader.verticalScrollBar().value(), self._lit)]
        self._lay_out(light.spans[0].end)
        self._show_light(light)
        self._bring_lit(0)

    def _lay_out(self, end: int) -> None:
        """Bring the text onto the page at least up to the character ``end``."""
        assert self._shelved is not None
        end = min(end, len(self._shelved.analysis.article.text))
        limit = self._choices.limit
        while self._placed.end < end and limit < _WHOLE_TEXT:
            limit *= 2
            self._choose(replace(self._choices, limit=limit))

    def _show_light(self, light: Light | None) -> None:
        self._lit, self._lit_at = light, 0
        self.reader.light(self._lit_places())
        self._tell_lit()

    def _lit_places(self) -> list[Span]:
        spans = self._lit.spans if self._lit else ()
        return [place for span in spans for place in self._placed.ranges(span)]

    def _bring_lit(self, step: int) -> None:
        """Scroll to the lit words that come ``step`` after the present ones."""
        if self._lit is None:
            return
        self._lit_at = (self._lit_at + step) % len(self._lit.spans)
        self._lay_out(self._lit.spans[self._lit_at].end)
        if places := self._placed.ranges(self._lit.spans[self._lit_at]):
            self.reader.bring(places[0].start, _LIT_AT)
            self.sections.show_current(text.SECTION)
        self._tell_lit()

    def _tell_lit(self) -> None:
        self.lit_bar.tell(self._lit, self._lit_at, bool(self._way_back))
        self._back_action.setEnabled(bool(self._way_back))

    def _forget(self) -> None:
        self._way_back = []
        self._show_light(None)

    def _follow(self, target: Target) -> None:
        """Do what a click on ``target`` means."""
        match target:
            case Light() if target.name and QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
                self.entity_chosen.emit(target.name, target.kind)
            case Light():
                self._light(target)
            case Open():
                self.article_chosen.emit(target.article)
            case Keep():
                self._toggle(target)
            case Show(what=head.WHY):
                self._ask_why()
            case Show(what=text.SECTION):
                self._choose(replace(self._choices, limit=self._choices.limit + text.AT_ONCE))
            case Show():
                self._choose(replace(self._choices, opened=self._choices.opened ^ {target.what}))

    def _toggle(self, target: Keep) -> None:
        if self._shelved is not None:
            self.block_toggled.emit(self._shelved.id, target.key, target.kept)

    # ------------------------------------------------------------ why this date?

    def _ask_why(self) -> None:
        self.why.move(0, round(self.reader.place_of(self.reader.written.date).bottom()) + 6)
        self.why.open(self.reader.viewport().width())

    def _edit_published(self, value: str) -> None:
        self.why.hide()
        self.reader.setFocus()
        if self._shelved is not None:
            self.published_edited.emit(self._shelved.id, value)

    # ------------------------------------------------------------ menus and keys

    def _menu(self, target: Target | None, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        if isinstance(target, Light) and target.name:
            words = QFontMetrics(menu.font()).elidedText(target.name, Qt.TextElideMode.ElideRight, 260)
            _offer(menu, "Light up every mention", lambda: self._light(target))
            _offer(menu, f"All articles with {words}".replace("&", "&&"), lambda: self._choose_entity(target))
        elif (block := self._block_at(event.pos())) is not None:
            keep = Keep(block.key, False)
            _offer(menu, "Set this paragraph aside", lambda: self._toggle(keep))
        menu.addSeparator()
        copy = _offer(menu, "Copy", self.reader.copy)
        copy.setEnabled(self.reader.textCursor().hasSelection())
        _offer(menu, "Select all", self.reader.selectAll)
        menu.addSeparator()
        menu.addActions(self._view_actions)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _block_at(self, point: QPoint) -> Block | None:
        offset = self._placed.offset(self.reader.cursorForPosition(point).position())
        if self._shelved is None or offset is None:
            return None
        return text.block_at(self._shelved.analysis.article, offset)

    def _choose_entity(self, light: Light) -> None:
        self.entity_chosen.emit(light.name, light.kind)

    def _step_scale(self, step: int) -> None:
        nearest = min(range(len(_SCALES)), key=lambda index: abs(_SCALES[index] - self._choices.scale))
        self.set_scale(_SCALES[min(max(nearest + step, 0), len(_SCALES) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._way_back:
            self.back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._shelved is not None:
            scroll = self.reader.verticalScrollBar().value()
            self._write()
            self.reader.light(self._lit_places())
            self.reader.verticalScrollBar().setValue(scroll)
        super().changeEvent(event)

    # ------------------------------------------------------------ putting it together

    def _arrange(self) -> None:
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sections)
        column.addWidget(self.reader, 1)
        column.addWidget(self.lit_bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._shown)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setBackgroundRole(QPalette.ColorRole.Base)
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._empty.setAutoFillBackground(True)
        self.setFocusProxy(self.reader)

    def _connect(self) -> None:
        self.reader.chosen.connect(self._follow)
        self.reader.asked.connect(self._menu)
        self.reader.scrolled.connect(lambda: self.sections.show_current(self.reader.section()))
        self.sections.chosen.connect(self.jump)
        self.lit_bar.stepped.connect(self._bring_lit)
        self.lit_bar.left.connect(self.back)
        self.lit_bar.followed.connect(self._choose_entity)
        self.why.edited.connect(self._edit_published)
        self.why.wanted.connect(lambda span: self._light(Light((span,))))
        self.why.closed.connect(self.reader.setFocus)

    def _add_actions(self) -> None:
        for number, section in enumerate(SECTIONS, 1):
            self._action(section, [QKeySequence(f"Alt+{number}")], partial(self.jump, section))
        self._back_action = self._action("Back to where you were", [QKeySequence("Alt+Left")], self.back)
        self._back_action.setEnabled(False)
        keys = QKeySequence.StandardKey
        larger = [*QKeySequence.keyBindings(keys.ZoomIn), QKeySequence("Ctrl+=")]
        names = self._action("Mark names in the text", [QKeySequence("Alt+N")], self._toggle_names)
        names.setCheckable(True)
        names.setChecked(True)
        self._view_actions = [
            self._action("Larger text", larger, partial(self._step_scale, 1)),
            self._action("Smaller text", QKeySequence.keyBindings(keys.ZoomOut), partial(self._step_scale, -1)),
            self._action("Normal size", [QKeySequence("Ctrl+0")], partial(self.set_scale, 1.0)),
            names,
        ]
        self.sections.add_menu(self._view_actions)

    def _action(self, words: str, keys: list[QKeySequence], then: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts(keys)
        action.triggered.connect(lambda _checked=False: then())
        self.addAction(action)
        return action

    def _toggle_names(self) -> None:
        self._choose(replace(self._choices, names=not self._choices.names))


def _page_of(shelved: Shelved | None) -> object:
    """All that the page shows of an article."""
    return shelved and (shelved.name, shelved.analysis, shelved.edits, shelved.copies)


def _offer(menu: QMenu, words: str, then: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: then())
    return action
