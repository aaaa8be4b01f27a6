"""A work in small: what its card shows."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.document.document import Work
from studio.media.audio import Audio
from studio.media.image import Image
from studio.ui.theme import theme

THUMBNAIL = 512
"""The long edge of a thumbnail in pixels, at most."""

WAVE_COLUMNS = 256
LARGEST_PLAIN = 3000
"""Pictures with a longer edge are thinned out before they are averaged: no eye sees the difference in a thumbnail."""


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """What the window shows of a work: its title, "1024 × 768" or "0:20", a picture of ≤ 512 px, its kind and length or size.

    `wave` (columns, 2) holds lowest and highest samples of a sound in −1…1, None of a picture. `pasted` works have no name of their own,
    `bundled` is the file name of one of ours; `saved_style` ones are .clstyle files, which cannot be a content.
    """

    title: str
    detail: str
    thumbnail: QImage
    kind: str
    seconds: float = 0.0
    size: tuple[int, int] = (0, 0)
    wave: NDArray[np.float32] | None = None
    pasted: bool = False
    bundled: str = ""
    saved_style: bool = False
    path: Path | None = None


def card_of(work: Work, path: Path, *, pasted: bool = False, bundled: str = "", saved_style: bool = False) -> Card:
    """The card of a work that was read from `path`; milliseconds for usual works, so it belongs into a thread."""
    marks: dict[str, Any] = {"pasted": pasted, "bundled": bundled, "saved_style": saved_style}
    if isinstance(work, Image):
        detail = f"{work.width} × {work.height}"
        return Card(_title(path), detail, thumbnail(work), "image", size=(work.width, work.height), path=path, **marks)
    wave = mini_wave(work)
    title = next((value for name, value in work.tags if name == "title" and value.strip()), "") or _title(path)
    return Card(title, clock(work.seconds), wave_picture(wave), "audio", work.seconds, wave=wave, path=path, **marks)


def clock(seconds: float) -> str:
    """A length as 0:07, 12:30 or 1:02:03; the second begun counts from its middle on, none at all is shown as 0:01."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def thumbnail(image: Image) -> QImage:
    """The picture with a long edge of at most 512 px, alpha kept."""
    import PIL.Image

    step = max(1, max(image.height, image.width) // LARGEST_PLAIN)
    planes = [image.pixels[::step, ::step]]
    if image.alpha is not None:
        planes.append(image.alpha[::step, ::step, None])
    codes = np.concatenate([(plane * 255 + 0.5).clip(0, 255).astype(np.uint8) for plane in planes], axis=2)
    small = PIL.Image.fromarray(codes)
    small.thumbnail((THUMBNAIL, THUMBNAIL), PIL.Image.Resampling.LANCZOS, reducing_gap=2.0)
    data = small.convert("RGBA").tobytes()
    return QImage(data, small.width, small.height, 4 * small.width, QImage.Format.Format_RGBA8888).copy()


def mini_wave(sound: Audio, columns: int = WAVE_COLUMNS) -> NDArray[np.float32]:
    """Lowest and highest sample of each of `columns` stretches, (columns, 2), the loudest made to reach ±1; silence stays 0."""
    frames = sound.samples
    edges = np.linspace(0, sound.frames, columns + 1).astype(int)
    wave = np.zeros((columns, 2), np.float32)
    for column, (start, end) in enumerate(pairwise(edges)):
        stretch = frames[start : max(end, start + 1)]
        wave[column] = stretch.min(), stretch.max()
    peak = float(np.abs(wave).max())
    return np.asarray(wave / peak if peak > 1e-6 else wave, np.float32)


def wave_picture(wave: NDArray[np.float32], width: int = 384, height: int = 288) -> QImage:
    """The waveform as a picture on a transparent ground, for where no widget draws it: drags, dialogs, the journal."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_wave(painter, wave, 0, 0, width, height, theme().teal)
    painter.end()
    return image


def draw_wave(painter: QPainter, wave: NDArray[np.float32], left: float, top: float, width: float, height: float, colour: str) -> None:
    """Draw a waveform into the rectangle, one column a logical pixel; its bodies at full strength, its edges softer."""
    columns = max(1, int(width))
    places = np.linspace(0, len(wave), columns + 1).astype(int)
    middle, reach = top + height / 2, height / 2
    strong, soft = QColor(colour), QColor(colour)
    soft.setAlphaF(0.55)
    for column, (start, end) in enumerate(pairwise(places)):
        stretch = wave[start : max(end, start + 1)]
        low, high = float(stretch[:, 0].min()), float(stretch[:, 1].max())
        span = max(1.0, (high - low) * reach)
        painter.fillRect(_strip(left + column, middle - high * reach, span), soft)
        painter.fillRect(_strip(left + column, middle - high * reach + span / 4, span / 2), strong)


def _strip(left: float, top: float, height: float) -> QRectF:
    return QRectF(left, top, 1.0, height)


def _title(path: Path) -> str:
    return path.stem.replace("_", " ").strip() or path.name
