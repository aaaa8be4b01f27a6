"""What the cards of content and styles have in common: focus, keys, menu, dragging out."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from studio.ui.language import WordedWidget
from studio.ui.slots.card import Card
from studio.ui.slots.dropping import mime_of
from studio.ui.slots.pieces import draw_frame
from studio.ui.theme import theme

DRAGGED = 96
KEYS = {
    QKeySequence.StandardKey.Paste: "paste",
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Delete: "remove",
}
PLAIN_KEYS = {Qt.Key.Key_Backspace: "remove", Qt.Key.Key_Return: "select", Qt.Key.Key_Enter: "select", Qt.Key.Key_Space: "select"}
ALT_KEYS = {Qt.Key.Key_Up: "earlier", Qt.Key.Key_Down: "later"}


class WorkCard(WordedWidget):
    """A card with a work on it. `acted(verb)`: select, remove, open, paste, copy, swap, use, earlier, later, paint_mask and its like."""

    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.card: Card | None = None
        self.path: Path | None = None
        self.senseless: frozenset[str] = frozenset()
        """Verbs that can do nothing now: greyed in the menu."""
        self._pressed: QPoint | None = None

    def has_keyboard(self) -> bool:
        """Whether the focus is on the card or on something in it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def menu_words(self) -> tuple[tuple[str, str], ...]:
        """Verb and words of each line of the menu, ("", "") for a rule."""
        return ()

    def drag_mime(self) -> QMimeData:
        """What is carried away when the card is dragged: the file of the work."""
        return mime_of(self.path)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The card's ground."""
        painter = QPainter(self)
        draw_frame(painter, self, fill=theme().panel, strong=self.hasFocus())

    def event(self, event: QEvent) -> bool:
        """Copy, paste and Delete mean this card while it has the focus, whatever the menus say."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._verb_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The keys of the card."""
        if verb := self._verb_of(event):
            self.acted.emit(verb)
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click selects; what is pressed may become a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.acted.emit("select")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Far enough from where it was pressed, the card comes along."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton or self.path is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No drag, then."""
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the work."""
        self._open_menu(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show what is shy."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hide what is shy."""
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the ring away."""
        self.update()
        super().focusOutEvent(event)

    def menu(self) -> QMenu:
        """The menu of the card, made anew in the language of the window."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, words in self.menu_words():
            if not verb:
                menu.addSeparator()
                continue
            action = QAction(f"{words}\t{keys}" if (keys := _keys_of(verb)) else words, menu)
            action.setEnabled(verb not in self.senseless)
            action.triggered.connect(lambda _checked=False, verb=verb: self.acted.emit(verb))
            menu.addAction(action)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        if self.menu_words():
            self.menu().popup(place)

    def _verb_of(self, event: QKeyEvent) -> str:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return ALT_KEYS.get(key, "")
        if not self.hasFocus():  # what is in the card has the keyboard and sent the key up
            return ""
        for sequence, verb in KEYS.items():
            if event.matches(sequence):
                return verb
        return "" if modifiers else PLAIN_KEYS.get(key, "")

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.drag_mime())
        if self.card is not None:
            density = self.devicePixelRatioF()
            size = round(DRAGGED * density)
            small = self.card.thumbnail.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            picture = QPixmap.fromImage(small)
            picture.setDevicePixelRatio(density)
            drag.setPixmap(picture)
            drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def _keys_of(verb: str) -> str:
    """What the menu says of the keys of a verb; they work on the card that has the focus."""
    if verb in {"earlier", "later"}:
        return "Alt+↑" if verb == "earlier" else "Alt+↓"
    standard = next((standard for standard, other in KEYS.items() if other == verb), None)
    return "" if standard is None else QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText)
