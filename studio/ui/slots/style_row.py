"""The styles of the column one below the other, scrolled where there is no room."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.document.session import MOST_STYLES, Session
from studio.ui.slots.card import Card
from studio.ui.slots.invitation import Invitation
from studio.ui.slots.reasons import common_kind, why_unused
from studio.ui.slots.style_card import StyleCard

SPACING = 8
EDGE = 12
"""Room at the right, where the scroll bar comes: the cards are as wide with it as without."""


class StyleRow(QScrollArea):
    """Cards of the styles and the invitation to one more; signals carry the number of the style from 0."""

    acted = Signal(int, str)
    weight_edited = Signal(int, float, str)
    gesture_ended = Signal()
    solo_toggled = Signal(int)
    mute_toggled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[StyleCard] = []
        self._carried: tuple[int, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, EDGE, 12)
        self._column.setSpacing(SPACING)
        self.invitation = Invitation(64, inside)
        self._column.addWidget(self.invitation)
        self._column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._make_way)

    def show_styles(self, session: Session, cards: Mapping[str, Card]) -> None:
        """Show the styles; a card stays with its work, so that focus and mouse go along where it moves."""
        before = list(self.cards)
        focused = next((index for index, card in enumerate(before) if card.has_keyboard()), None)
        free: dict[str, list[StyleCard]] = defaultdict(list)
        for card in self._expected(before):
            free[card.objectName()].append(card)
        self.cards = [free[slot.source.sha256].pop(0) if free[slot.source.sha256] else self._new() for slot in session.styles]
        for index, (slot, card) in enumerate(zip(session.styles, self.cards, strict=True)):
            card.setObjectName(slot.source.sha256)
            card.senseless = _senseless(session, index)
            card.show_slot(
                slot,
                cards.get(slot.source.sha256),
                index + 1,
                why_unused(session, index),
                kind=common_kind(session, index),
                on_sound=session.content is not None and session.content.kind == "audio",
                mask_card=cards.get(slot.mask.sha256) if slot.mask else None,
            )
        if self.cards != before:
            self._arrange([card for left in free.values() for card in left], focused)
        self.invitation.setVisible(len(self.cards) < MOST_STYLES)

    def carry(self, index: int, place: int) -> None:
        """Card `index` is on its way to `place`: where one work lies there twice, this tells which card is which."""
        self._carried = index, place

    def _expected(self, cards: list[StyleCard]) -> list[StyleCard]:
        order, carried = list(cards), self._carried
        self._carried = None
        if carried and max(carried) < len(order):
            order.insert(carried[1], order.pop(carried[0]))
        return order

    def _make_way(self, _lowest: int, highest: int) -> None:
        """The scroll bar takes the room at the right."""
        bar = self.verticalScrollBar().sizeHint().width() if highest > 0 else 0
        self._column.setContentsMargins(0, 0, max(2, EDGE - bar), 12)

    def _new(self) -> StyleCard:
        card = StyleCard(self.widget())
        card.acted.connect(lambda verb: self.acted.emit(self.cards.index(card), verb))
        card.weight_edited.connect(lambda weight, gesture: self.weight_edited.emit(self.cards.index(card), weight, gesture))
        card.gesture_ended.connect(self.gesture_ended)
        card.solo_toggled.connect(lambda: self.solo_toggled.emit(self.cards.index(card)))
        card.mute_toggled.connect(lambda: self.mute_toggled.emit(self.cards.index(card)))
        return card

    def _arrange(self, left_over: list[StyleCard], focused: int | None) -> None:
        lost = any(card.has_keyboard() for card in left_over)
        for index, card in enumerate(self.cards):
            self._column.removeWidget(card)
            self._column.insertWidget(index, card)
            card.show()
            card.update()
        if lost:
            nearest = min(focused or 0, len(self.cards) - 1)
            (self.cards[nearest] if self.cards else self.invitation).setFocus()
        for card in left_over:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes down the row, whatever was dragged where."""
        stops = [stop for card in self.cards for stop in card.tab_stops()] + [self.invitation]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)


def _senseless(session: Session, index: int) -> frozenset[str]:
    """What cannot be done with style `index` now."""
    ends = {"earlier": index == 0, "later": index == len(session.styles) - 1, "swap": session.content is None}
    ends |= dict.fromkeys(("invert_mask", "remove_mask"), session.styles[index].mask is None)
    ends |= {"span_loop": session.loop is None, "span_whole": session.styles[index].span is None}
    ends |= {"region_whole": session.styles[index].region is None}
    return frozenset(verb for verb, idle in ends.items() if idle)
