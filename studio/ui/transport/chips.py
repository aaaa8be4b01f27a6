"""Two small signs at the top: what computes, and what sounds."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from studio.playback.player_state import PlayerState
from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import WordedWidget, tr, translated_error
from studio.ui.theme import icon, theme

_LONGEST_NAME = 22


class Chip(QAbstractButton):
    """A pill with a sign and a word."""

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self._colour = "muted"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        keep_space(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, colour: str, tip: str) -> None:
        """The word, the colour of the sign (a colour of the theme), the tip."""
        if (words, colour, tip) == (self.text(), self._colour, self.toolTip()):
            return
        self._colour = colour
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Sign, word and air."""
        font = self.font()
        font.setPixelSize(12)
        self.setFont(font)
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 36, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """The pill."""
        colours = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(colours.amber if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 11, 11)
        colour = getattr(colours, self._colour)
        if self._sign == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRectF(11, self.height() / 2 - 3.5, 7, 7))
        else:
            icon(self._sign, colour).paint(painter, 8, self.height() // 2 - 7, 14, 14)
        painter.setPen(QColor(colours.text if lit else colours.muted))
        painter.drawText(self.rect().adjusted(26, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class StatusChips(WordedWidget):
    """The engine's device and the sound device; pressed, they ask for the preferences that belong to them."""

    engine_pressed = Signal()
    sound_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = ""
        self._state: PlayerState | None = None
        self.engine, self.sound = Chip("dot"), Chip("sound")
        self.engine.clicked.connect(self.engine_pressed)
        self.sound.clicked.connect(self.sound_pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 12, 3)
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.engine)
        line.addWidget(self.sound)
        self.retranslate()

    def event(self, event: QEvent) -> bool:
        """Other words need other room, which a menu bar gives its corner only when it is resized itself."""
        done = super().event(event)
        bar = self.parentWidget()
        if event.type() == QEvent.Type.LayoutRequest and isinstance(bar, QMenuBar):
            QCoreApplication.sendEvent(bar, QResizeEvent(bar.size(), bar.size()))
        return done

    def show_engine(self, device: str) -> None:
        """The device that computes, as torch calls it ("cpu", "cuda"); "" while it is not ready."""
        self._device = device
        self._set_engine()

    def show_player(self, state: PlayerState) -> None:
        """Where sound goes."""
        before = self._state
        self._state = state
        if before is None or _heard_through(before) != _heard_through(state):
            self._set_sound()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self._set_engine()
        self._set_sound()

    def _set_engine(self) -> None:
        name = {"cpu": "CPU", "mps": "Apple GPU"}.get(self._device, "GPU")
        if self._device:
            self.engine.show_words(tr("{device} · ready", device=name), "teal", tr("The engine computes on {device}", device=self._device))
        else:
            self.engine.show_words(tr("Engine is starting"), "amber", tr("The engine is being loaded"))

    def _set_sound(self) -> None:
        state = self._state
        if state is None or not state.alive:
            self.sound.show_words(tr("Sound is starting"), "muted", tr("The player is being started"))
            return
        if state.backend == "clock" or state.problem is not None:
            tip = translated_error(state.problem) if state.problem else tr("Playback runs without sound")
            self.sound.show_words(tr("No sound"), "rose", tip)
            return
        name = state.device if len(state.device) <= _LONGEST_NAME else state.device[: _LONGEST_NAME - 1] + "…"
        words = tr("{device} · {seconds} s", device=name or state.backend, seconds=f"{state.latency:g}")
        if state.live:
            tip = tr("The result is being made; until then its effects are played live on the content")
            self.sound.show_words(tr("{device} · live", device=name or state.backend), "amber", tip)
            return
        self.sound.show_words(words, "teal", tr("Sound goes to {device} by {library}", device=state.device, library=state.backend))


def _heard_through(state: PlayerState) -> tuple[object, ...]:
    return state.alive, state.backend, state.device, state.latency, state.live, state.problem and state.problem.message
