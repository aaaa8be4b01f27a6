"""The column of works: the content above, the styles below it, each a card."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.document.session import MOST_STYLES, Session
from studio.ui.language import WordedWidget, tr
from studio.ui.slots.card import Card
from studio.ui.slots.content_card import ContentCard
from studio.ui.slots.drop_mark import DropMark
from studio.ui.slots.dropping import STYLE_MIME, acceptable, read_mime
from studio.ui.slots.invitation import Invitation
from studio.ui.slots.pieces import IconButton
from studio.ui.slots.placing import Landing, Span, gap, landing, new_place
from studio.ui.slots.style_row import SPACING, StyleRow
from studio.ui.theme import as_section

MARGIN = 12
SCROLL_STEP, SCROLL_MS, SCROLL_EDGE = 8, 30, 28
OPENING_MS = 200
"""What opens faster is not announced: words that flash by tell nobody anything."""


class SlotColumn(WordedWidget):
    """Shows content and styles and says what the person wants done with them.

    Slots are "content" (index 0), "style" (`dropped`: a new style before `index`; else the style `index`), and in `dropped` and
    `open_requested` also "replace" (instead of style `index`). `use_requested(slot, index)`: lay the work into the other kind of slot too.
    `mask_requested(index, verb)`: "paint_mask", "load_mask", "invert_mask" or "remove_mask" of style `index`;
    `span_requested(index, looped)`: let it act in the loop alone, or from beginning to end; `region_requested(index, whole)`: let a part of
    its picture be its style, or all of it.
    """

    dropped = Signal(str, int, object)
    open_requested = Signal(str, int)
    paste_requested = Signal(str, int)
    copy_requested = Signal(str, int)
    use_requested = Signal(str, int)
    selected = Signal(str, int)
    removed = Signal(str, int)
    swap_requested = Signal(int)
    moved = Signal(int, int)
    weight_edited = Signal(int, float, str)
    gesture_ended = Signal()
    mute_toggled = Signal(int)
    solo_toggled = Signal(int)
    mask_requested = Signal(int, str)
    span_requested = Signal(int, bool)
    region_requested = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setMinimumWidth(236)
        self._opening: dict[str, str] = {}
        self._announcing = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._announcing.timeout.connect(self._announce)
        self._scrolling = QTimer(self, interval=SCROLL_MS)
        self._scroll_step = 0
        self._count = 0
        self.content_label, self.styles_label, self.count_label = QLabel(self), QLabel(self), QLabel(self)
        self.swap, self.plus = IconButton("swap", self), IconButton("plus", self)
        self.content_card, self.content_invitation = ContentCard(self), Invitation(124, self)
        self.styles = StyleRow(self)
        self.mark = DropMark(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_session(Session(), {})

    def show_session(self, session: Session, cards: Mapping[str, Card]) -> None:
        """Show the table; works without a card yet are shown by name."""
        source = session.content
        if source is not None:
            self.content_card.show_source(source, cards.get(source.sha256))
        self._show_one(source is not None)
        self._count = len(session.styles)
        self.styles.show_styles(session, cards)
        self.content_card.senseless = frozenset() if session.styles else frozenset({"swap"})
        self.swap.setEnabled(source is not None and bool(session.styles))
        self.plus.setEnabled(self._count < MOST_STYLES)
        self.retranslate()

    def _show_one(self, filled: bool) -> None:
        """The content's card, or the invitation in its place; the keyboard stays there."""
        pair: tuple[QWidget, QWidget] = (self.content_card, self.content_invitation)
        shown, hidden = pair if filled else pair[::-1]
        shown.setVisible(True)
        if self._leaves_focus(hidden):
            shown.setFocus()
        hidden.setVisible(False)

    def _leaves_focus(self, hidden: QWidget) -> bool:
        return self.content_card.has_keyboard() if hidden is self.content_card else hidden.hasFocus()

    def show_opening(self, slot: str, name: str) -> None:
        """Say in the place of `slot` ("content", "style", "replace") that `name` is being opened; "" = no longer."""
        self._opening["content" if slot.endswith("content") else "style"] = name
        if not name:
            self._announce()
        elif not self._announcing.isActive():
            self._announcing.start()

    def _announce(self) -> None:
        self.content_card.show_opening(self._opening.get("content", ""))
        self.retranslate()

    def focused_slot(self) -> tuple[str, int] | None:
        """The slot that has the keyboard, for Edit → Paste and Copy; None where it is elsewhere."""
        if self.content_invitation.hasFocus() or self.content_card.has_keyboard():
            return "content", 0
        focused = next((index for index, card in enumerate(self.styles.cards) if card.has_keyboard()), None)
        if focused is None and self.styles.invitation.hasFocus():
            focused = self._count
        return None if focused is None else ("style", focused)

    def retranslate(self) -> None:
        """Headings and invitations."""
        self.content_label.setText(tr("Content"))
        self.styles_label.setText(tr("Styles"))
        self.count_label.setText(tr("{count} of {most}", count=self._count, most=MOST_STYLES) if self._count else "")
        first, second = tr("Drop a picture or a sound"), tr("What is to be changed. Click to choose a file")
        self.content_invitation.show_words(*self._words("content", first, second))
        if self._count:
            first, second = tr("Drop one more style"), ""
        else:
            first, second = tr("Drop a picture or a sound"), tr("Whose style it takes. Click to choose files")
        self.styles.invitation.show_words(*self._words("style", first, second))
        self.setAccessibleName(tr("Content and styles"))
        for button, words in ((self.swap, tr("Swap content and style 1")), (self.plus, tr("Open styles…"))):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Something comes: take it if we can use it."""
        if acceptable(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where it would land."""
        y = event.position().toPoint().y()
        self._scroll_at(y)
        if self._show_landing(event, y):
            event.acceptProposedAction()
        else:
            self.mark.hide()
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """It went away."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """It is here: hand it on, or move the style card that it is."""
        self._end_drag()
        y = event.position().toPoint().y()
        place = self._landing(y)
        if place.slot == "content" and event.source() is self.content_card:
            return
        index = _style_number(event.mimeData())
        if index is not None and place.slot != "content":
            event.acceptProposedAction()
            if (place_in_row := new_place(y, self._spans(), index)) != index:
                self._move(index, place_in_row)
            return
        if (what := read_mime(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(place.slot, place.index, what)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A low window gives the styles their share."""
        super().resizeEvent(event)
        self.content_card.limit_height(round(self.height() * 0.26))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Colours follow the theme, words the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _words(self, slot: str, first: str, second: str) -> tuple[str, str]:
        name = "" if self._announcing.isActive() else self._opening.get(slot, "")
        return (tr("Opening {name}…", name=name), "") if name else (first, second)

    def _lay_out(self) -> None:
        for label in (self.content_label, self.styles_label):
            as_section(label)
        self.count_label.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 6, 0, 0)
        column.setSpacing(4)
        for parts in ((self.content_label, None, self.swap), (self.styles_label, self.count_label, self.plus)):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, MARGIN, 0)
            row.setSpacing(6)
            row.addWidget(parts[0])
            row.addStretch(1)
            for part in parts[1:]:
                if part is not None:
                    row.addWidget(part)
            column.addLayout(row)
            if parts[0] is self.content_label:
                holder = QVBoxLayout()
                holder.setContentsMargins(0, 0, MARGIN, 10)
                holder.addWidget(self.content_invitation)
                holder.addWidget(self.content_card)
                column.addLayout(holder)
        column.addWidget(self.styles, 1)

    def _connect(self) -> None:
        self.content_card.acted.connect(lambda verb: self._act("content", 0, verb))
        self.content_invitation.clicked.connect(lambda: self.open_requested.emit("content", 0))
        self.styles.invitation.clicked.connect(lambda: self.open_requested.emit("style", self._count))
        self.plus.clicked.connect(lambda: self.open_requested.emit("style", self._count))
        self.swap.clicked.connect(lambda: self.swap_requested.emit(0))
        self.styles.acted.connect(lambda index, verb: self._act("style", index, verb))
        self._scrolling.timeout.connect(self._scroll)
        self.styles.weight_edited.connect(self.weight_edited)
        self.styles.gesture_ended.connect(self.gesture_ended)
        self.styles.solo_toggled.connect(self.solo_toggled)
        self.styles.mute_toggled.connect(self.mute_toggled)

    def _act(self, slot: str, index: int, verb: str) -> None:
        signals = {
            "select": self.selected,
            "remove": self.removed,
            "paste": self.paste_requested,
            "copy": self.copy_requested,
            "use": self.use_requested,
        }
        if verb == "open":
            self.open_requested.emit("content" if slot == "content" else "replace", index)
        elif verb == "swap":
            self.swap_requested.emit(index)
        elif verb in {"earlier", "later"}:
            place = index + (1 if verb == "later" else -1)
            if slot == "style" and 0 <= place < self._count:
                self._move(index, place)
        elif verb.endswith("_mask"):
            self.mask_requested.emit(index, verb)
        elif verb.startswith("span_"):
            self.span_requested.emit(index, verb == "span_loop")
        elif verb.startswith("region_"):
            self.region_requested.emit(index, verb == "region_whole")
        else:
            signals[verb].emit(slot, index)

    def _spans(self) -> list[Span]:
        return [(rect.top(), rect.bottom()) for rect in (self._rect_of(card) for card in self.styles.cards)]

    def _rect_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())

    def _landing(self, y: int) -> Landing:
        return landing(y, self.styles_label.geometry().top() - 2, self._spans())

    def _show_landing(self, event: QDragMoveEvent, y: int) -> bool:
        """Mark the place at height `y`; False where what hovers has nothing to do there."""
        place, spans = self._landing(y), self._spans()
        index = _style_number(event.mimeData())
        if place.slot == "content":
            if event.source() is self.content_card:
                return False
            target = self.content_card if self.content_card.isVisible() else self.content_invitation
            self.mark.show_place(self._rect_of(target), tr("as content"))
        elif index is not None:
            row = new_place(y, spans, index)
            self._show_line(row + 1 if row > index else row, tr("as style {number}", number=row + 1))
        elif place.slot == "replace":
            words = tr("instead of style {number}", number=place.index + 1)
            self.mark.show_place(self._rect_of(self.styles.cards[place.index]), words)
        elif place.index == len(spans):
            self.mark.show_place(self._rect_of(self.styles.invitation), tr("as style {number}", number=place.index + 1))
        else:
            self._show_line(place.index, tr("as style {number}", number=place.index + 1))
        return True

    def _show_line(self, index: int, words: str) -> None:
        y = gap(self._spans(), index, SPACING)
        self.mark.show_place(QRect(MARGIN, y, self.width() - 2 * MARGIN, 1), words)

    def _move(self, index: int, place: int) -> None:
        self.styles.carry(index, place)
        self.moved.emit(index, place)

    def _scroll_at(self, y: int) -> None:
        """Near its ends the row of styles scrolls, as long as the mouse stays there."""
        area = self._rect_of(self.styles)
        up, down = area.top() <= y < area.top() + SCROLL_EDGE, area.bottom() - SCROLL_EDGE < y <= area.bottom()
        self._scroll_step = SCROLL_STEP * (down - up)
        if self._scroll_step and not self._scrolling.isActive():
            self._scrolling.start()

    def _scroll(self) -> None:
        bar = self.styles.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._scroll_step)
        if bar.value() == before:
            self._scrolling.stop()
        else:
            self.mark.hide()  # it would mark a place that has moved on; the next movement of the mouse shows it again

    def _end_drag(self) -> None:
        self._scrolling.stop()
        self.mark.hide()


def _style_number(mime: QMimeData) -> int | None:
    """The number of the style card that is being dragged, None for everything else."""
    if not mime.hasFormat(STYLE_MIME):
        return None
    text = bytes(mime.data(STYLE_MIME).data())
    return int(text) if text.isdigit() else None
