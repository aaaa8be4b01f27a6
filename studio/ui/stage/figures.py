"""The figures of the result beside it: every one by name, its value, and a bar where it lies between 0 and 1."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.dialogs.worded_dialog import label
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import theme

WIDTH = 236
LEADING = ("transfer_gain", "content_retention", "agreement", "novelty", "surprise", "diversity", "copied")
"""The figures that stand first, with bars; the parts and checks that they are made of, or that stand beside them, follow in small."""
FULL = {"surprise": 2.0, "diversity": 8.0}
"""Where the bar of a figure ends that may go beyond 1."""


def words() -> dict[str, tuple[str, str]]:
    """What each figure is called, and what it says."""
    return {
        "transfer_gain": (tr("Style taken"), tr("How far the result has gone from its content to the style: 0 not at all, 1 all the way")),
        "content_retention": (tr("Content kept"), tr("How much of the content is kept: 1 all of it, about 0 for an unrelated work")),
        "agreement": (tr("Agreement"), tr("How far the result has moved the way the style of the other sense stands out")),
        "novelty": (
            tr("Novelty"),
            tr("How far it lies from the works it is nearest to, against how far those lie from theirs; below 0: little that is new"),
        ),
        "surprise": (
            tr("Surprise"),
            tr("How little its attributes were to be expected of these works at this strength; about half is usual"),
        ),
        "diversity": (tr("Diversity"), tr("How many different results you have made of these works, in this session")),
        "copied": (tr("Copied"), tr("1 where it repeats its style patch by patch")),
        "patch_distance": (tr("Patches of its own"), tr("The share of its patches that no style explains")),
        "beyond_colour": (tr("Beyond its colours"), tr("How much more style it has taken than the colours alone would bring")),
        "blended": (tr("Laid over"), tr("How much of it is the style laid over the content as it is")),
        "gain_colour": (tr("Colour taken"), ""),
        "gain_patches": (tr("Patches taken"), ""),
        "gain_gram": (tr("Gram matrices taken"), ""),
        "gain_spectrum": (tr("Tone colour taken"), ""),
        "gain_texture": (tr("Texture taken"), ""),
        "gain_affect": (tr("Mood followed"), ""),
        "gain_attributes": (tr("Attributes followed"), ""),
        "kept_structure": (tr("Structure kept"), ""),
        "kept_edges": (tr("Edges kept"), ""),
        "kept_tune": (tr("Tune kept"), ""),
        "kept_onsets": (tr("Onsets kept"), ""),
        "kept_envelope": (tr("Envelope kept"), ""),
        "finite": (tr("Finite"), ""),
        "clipped": (tr("At the limits"), ""),
        "true_peak": (tr("True peak, dBTP"), ""),
        "offset": (tr("Offset"), ""),
        "clicks": (tr("Clicks a second"), ""),
        "loudness_change": (tr("Loudness change, LU"), ""),
    }


class Figure(QWidget):
    """One figure: name at the left, value at the right, a bar below where it leads."""

    def __init__(self, leading: float, parent: QWidget | None = None) -> None:
        """`leading`: where its bar ends, 0 for none."""
        super().__init__(parent)
        self._name, self._value, self._leading = "", 0.0, leading
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leading else Qt.FocusPolicy.NoFocus)

    def show_figure(self, name: str, value: float, help: str) -> None:
        """Show another value."""
        self._name, self._value = name, value
        self.setAccessibleName(f"{name} {value:.2f}")
        self.setAccessibleDescription(help)
        self.setToolTip(f"<p>{help}</p>" if help else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """A line, and one for the bar."""
        return QSize(WIDTH - 40, 34 if self._leading else 20)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Words and bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        if not self._leading:
            font.setPixelSize(12)
        painter.setFont(font)
        line = self.rect().adjusted(0, 0, 0, -10 if self._leading else 0)
        value = f"{self._value:.2f}".replace("-", "−")
        right = painter.fontMetrics().horizontalAdvance(value)
        painter.setPen(QColor(theme().text if self._leading else theme().muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, line.width() - right - 8)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self._leading:
            self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        track = QRectF(0, self.height() - 8, self.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().line))
        painter.drawRoundedRect(track, 1.5, 1.5)
        share = min(max(self._value / self._leading, 0.0), 1.0)
        painter.setBrush(QColor(theme().amber))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), 1.5, 1.5)
        if self.hasFocus():
            painter.fillRect(QRectF(0, 0, 2, self.height() - 10), QColor(theme().amber))


class FiguresPanel(WordedWidget):
    """Shows the figures of one result; no part is hidden behind another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._figures: dict[str, float] = {}
        self._shown: dict[str, Figure] = {}
        self._waiting = False
        self._title, self._state = label("section"), label("muted", wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        inner, scroll = QWidget(), QScrollArea()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self._title, self._state):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.retranslate()

    def show_figures(self, figures: Mapping[str, float]) -> None:
        """Show these figures, the leading ones first; empty: there are none yet."""
        self._figures, self._waiting = dict(figures), False
        wanted = [*(name for name in LEADING if name in figures), *(name for name in figures if name not in LEADING)]
        if wanted != list(self._shown):
            self._fill(wanted)
        self.retranslate()

    def show_waiting(self) -> None:
        """A result is being judged; what was said of the last one does not count any more."""
        self._waiting = True
        self.retranslate()

    def figure(self, name: str) -> Figure:
        """The line of a figure."""
        return self._shown[name]

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Figures"))
        self._title.setText(tr("Figures"))
        said = words()
        for name, line in self._shown.items():
            title, help = said.get(name, (name.replace("_", " "), ""))
            line.show_figure(title, self._figures[name], help)
            line.setEnabled(not self._waiting)
        waiting = tr("The finished result will be judged") if not self._waiting else tr("The result is being judged")
        self._state.setText(waiting if self._waiting or not self._figures else "")
        self._state.setVisible(bool(self._state.text()))

    def _fill(self, names: list[str]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._shown = {name: Figure(FULL.get(name, 1.0) if name in LEADING else 0.0) for name in names}
        for line in self._shown.values():
            self._rows.addWidget(line)
