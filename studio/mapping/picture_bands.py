"""A picture laid over the grid of hearing: columns are time, rows are bands of a twelfth of an octave, the bottom is deep."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from studio.style.image_style import Lab

Field = NDArray[np.float32]
Blend = tuple[tuple[Lab, float], ...]
"""Pictures in OKLab with their weights, which sum to 1."""

BANDS = 96
LOWEST_HZ = 43.65
"""F1; eight octaves, twelve bands each, end at F9."""
BAND_HZ = LOWEST_HZ * 2 ** (np.arange(BANDS) / 12)
_LOCAL_MEAN = 20.0
_OVERLAP = 0.2


def luminance_field(lab: Lab, columns: int) -> Field:
    """(96, columns) light and dark of an OKLab picture without its local mean, standard deviation about 1, within ±3.

    The rarer of the two, figure on ground, is what sounds: on a light ground the dark marks do.
    """
    field = _normalised(_shrunk(lab[..., 0], columns))
    return field if float((field**3).mean()) >= -0.3 else -field


def colour_field(lab: Lab, columns: int) -> Field:
    """(96, columns) warm against cold (a + b of OKLab) without its mean, within ±1."""
    opponent = _shrunk(lab[..., 1] + lab[..., 2], columns)
    opponent = opponent - opponent.mean()
    return np.asarray(np.tanh(opponent / (opponent.std() + 0.02)), dtype=np.float32)


def height_profile(lab: Lab) -> NDArray[np.float64]:
    """(96,) how light the picture is at each height, without mean and slope; standard deviation at most 1, less for an even picture."""
    rows = ndimage.gaussian_filter1d(_shrunk(lab[..., 0], 8).mean(axis=1).astype(np.float64), 3, mode="nearest")
    place = np.linspace(-1, 1, BANDS)
    rows = rows - np.polyval(np.polyfit(place, rows, 1), place)
    return np.asarray(rows / (rows.std() + 0.02))


def columns_for(lab: Lab, seconds: float, frame_rate: float) -> int:
    """Columns that a picture takes when its height lasts `seconds`: at least 24, at most 20 s."""
    return int(np.clip(round(seconds * frame_rate * lab.shape[1] / lab.shape[0]), 24, 20 * frame_rate))


def round_of(width: int) -> int:
    """Columns after which `repeated` shows a field of `width` columns anew."""
    return width - max(1, int(width * _OVERLAP))


def repeated(field: Field, columns: int, offset: int = 0) -> Field:
    """(96, columns) the field again and again from `offset` on, neighbours melting over a fifth.

    Never mirrored: strokes keep their direction.
    """
    width = field.shape[1]
    overlap = width - round_of(width)
    ramp = np.linspace(0, np.pi / 2, overlap, dtype=np.float32)
    once = field[:, : width - overlap].copy()
    once[:, :overlap] = field[:, :overlap] * np.sin(ramp) + field[:, width - overlap :] * np.cos(ramp)
    return np.asarray(np.take(once, (np.arange(columns) + offset) % once.shape[1], axis=1), dtype=np.float32)


def scan_line(lab: Lab, row: float, rate: float, seconds: float, steps: int) -> Field:
    """(seconds × steps,) a tremolo within ±1: the light along a `row` (0 top … 1 bottom), drawn out to swing `rate` times a second."""
    light = lab[..., 0]
    middle = int(np.clip(row * len(light), 3, max(3, len(light) - 4)))
    line = light[max(0, middle - 3) : middle + 3].mean(axis=0)
    line = line - ndimage.gaussian_filter1d(line, 20, mode="reflect")
    line = np.concatenate([line, line[::-1]])
    frequency = np.fft.rfftfreq(len(line))
    weight = np.abs(np.fft.rfft(line)) ** 2 * frequency
    swing = ((weight * frequency).sum() + 1e-9) / (weight.sum() + 1e-7)
    place = (np.arange(int(seconds * steps) + 2) * (rate / steps / max(swing, 0.02))) % len(line)
    wave = ndimage.gaussian_filter1d(np.interp(place, np.arange(len(line)), line), 0.02 * steps)
    return np.asarray(np.tanh(wave / (wave.std() + 0.01)), dtype=np.float32)


def _shrunk(plane: Field, columns: int) -> Field:
    """(96, columns) areas' means, the picture's top last."""
    from PIL import Image as Pillow

    box = Pillow.fromarray(np.ascontiguousarray(plane, dtype=np.float32)).resize((columns, BANDS), Pillow.Resampling.BOX)
    return np.asarray(box, dtype=np.float32)[::-1]


def _normalised(plane: Field) -> Field:
    detail = plane - ndimage.gaussian_filter(plane, _LOCAL_MEAN, mode="nearest")
    return np.asarray(np.clip(detail / (detail.std() + 0.01), -3, 3), dtype=np.float32)
