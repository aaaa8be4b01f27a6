"""The small pictures that trained models carry in their manifests."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

LARGEST = 1024
"""Pixels of the edge of a thumbnail that is shown; a file that says more is none of ours."""


def picture_of(data: bytes) -> QPixmap:
    """A JPEG out of a manifest; an empty one where it is none, or far too large."""
    image = QImage.fromData(data) if data else QImage()
    return QPixmap.fromImage(image) if 0 < max(image.width(), image.height()) <= LARGEST else QPixmap()


def square_of(data: bytes, edge: int) -> QPixmap:
    """As `picture_of`, its middle as a square of `edge` pixels."""
    picture = picture_of(data)
    side = min(picture.width(), picture.height())
    middle = picture.copy((picture.width() - side) // 2, (picture.height() - side) // 2, side, side)
    return middle.scaled(edge, edge, mode=Qt.TransformationMode.SmoothTransformation) if side else picture
