"""The studio window: where everything lies. It knows no works and no engine; the `Studio` fills it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QSplitter, QStatusBar, QVBoxLayout, QWidget

from studio.ui.controls.panel import ControlPanel
from studio.ui.language import tr
from studio.ui.slots.column import SlotColumn
from studio.ui.slots.dropping import acceptable, read_mime
from studio.ui.slots.notice import Notice
from studio.ui.stage.figures import FiguresPanel
from studio.ui.stage.stage import Stage
from studio.ui.timeline.timeline import Timeline
from studio.ui.transport.bar import TransportBar
from studio.ui.transport.chips import StatusChips

SIZE = (1440, 900)
LEFT, RIGHT = 232, 300
MARGIN = 12


class StudioWindow(QMainWindow):
    """Slots at the left, sentence, stage and timeline in the middle, controls at the right, transport below."""

    dropped = Signal(str, int, object)
    language_changed = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        """Asks what must be asked before the window goes."""

        self._painted = False
        self.bare_key: Callable[[QKeyEvent], bool] = lambda event: False
        """Does what a key without Ctrl means, unless the focused widget took it for itself; whether it means anything."""

        self.setObjectName("studio")
        self.setAcceptDrops(True)
        self.resize(*SIZE)
        self.slots = SlotColumn()
        self.notice = Notice()
        self.stage = Stage()
        self.figures = FiguresPanel()
        self.timeline = Timeline()
        self.controls = ControlPanel()
        self.transport = TransportBar()
        self.chips = StatusChips()
        self._lay_out()
        self.menuBar().setCornerWidget(self.chips, Qt.Corner.TopRightCorner)
        self.setStatusBar(_StatusLine())
        self.stage.dropped.connect(lambda dropped: self.dropped.emit(self.stage.drop_target, -1, dropped))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Clavilux studio"))
        self.menuBar().setAccessibleName(tr("Menu bar"))

    def show_title(self, name: str, path: str, *, dirty: bool) -> None:
        """What the window is called: the project, and whether it has changed."""
        self.setWindowTitle(f"{name}[*] — Clavilux")
        self.setWindowFilePath(path)
        self.setWindowTitle(f"{name}[*] — Clavilux")
        self.setWindowModified(dirty)

    def say(self, words: str, seconds: float = 8.0) -> None:
        """One line in the status bar."""
        self.statusBar().showMessage(words, int(seconds * 1000))

    def _lay_out(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self._beside(self._stacked(self.notice, self.stage), self.figures))
        middle.addWidget(self.timeline)
        middle.setStretchFactor(0, 1)
        middle.setSizes([560, 220])
        middle.setChildrenCollapsible(False)
        columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.slots, middle, self.controls):
            columns.addWidget(widget)
        columns.setStretchFactor(1, 1)
        columns.setSizes([LEFT, SIZE[0] - LEFT - RIGHT, RIGHT])
        self.columns, self.middle = columns, middle
        for splitter in (columns, middle):
            splitter.setHandleWidth(1)
        self.setCentralWidget(self._stacked(columns, _rule(), self.transport))
        QWidget.setTabOrder(self.slots, self.stage)

    @staticmethod
    def _beside(wide: QWidget, narrow: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(wide, 1)
        row.addWidget(narrow)
        narrow.hide()
        return holder

    @staticmethod
    def _stacked(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in widgets:
            column.addWidget(widget, 1 if isinstance(widget, Stage | QSplitter) else 0)
        return holder

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Holding C shows the content; a field that is being typed in keeps its keys."""
        if event.key() == Qt.Key.Key_C and not event.modifiers():
            if not event.isAutoRepeat():
                self.stage.hold_content(True)
            return
        if not self.bare_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Letting go of C shows the result again."""
        if event.key() == Qt.Key.Key_C and not event.isAutoRepeat():
            self.stage.hold_content(False)
            return
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Whatever holds a work may be dropped anywhere."""
        if acceptable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A drop beside the slots goes where it fits."""
        if (dropped := read_mime(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit("window", -1, dropped)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.language_changed.emit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """After the first painting, what is heavy may begin."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.shown.emit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """The stage has the focus first, so that keys work at once."""
        super().showEvent(event)
        self.stage.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing may be refused while something is unsaved."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()


class _StatusLine(QStatusBar):
    """A status bar whose words stand where everything else begins, not at Qt's six pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The words, cut where there is no room."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        place = self.rect().adjusted(MARGIN, 0, -MARGIN, 0)
        words = self.fontMetrics().elidedText(self.currentMessage(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
