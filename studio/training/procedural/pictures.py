"""Pictures that nobody painted: the same for a number on every machine of a kind, so that a manifest can name them.

Networks learn edges, textures and strokes from such works nearly as from photographs (Kataoka et al. 2020: fractals; Lee, Mumford & Huang
2001 and Baradad et al. 2021: dead leaves).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageDraw

from studio.media.image import Image
from studio.training.procedural.palette import Colours, palette, ramp

Field = NDArray[np.float32]
Random = np.random.Generator
Size = tuple[int, int]

SHAPES = ((3, 4), (4, 3), (1, 1), (2, 3))
FINER = 2
"""Strokes are drawn so many times as large, then made smaller, so that their edges are soft."""


def picture(number: int, size: int) -> Image:
    """The picture of a number, its long edge `size` pixels; kinds take turns."""
    random = np.random.default_rng((7919, number))
    high, wide = SHAPES[int(random.integers(len(SHAPES)))]
    shape = (size * high // max(high, wide), size * wide // max(high, wide))
    return Image(PAINTERS[kind_of_picture(number)](random, shape).clip(0, 1).astype(np.float32))


def kind_of_picture(number: int) -> str:
    """Which kind the picture of a number is."""
    return tuple(PAINTERS)[number % len(PAINTERS)]


def clouds(random: Random, shape: Size, slope: float) -> Field:
    """H×W noise whose amplitude falls as frequency^−slope, 0…1 with every level as frequent."""
    height, width = shape
    down, across = np.fft.fftfreq(height)[:, None] * height, np.fft.rfftfreq(width)[None] * width
    gain = np.maximum(np.hypot(down, across), 1.0) ** -slope
    gain[0, 0] = 0
    noise = np.fft.irfft2(np.fft.rfft2(random.standard_normal(shape)) * gain, s=shape)
    return _even(noise)


def _even(values: NDArray[np.floating]) -> Field:
    """Values as their ranks, 0…1."""
    levels = np.quantile(values, np.linspace(0, 1, 257))
    return np.asarray(np.interp(values, levels + np.arange(257) * 1e-12, np.linspace(0, 1, 257)), dtype=np.float32)


def _grid(shape: Size) -> tuple[Field, Field]:
    """Coordinates y and x in long edges, 0 in the middle."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    return (y - shape[0] / 2) / max(shape), (x - shape[1] / 2) / max(shape)


def leaves(random: Random, shape: Size) -> Colours:
    """Dead leaves: discs, ovals and slabs of every size that lie over each other, each in a colour and a grain of its own."""
    y, x = _grid(shape)
    made = ramp(clouds(random, shape, 1.2), palette(random, 3))
    colours, grain = palette(random, 9), 0.12 * (clouds(random, shape, 0.8) - 0.5)
    square = random.random() * 0.8
    for _ in range(420):
        radius = min(0.02 / max(random.random(), 0.07) ** 1.1, 0.3)  # few are large: areas of all sizes take as much room
        turn, long = random.uniform(0, np.pi), random.uniform(1, 2.4)
        place = random.uniform(-0.55, 0.55, 2)
        shade = colours[random.integers(len(colours))] + random.normal(0, 0.03, 3)
        rows = slice(*np.searchsorted(y[:, 0], (place[0] - 1.5 * radius * long, place[0] + 1.5 * radius * long)))
        columns = slice(*np.searchsorted(x[0], (place[1] - 1.5 * radius * long, place[1] + 1.5 * radius * long)))
        down, along = y[rows, columns] - place[0], x[rows, columns] - place[1]
        first, second = along * np.cos(turn) + down * np.sin(turn), (down * np.cos(turn) - along * np.sin(turn)) * long
        far = np.maximum(abs(first), abs(second)) if random.random() < square else np.hypot(first, second)
        cover = np.clip((radius - far) * max(shape), 0, 1)[..., None]
        light = 0.25 * random.standard_normal() * first / radius
        part = made[rows, columns]
        part += cover * (shade * (1 + light[..., None]) + random.random() * grain[rows, columns, None] - part)
    return made


