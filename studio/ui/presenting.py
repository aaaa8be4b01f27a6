"""A work made ready for eyes and ears, away from the window's thread."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from studio.document.document import Work
from studio.media.audio import Audio
from studio.media.image import Image
from studio.playback.voice import Voice, write_voice
from studio.ui.stage.picture import Picture, picture_of
from studio.ui.timeline.lane_sound import LaneSound, lane_sound
from studio.ui.timeline.spectrogram import spectrogram_picture

THUMBNAIL = 256
"""Long edge in pixels of what stands for a work in a project and in the journal."""

SPECTROGRAM = (1600, 720)
"""Width and height in pixels of the picture that stands for a sound on the stage."""


@dataclass(frozen=True, slots=True, eq=False)
class Presented:
    """A work as it is shown and heard: a picture (of a sound: its spectrogram), and of sounds what timeline and player take."""

    work: Work
    picture: Picture
    thumbnail: bytes = b""
    """A PNG of at most 256 px."""

    lane: LaneSound | None = None
    voice: Voice | None = None


def present(work: Work, scratch: Path, reference: Audio | None = None) -> Presented:
    """Make `work` ready; a sound's voice goes to the folder `scratch`, as loud as `reference`. Takes tens of milliseconds: for threads."""
    if isinstance(work, Image):
        image = image_of(work)
        return Presented(work, picture_of(image), png_of(image))
    image = spectrogram_picture(work, *SPECTROGRAM)
    return Presented(work, picture_of(image), png_of(image), lane_sound(work), write_voice(work, scratch, reference))


def png_of(image: QImage) -> bytes:
    """The picture as a PNG of at most 256 px."""
    size = image.size().scaled(QSize(THUMBNAIL, THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio)
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def image_of(image: Image) -> QImage:
    """The picture as Qt takes it, 8 bits, its alpha kept."""
    codes = np.rint(image.pixels * 255).clip(0, 255).astype(np.uint8)
    if image.alpha is None:
        return QImage(codes.tobytes(), image.width, image.height, 3 * image.width, QImage.Format.Format_RGB888).copy()
    alpha = np.rint(image.alpha * 255).clip(0, 255).astype(np.uint8)
    codes = np.dstack([codes, alpha])
    return QImage(codes.tobytes(), image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888).copy()
