"""A work made ready for eyes and ears, away from the window's thread."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage

from studio.document.document import Work
from studio.media.audio import Audio
from studio.media.image import Image
from studio.playback.voice import Voice, continued_voice, write_voice
from studio.ui.stage.picture import Picture, picture_of
from studio.ui.timeline.lane_sound import LaneSound, lane_sound
from studio.ui.timeline.spectrogram import Spectrogram

THUMBNAIL = 256
"""Long edge in pixels of what stands for a work in a project and in the journal."""

SPECTROGRAM = (1600, 720)
"""Width and height in pixels of the picture that stands for a sound on the stage."""

FADE_FRAMES = 960
"""Frames over which a part of a sound is faded into the whole: 20 ms at 48 kHz."""


@dataclass(frozen=True, slots=True, eq=False)
class Presented:
    """A work as it is shown and heard: a picture (of a sound: its spectrogram), and of sounds what timeline and player take."""

    work: Work
    picture: Picture
    thumbnail: bytes = b""
    """A PNG of at most 256 px."""

    lane: LaneSound | None = None
    voice: Voice | None = None
    spectrogram: Spectrogram | None = None
    """Of a sound, what its picture shows."""


def present(work: Work, scratch: Path, reference: Audio | None = None) -> Presented:
    """Make `work` ready; a sound's voice goes to the folder `scratch`, as loud as `reference`. Takes tens of milliseconds: for threads."""
    if isinstance(work, Image):
        picture = picture_of(image_of(work))
        return Presented(work, picture, png_of(picture))
    spectrogram = Spectrogram.of(work, *SPECTROGRAM)
    picture = picture_of(spectrogram.image)
    return Presented(work, picture, png_of(picture), lane_sound(work), write_voice(work, scratch, reference), spectrogram)


def present_part(part: Audio, first: int, base: Presented, scratch: Path) -> Presented | None:
    """`part` of a sound, from frame `first` on, laid into what is shown and heard already; None where it does not fit into `base`.

    Nothing but the part is measured, so that a slider is answered as fast in an hour of sound as in ten seconds. The joints are faded.
    """
    whole = base.work
    if not isinstance(whole, Audio) or base.lane is None or base.voice is None or base.spectrogram is None:
        return None
    if (part.rate, part.channels) != (whole.rate, whole.channels) or first + part.frames > whole.frames:
        return None
    last = first + part.frames
    work = whole.with_samples(laid(part.samples, first, whole.samples))
    with ThreadPoolExecutor(1) as beside:
        lane = beside.submit(base.lane.patched, work, first, last)
        spectrogram = base.spectrogram.patched(work, first, last)
        picture = picture_of(spectrogram.image)
        voice = continued_voice(work, scratch, base.voice)
        return Presented(work, picture, base.thumbnail, lane.result(), voice, spectrogram)


def laid(part: NDArray[np.float32], first: int, whole: NDArray[np.float32]) -> NDArray[np.float32]:
    """A copy of `whole` (frames, channels) with `part` in it from frame `first` on, faded over 20 ms where they meet."""
    samples = whole.copy()
    last = first + len(part)
    samples[first:last] = part
    fade = min(FADE_FRAMES, len(part) // 2)
    rise = np.linspace(0, 1, fade, endpoint=False, dtype=np.float32)[:, None]
    if first > 0:
        samples[first : first + fade] = rise * part[:fade] + (1 - rise) * whole[first : first + fade]
    if last < len(whole):
        fall = rise[::-1]
        samples[last - fade : last] = fall * part[len(part) - fade :] + (1 - fall) * whole[last - fade : last]
    return samples


def png_of(picture: Picture) -> bytes:
    """The picture as a PNG of at most 256 px; made from the level next to it, since Qt holds everybody up while it scales."""
    size = picture.size.scaled(QSize(THUMBNAIL, THUMBNAIL), Qt.AspectRatioMode.KeepAspectRatio)
    small = picture.level_for(size.width() / picture.size.width()).scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
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
