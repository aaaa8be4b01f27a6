"""How lanes, ruler and loop are painted."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from studio.ui.theme import mix, theme
from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.timeline.pyramid import Columns
from studio.ui.timeline.scale import Scale, clock, digits_for, region_in_words
from studio.ui.timeline.spectrogram import Codes, coloured, palette

Region = tuple[float, float]

RULER = 20
RADIUS = 5
LABEL_APART = 72
"""Pixels between two times of the ruler, at least."""
LEAST_PEAK = 0.05
"""A quieter sound is shown as quiet: it fills no more of its lane."""
FILLED = 0.46
SHADES = 16


def lane_picture(sound: LaneSound, view: str, scale: Scale, height: int, ratio: float) -> QPixmap:
    """The lane over the whole width of `scale`, `height` logical pixels high, at the ratio of device pixels `ratio`."""
    columns, rows = round(scale.width * ratio), round(height * ratio)
    image = _spectrogram(sound, scale, columns, rows) if view == "spectrogram" else _waveform(sound, scale, columns, rows)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def round_corners(painter: QPainter, rect: QRect) -> None:
    """Cover the corners of a lane with the ground about it."""
    path = QPainterPath()
    path.addRect(QRectF(rect))
    path.addRoundedRect(QRectF(rect), RADIUS, RADIUS)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, QColor(theme().ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _waveform(sound: LaneSound, scale: Scale, columns: int, rows: int) -> QImage:
    per_second = sound.pyramid.frames / sound.seconds
    found = sound.pyramid.columns(scale.start * per_second, scale.end * per_second, columns)
    codes = _covered(found, 0.9 / max(sound.pyramid.peak, LEAST_PEAK), rows)
    codes[:, max(0, round((sound.seconds - scale.start) / scale.seen * columns)) :] = 0
    colours = theme()
    return coloured(codes, _shades(colours.panel, colours.teal))


def _covered(columns: Columns, gain: float, rows: int) -> Codes:
    """(rows, columns) codes of sixteen shares of a pixel that the peaks cover, and as many that the body covers."""
    middle = np.float32(rows / 2)
    half = middle * np.float32(gain)
    top, bottom = middle - columns.highs * half, middle - columns.lows * half
    thin = np.maximum(0.5 - (bottom - top) / 2, 0)  # never less than a pixel: also silence is a line
    body = columns.rms * half
    peaks = _share(rows, top - thin, bottom + thin)
    inner = _share(rows, np.maximum(middle - body, top) - thin, np.minimum(middle + body, bottom) + thin)
    peaks <<= 4
    peaks |= inner
    return peaks.astype(np.uint8)


def _share(rows: int, top: NDArray[np.float32], bottom: NDArray[np.float32]) -> NDArray[np.int16]:
    """How many sixteenths of each pixel lie between `top` and `bottom`, 0…15, counted in whole sixteenths, which is fast."""
    edges = np.arange(0, 16 * rows, 16, dtype=np.int16)[:, None]
    low, high = (np.rint(16 * line).clip(-16, 16 * rows + 16).astype(np.int16) for line in (top, bottom))
    share: NDArray[np.int16] = np.minimum(edges + np.int16(16), high)
    share -= np.maximum(edges, low)
    np.maximum(share, 0, out=share)
    np.minimum(share, SHADES - 1, out=share)
    return share


@lru_cache(maxsize=4)
def _shades(ground: str, wave: str) -> tuple[int, ...]:
    """Colours of all codes of `_covered`: peaks in a deep shade of `wave`, the body in `wave` itself."""
    shares = [number / (SHADES - 1) for number in range(SHADES)]
    deep = [mix(ground, wave, FILLED * share) for share in shares]
    return tuple(QColor(mix(peak, wave, share)).rgb() for peak in deep for share in shares)


def _spectrogram(sound: LaneSound, scale: Scale, columns: int, rows: int) -> QImage:
    canvas = QImage(columns, rows, QImage.Format.Format_RGB32)
    canvas.fill(palette()[0])
    if scale.start < sound.seconds:
        picture, start, end = sound.spectrogram.picture(scale.start, min(scale.end, sound.seconds), (columns, rows), scale.seen)
        per_second = columns / scale.seen
        painter = QPainter(canvas)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF((start - scale.start) * per_second, 0, (end - start) * per_second, rows), picture)
        painter.end()
    return canvas


def draw_ruler(painter: QPainter, scale: Scale, font: QFont, loop: Region | None) -> None:
    """Times in the first `RULER` pixels, where the bar of the `loop` leaves room."""
    taken = (scale.x(loop[0]), scale.x(loop[1])) if loop else (0.0, -1.0)
    colours = theme()
    metrics = QFontMetrics(font)
    step = scale.step(LABEL_APART)
    digits = digits_for(step)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    fine = _finer(step)
    marks = []
    for number in range(int(scale.start / fine), int(scale.end / fine) + 2):
        seconds = number * fine
        x = round(scale.x(seconds))
        if not scale.left <= x <= scale.left + scale.width or seconds > scale.length + 1e-9:
            continue
        labelled = abs(seconds / step - round(seconds / step)) < 1e-6
        height = 7 if labelled else 4
        marks.append(QRect(x, RULER - height, 1, height))
        if labelled:
            text = clock(seconds, digits)
            end = x + 4 + metrics.horizontalAdvance(text)
            if end <= scale.left + scale.width and not (x < taken[1] + 2 and end > taken[0] - 4):
                painter.drawText(QPointF(x + 4, RULER - 7), text)
    _fill(painter, marks, QColor(mix(colours.line, colours.muted, 0.5)))


def _fill(painter: QPainter, rects: list[QRect], colour: QColor) -> None:
    """Many rectangles at once."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects(rects)


