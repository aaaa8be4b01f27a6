"""Pictures of one colour, for widgets to show."""

from PySide6.QtGui import QColor, QImage


def image(colour: str) -> QImage:
    """64 × 48 pixels of it."""
    made = QImage(64, 48, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made
