"""The face of a seed: four colours, and a name of two words."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

MIME = "application/x-clavilux-seed"
LARGEST = 2**63 - 1

_MASK = 2**64 - 1


def scrambled(seed: int) -> int:
    """64 bits in which neighbouring seeds have nothing in common (splitmix64); the same for ever."""
    z = (seed + 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def colours(seed: int) -> tuple[QColor, QColor, QColor, QColor]:
    """Four colours that go together, different in hue and lightness."""
    bits = scrambled(seed ^ 0x5EED)
    first = (bits & 0xFFFF) / 0x10000
    way = (0.08, 0.14, 0.38, 0.5)[bits >> 16 & 3]
    hues = (first, first + way, first + 0.5 + way / 2, first - way)
    lights = [0.34, 0.5, 0.62, 0.78]
    turn = bits >> 20 & 3
    lights = lights[turn:] + lights[:turn]
    vividness = 0.38 + 0.4 * ((bits >> 24 & 0xFF) / 255)
    found = [QColor.fromHslF(hue % 1.0, vividness, light) for hue, light in zip(hues, lights, strict=True)]
    return found[0], found[1], found[2], found[3]


def seed_of(mime: QMimeData) -> int | None:
    """The seed that is being dragged, None where it is something else."""
    if not mime.hasFormat(MIME):
        return None
    text = bytes(mime.data(MIME).data()).decode("ascii", "replace")
    return int(text) if text.isdecimal() and int(text) <= LARGEST else None


class SeedSwatch(QWidget):
    """Four tiles in the colours of a seed; dragged out, it carries the seed."""

    def __init__(self, size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        self._size = size
        self._pressed: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_seed(self, seed: int) -> None:
        """Show another seed."""
        self._seed = seed
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """A square."""
        return QSize(self._size, self._size)

    def mime(self) -> QMimeData:
        """What is dragged: the seed, for other programs its number."""
        data = QMimeData()
        data.setData(MIME, str(self._seed).encode())
        data.setText(str(self._seed))
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Perhaps the beginning of a drag."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Carry the seed away."""
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        drag.setPixmap(self.grab())
        drag.setHotSpot(QPoint(self._size // 2, self._size // 2))
        drag.exec(Qt.DropAction.CopyAction)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """The tiles in one rounded square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, half = QRectF(self.rect()), self.width() / 2
        path = QPainterPath()
        path.addRoundedRect(whole, 6, 6)
        painter.setClipPath(path)
        for number, colour in enumerate(colours(self._seed)):
            painter.fillRect(QRectF(number % 2 * half, number // 2 * half, half + 0.5, half + 0.5), colour)