def _finer(step: float) -> float:
    """Seconds between the small marks: quarters of a quarter, fifths of the others."""
    return step / (4 if f"{step:g}"[0] in "2" and step < 60 else 3 if step in {15, 30, 900} else 5)


def draw_loop(painter: QPainter, scale: Scale, region: Region, area: QRect, font: QFont, *, active: bool) -> None:
    """The region and its two handles, in amber where it is `active`, else in grey; its times in the ruler, where they fit."""
    colours = theme()
    tint = QColor(colours.amber if active else colours.muted)
    left, right = (round(min(max(scale.x(time), scale.left - 20), scale.left + scale.width + 20)) for time in region)
    wash = QColor(tint)
    wash.setAlpha(44 if active else 26)
    painter.fillRect(QRect(left, RULER, right - left, area.bottom() + 1 - RULER), wash)
    painter.fillRect(QRect(left, 2, right - left, RULER - 4), QColor(mix(colours.ground, tint.name(), 0.3)))
    painter.setFont(font)
    text = region_in_words(region)
    if QFontMetrics(font).horizontalAdvance(text) + 24 <= right - left:
        painter.setPen(QColor(mix(tint.name(), colours.text, 0.4)))
        painter.drawText(QRectF(max(left, scale.left) + 12, 2, right - left, RULER - 4), Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    for x, way in ((left, 1), (right, -1)):
        painter.fillRect(QRect(x - 1, 2, 2, area.bottom() - 1), tint)
        painter.drawPolygon(QPolygonF([QPointF(x, 2), QPointF(x + way * 8, 2), QPointF(x, 12)]))


def draw_scroller(painter: QPainter, scale: Scale, area: QRect) -> None:
    """Which part of the whole is seen: a bar in the strip `area`."""
    colours = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    track = QRectF(area.left(), area.center().y() - 1, area.width(), 4)
    left = track.left() + scale.start / scale.length * track.width()
    width = max(scale.seen / scale.length * track.width(), 24)
    for rect, colour in ((track, colours.raised), (QRectF(min(left, track.right() - width), track.top(), width, 4), colours.muted)):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(rect, 2, 2)


def draw_playhead(painter: QPainter, x: int, bottom: int, width: int) -> None:
    """A white line of two pixels with a dark edge, so that it is seen on any ground, and its cap in the ruler; whole at both ends too."""
    x = max(2, min(x, width - 2))
    left = max(0.5, min(x - 5.0, width - 10.5))
    dark = theme().name == "dark"
    edge = QColor(0, 0, 0, 120 if dark else 215)
    painter.fillRect(QRect(x - 2, RULER - 8, 4, bottom - RULER + 8), edge)
    painter.fillRect(QRect(x - 1, RULER - 8, 2, bottom - RULER + 8), QColor("#FFFFFF"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor("#FFFFFF"))
    top = RULER - 16
    painter.drawPolygon(
        QPolygonF([QPointF(left, top), QPointF(left + 10, top), QPointF(left + 10, top + 6), QPointF(x, top + 12), QPointF(left, top + 6)])
    )


def name_width(words: str, font: QFont) -> int:
    """Pixels from a lane's left edge that its name takes."""
    return QFontMetrics(font).horizontalAdvance(words) + 20


def draw_name(painter: QPainter, words: str, rect: QRect, font: QFont) -> None:
    """What the lane is, in its corner on a ground that lets it be read."""
    colours = theme()
    plate = QRect(rect.left() + 6, rect.top() + 5, name_width(words, font) - 8, 18)
    if plate.bottom() > rect.bottom():
        plate.moveTop(rect.top() + max(0, (rect.height() - 18) // 2))
    ground = QColor(colours.ground)
    ground.setAlpha(205)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(QColor(colours.text))
    painter.setFont(font)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
