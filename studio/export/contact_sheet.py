"""A contact sheet: many works on one page, pictures as they are, sounds as their spectrograms, each with a line of words."""

import io
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from studio.document.document import Work
from studio.media.audio import Audio
from studio.media.files import write_atomically
from studio.media.resize import resized
from studio.style.features import LONGEST_SECONDS, log_mel_of, loudest_stretch

CELL, GAP, LINE = 320, 10, 20
"""Long edge of a cell, space between cells, height of a line of words: pixels."""
SOUND_HEIGHT = 180
GROUND, INK = (23, 22, 26), (232, 228, 222)
HEAT = np.array([(10, 8, 20), (70, 30, 70), (170, 70, 60), (240, 165, 60), (255, 250, 225)], dtype=np.float64)
"""Colours of a spectrogram from silence to the loudest."""


def contact_sheet(works: Sequence[tuple[str, Work]]) -> Pillow.Image:
    """A page with a cell for each (words, work), in rows of about the square root of their number."""
    columns = max(1, math.ceil(math.sqrt(len(works))))
    cells = [(words, _cell(work)) for words, work in works]
    height = max((cell.height for _, cell in cells), default=0) + LINE
    rows = -(-len(cells) // columns)
    sheet = Pillow.new("RGB", (GAP + columns * (CELL + GAP), GAP + rows * (height + GAP)), GROUND)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for number, (words, cell) in enumerate(cells):
        left, top = GAP + number % columns * (CELL + GAP), GAP + number // columns * (height + GAP)
        sheet.paste(cell, (left + (CELL - cell.width) // 2, top))
        pen.text((left, top + height - LINE + 2), words, fill=INK, font=font)
    return sheet


def write_contact_sheet(path: Path, works: Sequence[tuple[str, Work]]) -> None:
    """Write the page as JPEG, whole or not at all. DiskFull and UnwritableTarget."""
    data = io.BytesIO()
    contact_sheet(works).save(data, "JPEG", quality=90, subsampling=0)
    write_atomically(path, lambda temporary: _fill(temporary, data.getvalue()))


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _cell(work: Work) -> Pillow.Image:
    if isinstance(work, Audio):
        return spectrogram(work).resize((CELL, SOUND_HEIGHT), Pillow.Resampling.BILINEAR)
    small = resized(work, min(CELL, max(work.height, work.width)))
    pixels = small.pixels if small.alpha is None else 1 - (1 - small.pixels) * small.alpha[..., None]
    return Pillow.fromarray(np.rint(pixels * 255).astype(np.uint8))


def spectrogram(sound: Audio) -> Pillow.Image:
    """The loudest 30 s on 96 mel bands, low notes at the bottom, 80 dB from dark to light."""
    level = log_mel_of(loudest_stretch(sound, LONGEST_SECONDS), "cpu").flip(0).numpy().clip(0, 1)
    place = level * (len(HEAT) - 1)
    below = np.minimum(place.astype(int), len(HEAT) - 2)
    share = (place - below)[..., None]
    return Pillow.fromarray(np.rint((1 - share) * HEAT[below] + share * HEAT[below + 1]).astype(np.uint8))
