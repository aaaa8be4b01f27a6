"""Which kind of styles the panel shows, where pictures and sounds style one work."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.document.session import Pair, Session
from studio.ui.language import WordedWidget, tr
from studio.ui.transport.segments import Segments

KINDS = ("image", "audio")


class KindSwitch(WordedWidget):
    """ "Pictures" and "Sounds" side by side, hidden where styles of one kind alone are at work; `turned` tells that a hand chose."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._segments = Segments(KINDS)
        self._segments.chosen.connect(lambda _kind: self.turned.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._segments)
        line.addStretch(1)
        self.hide()
        self.retranslate()

    def pair_of(self, session: Session) -> Pair | None:
        """The pair of the session that is chosen, its leading one at first and where there is no other."""
        pairs = session.pairs
        several = len(pairs) > 1
        if several and not self._segments.current():
            self._segments.show_chosen(pairs[0][1])
        self.setVisible(several)
        if not several:
            return session.pair
        return next((pair for pair in pairs if pair[1] == self._segments.current()), session.pair)

    def choose(self, kind: str) -> None:
        """As a hand does it."""
        self._segments.buttons[kind].click()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Controls of"))
        self._segments.setAccessibleName(tr("Controls of"))
        self._segments.set_words((tr("Pictures"), tr("Sounds")))