def julia(random: Random, shape: Size) -> Colours:
    """A Julia set near the border of Mandelbrot's, by smooth escape times."""
    y, x = _grid(shape)
    turn = random.uniform(0, 2 * np.pi)
    edge = 0.5 * np.exp(1j * turn) - 0.25 * np.exp(2j * turn)  # the main cardioid
    constant = np.complex64(edge * random.uniform(1.01, 1.09))
    zoom, middle = random.uniform(0.6, 2.6), random.uniform(-0.3, 0.3, 2)
    z = (zoom * x + middle[0] + 1j * (zoom * y + middle[1])).astype(np.complex64).ravel()
    escape, alive = np.full(z.size, 80, dtype=np.float32), np.arange(z.size)
    for step in range(80):
        z = z * z + constant
        size = z.real**2 + z.imag**2
        out = size > 256
        escape[alive[out]] = step + 1 - np.log2(np.log2(size[out]) / 2)
        z, alive = z[~out], alive[~out]
    found = escape.reshape(shape)
    even = 0.6 * _even(found + 0.01 * np.hypot(y, x)) + 0.4 * (0.5 + 0.5 * np.sin(0.7 * found))
    return ramp(even, palette(random, 6))


def folds(random: Random, shape: Size) -> Colours:
    """Clouds that clouds have bent: marble, smoke, hills."""
    slope = random.uniform(1.3, 2.2)
    first, second, base = (clouds(random, shape, slope) for _ in range(3))
    reach = random.uniform(0.1, 0.5) * max(shape)
    rows = np.clip(np.arange(shape[0])[:, None] + reach * (first - 0.5), 0, shape[0] - 1).astype(np.int64)
    columns = np.clip(np.arange(shape[1])[None] + reach * (second - 0.5), 0, shape[1] - 1).astype(np.int64)
    bent = base[rows, columns]
    if random.random() < 0.5:
        bent = 1 - abs(2 * bent - 1)
    return ramp(bent, palette(random, 6)) + 0.05 * (clouds(random, shape, 0.5)[..., None] - 0.5)


def strokes(random: Random, shape: Size) -> Colours:
    """Brush strokes along a flow, broad ones first, in the colours of a landscape that is not there."""
    ground, flow = clouds(random, shape, 1.6), 2 * np.pi * random.uniform(0.5, 1.5) * clouds(random, shape, 2.2)
    ground = _even(ground + random.uniform(-1, 1) * _grid(shape)[0])
    colours = ramp(ground, palette(random, 6))
    canvas = Pillow.fromarray((255 * colours).astype(np.uint8)).resize((FINER * shape[1], FINER * shape[0]))
    pen = ImageDraw.Draw(canvas)
    broad = random.uniform(0.015, 0.035) * max(shape)
    for width in (broad, broad / 2, broad / 4):
        for _ in range(round(min(3 * shape[0] * shape[1] / (9 * width**2), 1500))):
            path, shade = _stroke(random, flow, colours, width)
            pen.line(path, fill=tuple(int(255 * value) for value in shade), width=max(1, round(FINER * width)), joint="curve")
    small = canvas.resize((shape[1], shape[0]), Pillow.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / np.float32(255)


def _stroke(random: Random, flow: Field, colours: Colours, width: float) -> tuple[list[tuple[float, float]], NDArray[np.floating]]:
    """One path of a few points along the flow, and its colour 0…1."""
    place = random.uniform(0, 1, 2) * flow.shape
    shade = (colours[int(place[0]), int(place[1])] + random.normal(0, 0.04) + random.normal(0, 0.02, 3)).clip(0, 1)
    path = []
    for _ in range(6):
        row, column = (int(np.clip(place[axis], 0, flow.shape[axis] - 1)) for axis in (0, 1))
        path.append((FINER * float(place[1]), FINER * float(place[0])))
        angle = flow[row, column]
        place = place + 1.5 * width * np.array([np.sin(angle), np.cos(angle)])
    return path, shade


PAINTERS: dict[str, Callable[[Random, Size], Colours]] = {"leaves": leaves, "julia": julia, "strokes": strokes, "folds": folds}
