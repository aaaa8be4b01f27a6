"""The sentence above the stage: it says what will happen, and the method is chosen in it."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from studio.document.session import Session
from studio.ui.language import WordedWidget, tr
from studio.ui.stage.methods import MethodChoices
from studio.ui.stage.painting import BY_KEY
from studio.ui.stage.phrase import Word, phrase, spoken
from studio.ui.theme import theme

METHOD_ROOM = 60
SHORTEST_TITLE = 36.0

Methods = tuple[tuple[str, str, str], ...]
"""The methods of the pair: name, label, help in one line."""


class Sentence(WordedWidget):
    """ "Lay *The Starry Night* and *Vibe Ace* onto **Tübingen** ▾": shows the table, asks for another method."""

    method_chosen = Signal(str)
    session_shown = Signal(object)
    """The `Session` that was shown, for the stage around the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = Session()
        self._titles: dict[str, str] = {}
        self._methods: Methods = ()
        self._hint = ""
        self._line = _Line(self)
        self._line.clicked.connect(self.open_methods)
        self._choices: MethodChoices | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._line)
        self.retranslate()

    def show_session(self, session: Session, titles: Mapping[str, str], methods: Methods, hint: str | None) -> None:
        """Say what lies on the table; `titles` by SHA-256, `methods` those of the pair (none: nothing to choose), `hint` a word more."""
        self._session, self._titles, self._methods, self._hint = session, dict(titles), methods, hint or ""
        self.retranslate()
        self.session_shown.emit(session)

    def retranslate(self) -> None:
        """The sentence again, in the language of the window."""
        words = phrase(self._session, self._titles)
        label = next((label for name, label, _ in self._methods if name == self._method()), "")
        self._line.show_words(words, label, self._hint, bool(self._methods))
        self._line.setAccessibleName(spoken(words))
        says = tr("Method: {name}. Press to choose another one.", name=label) if self._methods else self._hint
        self._line.setAccessibleDescription(says)
        self._line.setToolTip("\n".join(part for part in (spoken(words), says, self._hint if self._methods else "") if part))

    def text(self) -> str:
        """The sentence as it is read aloud."""
        return spoken(phrase(self._session, self._titles))

    def open_methods(self) -> None:
        """Let the artist choose the method."""
        if not self._methods:
            return
        self._choices = MethodChoices(self._methods, self._method(), self)
        self._choices.chosen.connect(self.method_chosen)
        self._choices.open_under(self._line)

    def _method(self) -> str:
        settings = self._session.settings
        return str(getattr(settings, "method", ""))


class _Line(QAbstractButton):
    """The painted sentence; titles get shorter where room is scarce, the words between them never."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: tuple[Word, ...] = ()
        self._label = self._hint = ""
        self._choosable = self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: tuple[Word, ...], label: str, hint: str, choosable: bool) -> None:
        """Paint other words."""
        self._words, self._label, self._hint, self._choosable = words, label, hint, choosable
        self.setCursor(Qt.CursorShape.PointingHandCursor if choosable else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As long as the words."""
        return QSize(math.ceil(sum(self._width(word) for word in self._words)) + METHOD_ROOM, 32)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Titles can get short."""
        return QSize(120, 32)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """The ring is for those who came by key."""
        self._ring = event.reason() in BY_KEY
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Words, arrow, method, hint: what does not fit as a whole is left out, the hint first: the cards and the tip give it too."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 6.0
        for text, word in self._fitted(self.width() - 12 - (18 if self._choosable else 0)):
            painter.setFont(self._font(word.role))
            painter.setPen(QColor(self._colour(word.role)))
            width = QFontMetricsF(painter.font()).horizontalAdvance(text)
            painter.drawText(QPointF(x, self._baseline()), text)
            if word.role == "missing":
                self._underline(painter, x, width)
            x += width
        x = self._paint_choice(painter, x) if self._choosable else x
        if self._ring and self.hasFocus():
            painter.setPen(QPen(QColor(theme().amber), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 2, min(x + 6, self.width() - 2), self.height() - 4), 5, 5)
        if self._hint and self._aside_width(self._hint) <= self.width() - x - 20:
            self._paint_aside(painter, x + 16, self._hint)

    def _paint_choice(self, painter: QPainter, x: float) -> float:
        """The arrow that opens the methods, and the name of the one chosen where there is room; returns where they end."""
        middle = self.height() / 2 + 1
        colour = QColor(theme().text if self.underMouse() or self.hasFocus() else theme().muted)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon([QPointF(x + 8, middle - 3), QPointF(x + 17, middle - 3), QPointF(x + 12.5, middle + 3)])
        x += 20
        width = self._aside_width(self._label)
        if self._label and self.width() - x > width + 12:
            self._paint_aside(painter, x + 4, self._label)
            x += width + 4
        return x

    def _paint_aside(self, painter: QPainter, x: float, text: str) -> None:
        painter.setFont(self._font("aside"))
        painter.setPen(QColor(theme().muted))
        painter.drawText(QPointF(x, self._baseline()), text)

    def _aside_width(self, text: str) -> float:
        return QFontMetricsF(self._font("aside")).horizontalAdvance(text)

    def _underline(self, painter: QPainter, x: float, width: float) -> None:
        painter.setPen(QPen(QColor(theme().muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, self._baseline() + 4), QPointF(x + width, self._baseline() + 4))

    def _fitted(self, room: float) -> list[tuple[str, Word]]:
        """Every word as it will be painted; the longest titles are elided first, all to the same width."""
        widths = [self._width(word) for word in self._words]
        titles = [index for index, word in enumerate(self._words) if word.role in {"content", "image", "audio"}]
        limit = max((widths[index] for index in titles), default=0.0)
        fixed = sum(width for index, width in enumerate(widths) if index not in titles)
        while limit > SHORTEST_TITLE and fixed + sum(min(widths[index], limit) for index in titles) > room:
            limit -= 4
        return [(self._elided(word, limit) if index in titles else word.text, word) for index, word in enumerate(self._words)]

    def _elided(self, word: Word, limit: float) -> str:
        return QFontMetricsF(self._font(word.role)).elidedText(word.text, Qt.TextElideMode.ElideRight, limit + 0.5)

    def _width(self, word: Word) -> float:
        return QFontMetricsF(self._font(word.role)).horizontalAdvance(word.text)

    def _baseline(self) -> float:
        measure = QFontMetricsF(self._font("plain"))
        return (self.height() + measure.ascent() - measure.descent()) / 2

    def _font(self, role: str) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12 if role == "aside" else 15)
        font.setWeight(QFont.Weight.DemiBold if role == "content" else QFont.Weight.Normal)
        return font

    def _colour(self, role: str) -> str:
        return {"image": theme().amber, "audio": theme().teal, "missing": theme().muted}.get(role, theme().text)
