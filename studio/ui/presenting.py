"""A work made ready for eyes and ears, away from the window's thread."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from studio.document.document import Work
from studio.media.audio import Audio
from studio.media.image import Image
from studio.playback.voice import Voice, write_voice
from studio.ui.timeline.lane_sound import LaneSound, lane_sound
from studio.ui.timeline.spectrogram import spectrogram_picture

SPECTROGRAM = (1600, 720)
"""Width and height in pixels of the picture that stands for a sound on the stage."""


@dataclass(frozen=True, slots=True, eq=False)
class Presented:
    """A work as it is shown and heard: a picture (of a sound: its spectrogram), and of sounds what timeline and player take."""

    work: Work
    picture: QImage
    lane: LaneSound | None = None
    voice: Voice | None = None


def present(work: Work, scratch: Path, reference: Audio | None = None) -> Presented:
    """Make `work` ready; a sound's voice goes to the folder `scratch`, as loud as `reference`. Takes tens of milliseconds: for threads."""
    if isinstance(work, Image):
        return Presented(work, picture_of(work))
    picture = spectrogram_picture(work, *SPECTROGRAM)
    return Presented(work, picture, lane_sound(work), write_voice(work, scratch, reference))


def picture_of(image: Image) -> QImage:
    """The picture as Qt takes it, 8 bits, its alpha kept."""
    codes = np.rint(image.pixels * 255).clip(0, 255).astype(np.uint8)
    if image.alpha is None:
        return QImage(codes.tobytes(), image.width, image.height, 3 * image.width, QImage.Format.Format_RGB888).copy()
    alpha = np.rint(image.alpha * 255).clip(0, 255).astype(np.uint8)
    codes = np.dstack([codes, alpha])
    return QImage(codes.tobytes(), image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888).copy()
