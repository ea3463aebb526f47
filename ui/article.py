"""The article pane: one article with everything found in it, each finding a click away from its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QImage, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from digest.address import site
from digest.types import Shelved, Span
from ui import clean, entities, head, quotes, summary, text, theme, timeline
from ui.bars import LitBar, SectionBar
from ui.choices import NORMAL, Choices, Extras, Turnable, stepped, turned, within
from ui.edge import EdgeMark
from ui.introducing import Introducing, control_is_down
from ui.list.paint import from_the_right
from ui.lit import Lighting
from ui.original import OriginalPane
from ui.page import Always, Compare, Keep, Light, Open, Page, Show, Stand, Target, clipped
from ui.picture import fitted
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
_WHOLE_TEXT = 1 << 31
_TOP, _EYE = 0.0, 0.3  # of the height: what stays while blocks come and go below, and while the page changes its look
_CALM = 250  # milliseconds after the last change of width until a picture is fitted to it
_TALLEST = 380  # pixels of a picture at normal size
_MENU = 40  # letters of a name in a menu


class ArticlePane(QWidget):
    """Shows one Shelved; what the person does to it goes out as signals."""

    published_edited = Signal(str, str)  # article, ISO date or "" for Dateline's own
    block_toggled = Signal(str, str, bool)  # article, key of the block, kept
    rule_wanted = Signal(str, str, bool)  # the same, for all such blocks of the article's site
    rules_wanted = Signal(str)  # the site whose rules are to be shown
    comparison_wanted = Signal(str, str)  # article, the other one
    original_wanted = Signal(str)  # article
    who_chosen = Signal(int)  # Chip.who
    profile_wanted = Signal(int)  # the same
    corrected = Signal(object, str)  # a Correction, and what to say when it is done
    same_wanted = Signal(object)  # Chip of somebody who is the same as another
    article_chosen = Signal(str)
    scale_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self._shelved: Shelved | None = None
        self._end = 0  # of the text that is on the page
        self._choices = Choices()
        self._extras = Extras()
        self.reader = Reader()
        self.why = WhyPanel(self.reader.viewport())
        self.sections = SectionBar(SECTIONS)
        self.lit_bar = LitBar()
        self.lighting = Lighting(self.reader, self.lit_bar, self)
        self.introducing = Introducing(self.reader, self.lighting, self.lit_bar)
        self.card = self.introducing.card
        self.edge = EdgeMark(self.reader)
        self.original = OriginalPane()
        self._empty = QLabel("Choose an article to read it.", alignment=Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self._connect()
        self._add_actions()
        self.show_article(None)

    # ------------------------------------------------------------ what is shown

    def show_article(self, shelved: Shelved | None) -> None:
        """Show an article from its top, or again where it was if it is the one on screen; None shows a quiet page."""
        before, self._shelved = self._shelved, shelved
        self.introducing.show_article(shelved)
        again = shelved is not None and before is not None and shelved.id == before.id
        if again and _page_of(before) == _page_of(shelved):
            return  # merely marked read: nothing moves
        whereabouts = self._whereabouts(_TOP) if again else []
        self.lighting.forget()
        if not again:
            self._choices = replace(self._choices, opened=frozenset(), limit=text.AT_ONCE)
            self._extras = Extras()
            self.why.hide()
            self.edge.leave()
        self._stack.setCurrentWidget(self._empty if shelved is None else self._shown)
        if shelved is not None:
            self._write()
            self.why.show_published(shelved.analysis.published)
            self.reader.hold(whereabouts)
            self.edge.find_again()
            self.reader.setAccessibleName(f"Article: {clipped(shelved.analysis.article.title or shelved.name, 200)}")
            self.sections.show_current(self.reader.section())
            if not again and not self.original.isHidden():
                self.original_wanted.emit(shelved.id)

    def furnish(self, article: str, extras: Extras) -> None:
        """Add to the article's page what the library had to be asked for apart; nothing if another one is shown."""
        if self._shelved is not None and self._shelved.id == article and extras != self._extras:
            self._extras = extras
            self._write_again()

    def light(self, span: Span, *more: Span) -> None:
        """Scroll to words of the text and light them up, with all others that are given."""
        self._light(Light((span, *more)))

    def light_who(self, who: int) -> None:
        """Light up every mention of somebody by the number that they have in the library."""
        if self._shelved is not None:
            chips = self._shelved.chips
            named = [e for e in self._shelved.analysis.entities if e.name in chips and chips[e.name].who == who]
            for entity in named[:1]:
                self.lighting.follow(entities.light(entity))

    def read_on(self) -> bool:
        """Turn to the next screenful; False at the end of the article."""
        return self._shelved is not None and self.reader.page_down()

    @property
    def scale(self) -> float:
        """How large the text is; 1 is normal."""
        return self._choices.scale

    def set_scale(self, scale: float) -> None:
        self._choose(replace(self._choices, scale=within(scale)))
        self.original.restyle(self._choices.scale)
        self.scale_changed.emit(self._choices.scale)

    @property
    def choices(self) -> Choices:
        """How the person wants the page."""
        return self._choices

    def set_choices(self, *, in_place: bool, pictures: bool) -> None:
        """Take up what the person chose another time."""
        self._choose(replace(self._choices, in_place=in_place, pictures=pictures))

    def jump(self, section: str) -> None:
        """Go to a section by its name; where the article has none, nothing happens."""
        position = self.reader.written.sections.get(section)
        if position is not None:
            self.reader.bring(position, 0.03)
            self.sections.show_current(section)

    # ------------------------------------------------------------ writing the page

    def _write(self) -> None:
        assert self._shelved is not None
        shelved, opened = self._shelved, self._choices.opened
        analysis = shelved.analysis
        article, choices = analysis.article, self._choices
        page = Page(theme.current(), choices.scale, from_the_right=from_the_right(article.text))
        head.write(page, shelved, self._picture())
        summary.write(page, analysis)
        timeline.write(page, analysis, opened)
        entities.write(page, analysis, opened, marked=choices.names)
        quotes.write(page, analysis, opened)
        asides = clean.Asides(shelved.edits, opened, choices.in_place, self._site(), self._extras.rules)
        around = clean.around(page, asides) if choices.in_place else None
        page.section(text.SECTION, text.length(article), clean.switch(article, choices.in_place))
        marked = analysis.entities if choices.names else ()
        placed = text.write(page, article, marked, choices.limit, around)
        self._end = placed.end
        clean.write(page, article, asides)
        self.introducing.show_article(shelved)
        self.reader.show_page(page)
        self.lighting.place(placed)
        self.sections.offer(page.written.sections)
        self._tell_choices()

    def _picture(self) -> QImage | None:
        if self._extras.picture is None or not self._choices.pictures:
            return None
        room = QSizeF(self.reader.viewport().width(), _TALLEST * self._choices.scale)
        return fitted(self._extras.picture, room, self.devicePixelRatioF())

    def _fit_picture(self) -> None:
        if self._extras.picture is not None and self._choices.pictures:
            self._write_again()

    def _choose(self, choices: Choices) -> None:
        """Write the page anew under other choices and stay where we are."""
        if choices != self._choices:
            self._choices = choices
            self._write_again()

    def _write_again(self) -> None:
        if self._shelved is not None:
            whereabouts, focused = self._whereabouts(), self.reader.focused
            self._write()
            if focused is not None:
                self.reader.step_to(focused)
            self.reader.hold(whereabouts)
            self.edge.find_again()

    def _whereabouts(self, share: float = _EYE) -> list[tuple[str, float]]:
        """What is to stay where it is on the screen while the page is written anew; its top stays its top."""
        return self.reader.whereabouts(share) if self.reader.verticalScrollBar().value() else []

    def _tell_choices(self) -> None:
        self._names.setChecked(self._choices.names)
        self._in_place.setChecked(self._choices.in_place)
        self._pictures.setChecked(self._choices.pictures)

    # ------------------------------------------------------------ following a finding

    def _light(self, light: Light) -> None:
        if self._shelved is not None:
            keys = self.reader.focused == light
            self.lighting.follow(light)
            (self.introducing.turn_to if keys else self.introducing.introduce)()

    def _lay_out(self, end: int) -> None:
        """Bring the text onto the page at least up to the character ``end``."""
        assert self._shelved is not None
        end = min(end, len(self._shelved.analysis.article.text))
        limit = self._choices.limit
        while self._end < end and limit < _WHOLE_TEXT:
            limit *= 2
            self._choose(replace(self._choices, limit=limit))

    def _follow(self, target: Target) -> None:
        """Do what a click on ``target`` means."""
        match target:
            case Light() if (chip := self.introducing.chip(target)) and control_is_down():
                self.who_chosen.emit(chip.who)
            case Light():
                self._light(target)
            case Open():
                self.article_chosen.emit(target.article)
            case Keep() | Always():
                self._toggle(target)
            case Compare():
                self.comparison_wanted.emit(self._shelved_id(), target.other)
            case Show():
                self._show_more(target)

    def _show_more(self, show: Show) -> None:
        match show.what:
            case head.WHY:
                self._ask_why()
            case clean.IN_PLACE:
                self._turn("in_place")
            case clean.RULES:
                self.rules_wanted.emit(self._site())
            case text.SECTION:
                self._choose(replace(self._choices, limit=self._choices.limit + text.AT_ONCE))
            case _:
                self._open(show)

    def _open(self, show: Show) -> None:
        """Open what was closed, or close it, below what leads there."""
        place = self.reader.standing(show.what)
        self._choose(replace(self._choices, opened=self._choices.opened ^ {show.what}))
        if place:
            self.reader.hold(place)
        if show.tip and show.what in self._choices.opened:
            self.reader.say(show.tip)

    def _toggle(self, target: Keep | Always) -> None:
        if self._shelved is not None:
            told = self.rule_wanted if isinstance(target, Always) else self.block_toggled
            told.emit(self._shelved.id, target.key, target.kept)

    def _shelved_id(self) -> str:
        return self._shelved.id if self._shelved else ""

    def _site(self) -> str:
        return site(self._shelved.analysis.article.metadata.url) if self._shelved else ""

    # ------------------------------------------------------------ the original beside

    def toggle_original(self) -> None:
        """Show the original beside the article, or no longer."""
        if not self.original.isHidden():
            self.hide_original()
        elif self._shelved is not None:
            self.original_wanted.emit(self._shelved.id)

    def show_original(self, article: str, words: str) -> None:
        """Show these words beside the article; nothing if another one is shown by now."""
        if self._shelved is None or self._shelved.id != article:
            return
        if self.original.isHidden():
            whereabouts = self._whereabouts()
            self.original.show()
            self._halves.setSizes([1, 1])
            self.reader.hold(whereabouts)
        self.original.show_text(self._shelved.name, words, self._choices.scale)
        self.original.go_to(self._words_in_view())

    def _words_in_view(self) -> str:
        """How the first paragraph of the text in view begins; "" where none is."""
        assert self._shelved is not None
        stand = self.reader.stand_in_view()
        blocks = self._shelved.analysis.article.blocks
        return next((block.text for block in blocks if stand and block.key == stand.key), "")

    def hide_original(self) -> None:
        whereabouts = self._whereabouts()
        self.original.hide()
        self.reader.hold(whereabouts)
        self.reader.setFocus()

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
        if isinstance(target, Light):
            _offer(menu, "Light up every mention", lambda: self._light(target))
        if (chip := self.introducing.chip(target)) is not None:
            words = clipped(chip.name, _MENU).replace("&", "&&")
            _offer(menu, f"All about {words}", lambda: self.who_chosen.emit(chip.who))
        menu.addSeparator()
        if isinstance(target, Show) and target.tip:
            _offer(menu, "Why this date?", lambda: self._open(target))
        elif (stand := self._stand_asked(event)) is not None:
            keep = Keep(stand.key, not stand.kept)
            _offer(menu, "Set this paragraph aside" if stand.kept else "Restore", lambda: self._toggle(keep))
            if where := self._site():
                always = Always(stand.key, not stand.kept)
                _offer(menu, clean.always(where, not stand.kept), lambda: self._toggle(always))
        menu.addSeparator()
        copy = _offer(menu, "Copy", self.reader.copy)
        copy.setEnabled(self.reader.textCursor().hasSelection())
        _offer(menu, "Select all", self.reader.selectAll)
        menu.addSeparator()
        menu.addActions([*self.aside_actions, *self._view_actions])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _stand_asked(self, event: QContextMenuEvent) -> Stand | None:
        """The block under the mouse, or, asked by a key, the one that the mark stands beside."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.edge.stand is not None:
            return self.edge.stand
        return self.reader.stand_at(self.reader.cursorForPosition(event.pos()).position())

    def _step_scale(self, step: int) -> None:
        self.set_scale(stepped(self._choices.scale, step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.subject is not None:
            self.card.close_up()
        elif event.key() == Qt.Key.Key_Escape and self.lighting.can_return:
            self.lighting.back()
        elif event.key() == Qt.Key.Key_Escape and not self.original.isHidden():
            self.hide_original()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange and self._shelved is not None:
            scroll = self.reader.verticalScrollBar().value()
            self._write()
            self.reader.verticalScrollBar().setValue(scroll)
            self.original.restyle(self._choices.scale)
        super().changeEvent(event)

    # ------------------------------------------------------------ putting it together

    def _arrange(self) -> None:
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        for half in (self.reader, self.original):
            self._halves.addWidget(half)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self.original.hide()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sections)
        column.addWidget(self._halves, 1)
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
        self._refit = QTimer(self, singleShot=True, interval=_CALM)
        self._refit.timeout.connect(self._fit_picture)
        self.reader.resized.connect(self._refit.start)
        self.reader.scrolled.connect(lambda: self.sections.show_current(self.reader.section()))
        self.sections.chosen.connect(self.jump)
        self.edge.chosen.connect(self._toggle)
        self.original.left.connect(self.hide_original)
        self.lighting.wanted.connect(self._lay_out)
        self.lighting.brought.connect(lambda: self.sections.show_current(text.SECTION))
        self.card.visited.connect(self.who_chosen)
        self.card.same_wanted.connect(self.same_wanted)
        self.card.profile_wanted.connect(self.profile_wanted)
        self.card.corrected.connect(self.corrected)
        self.why.edited.connect(self._edit_published)
        self.why.wanted.connect(lambda span: self._light(Light((span,))))
        self.why.closed.connect(self.reader.setFocus)

    def _add_actions(self) -> None:
        for number, section in enumerate(SECTIONS, 1):
            self._action(section, [QKeySequence(f"Alt+{number}")], partial(self.jump, section))
        self._back_action = self._action("Back to where you were", [QKeySequence("Alt+Left")], self.lighting.back)
        self._back_action.setEnabled(False)
        self.lighting.returnable.connect(self._back_action.setEnabled)
        keys = QKeySequence.StandardKey
        larger = [*QKeySequence.keyBindings(keys.ZoomIn), QKeySequence("Ctrl+=")]
        self._action("About the name that is lit up", [QKeySequence("I")], self.introducing.turn_to)
        self._names = self._choice("Mark names in the text", "Alt+N", "names")
        self._in_place = self._choice("Show what was set aside in place", "A", "in_place")
        self._pictures = self._choice("Show the main picture", "", "pictures")
        self.aside_actions = [
            self._in_place,
            self._action("Set the marked paragraph aside, or restore it", [QKeySequence("X")], self.edge.toggle),
            self._action("Mark the next paragraph", [QKeySequence("Alt+Down")], partial(self.edge.step, 1)),
            self._action("Mark the paragraph before", [QKeySequence("Alt+Up")], partial(self.edge.step, -1)),
            self._action("Show the original beside", [QKeySequence("O")], self.toggle_original),
        ]
        self._view_actions = [
            self._action("Larger text", larger, partial(self._step_scale, 1)),
            self._action("Smaller text", QKeySequence.keyBindings(keys.ZoomOut), partial(self._step_scale, -1)),
            self._action("Normal size", [QKeySequence("Ctrl+0")], partial(self.set_scale, NORMAL)),
            self._names,
            self._pictures,
        ]
        self.sections.add_menu([*self._view_actions, self._in_place])

    def _turn(self, name: Turnable) -> None:
        self._choose(turned(self._choices, name))

    def _choice(self, words: str, key: str, name: Turnable) -> QAction:
        """An action that turns one of the choices on and off."""
        action = self._action(words, [QKeySequence(key)] if key else [], partial(self._turn, name))
        action.setCheckable(True)
        return action

    def _action(self, words: str, keys: list[QKeySequence], then: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts(keys)
        action.triggered.connect(lambda _checked=False: then())
        self.addAction(action)
        return action


def _page_of(shelved: Shelved | None) -> object:
    """All that the page shows of an article."""
    return shelved and (shelved.name, shelved.analysis, shelved.edits, shelved.copies)


def _offer(menu: QMenu, words: str, then: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _checked=False: then())
    return action
