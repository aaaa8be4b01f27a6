"""Ink on paper: hair-by-hair brush lines, written characters, washes turned into colour, the seal."""

from dataclasses import dataclass

import numpy as np

from make.paint import Field, Generator, blur, colour, fractal, grid, smooth

INK, OCHRE, INDIGO = np.array([1.0, 1.03, 1.06]), np.array([0.10, 0.42, 0.95]), np.array([0.95, 0.52, 0.18])
SIGNS = {
    "山": "5,1 5,8.5|1.5,4 1.4,8.5 8.6,8.4|8.6,3.8 8.6,8.8",
    "水": "5,.6 5,9.2 3.7,8.2|1.2,3 3.9,2.9 .8,7.8|8.4,2 5.6,4.4|5.4,4.2 7,6.6 9.5,8.6",
    "清": "1,1 2.2,2|.5,3.6 1.8,4.4|.4,9 2.4,5.8|4,1.7 9.2,1.5|4.4,3 8.8,2.8|3.4,4.4 9.7,4.1|6.6,.4 6.6,4.2|"
    "4.8,5.2 4.8,8 4,9.4|4.8,5.3 8.6,5.1 8.6,9.2 7.7,8.7|4.9,6.6 8.5,6.5|4.9,7.8 8.5,7.7",
    "音": "5,.2 5.5,1.2|2,1.8 8,1.6|3.4,2.2 4,3.4|6.7,2.1 5.9,3.4|.7,4 9.4,3.8|2.8,5 2.9,9.4|2.8,5.1 7.3,4.9 7.2,9.4|3,7 7,6.9|3,9 7,8.9",
    "光": "5,.6 5,4.4|2,1.6 3,3.4|8,1.4 6.8,3.4|1,4.6 9,4.6|4,4.6 3.6,7 1.2,9.2|6,4.6 6,8.6 9,8.8 9.1,7.4",
}  # fmt: skip


@dataclass
class Paper:
    """A sheet at work: absorbances `ink`, `ochre`, `indigo` H×W, and the sheet's own `grain` that makes washes uneven."""

    ink: Field
    ochre: Field
    indigo: Field
    grain: Field
    rng: Generator

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.ink.shape

    def lift(self, keep: Field) -> None:
        """Take ink and colour off again: multiply every layer by a field 0…1."""
        for layer in (self.ink, self.ochre, self.indigo):
            np.multiply(layer, keep, out=layer)


Line = tuple[Field, Field, Field]


def drop(field: Field, x: Field, y: Field, amount: Field) -> None:
    """Add points of ink at places in pixels, each shared among its four neighbours."""
    height, width = field.shape
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = (column >= 0) & (column < width - 1) & (row >= 0) & (row < height - 1)
    column, row, amount = column[inside], row[inside], amount[inside]
    a, b = x[inside] - column, y[inside] - row
    for across, down, share in ((0, 0, (1 - a) * (1 - b)), (1, 0, a * (1 - b)), (0, 1, (1 - a) * b), (1, 1, a * b)):
        field += (
            np.bincount((row + down) * width + column + across, share * amount, height * width).reshape(height, width).astype(np.float32)
        )


def hairs(path: Field, width: Field | float, amount: float, rng: Generator, dry: float = 0.4) -> Line:
    """One brush line as points (x, y, ink): hair beside hair along the path N×2 in pixels; `dry` lets single hairs run out."""
    step = np.hypot(*np.diff(path, axis=0).T)
    length = np.concatenate([[0], np.cumsum(step)])
    count = max(int(length[-1] * 1.6), 3)
    t = np.linspace(0, length[-1], count)
    x, y = np.interp(t, length, path[:, 0]), np.interp(t, length, path[:, 1])
    half = 0.5 * np.interp(t, length, np.broadcast_to(width, len(path)))
    turn = np.arctan2(np.gradient(y), np.gradient(x))
    number = max(int(np.ceil(2.2 * half.max())), 1)
    offset = np.linspace(-1, 1, number) if number > 1 else np.zeros(1)
    offset = offset + rng.normal(0, 0.12, number)
    load = np.exp(0.35 * rng.standard_normal(number))[:, None]
    emptied = t[None, :] / (length[-1] + 1e-6) + 0.25 * np.sin(t[None, :] * 0.21 + 6 * rng.random((number, 1)))
    flow = np.clip(1.25 - dry * 1.3 * emptied * (0.5 + rng.random((number, 1))), 0, 1)
    xs, ys = x[None] - np.sin(turn)[None] * half[None] * offset[:, None], y[None] + np.cos(turn)[None] * half[None] * offset[:, None]
    return xs.ravel(), ys.ravel(), (amount * load * flow * np.minimum(1, half[None] + 0.35)).ravel()


def draw(field: Field, lines: list[Line]) -> None:
    """Drop many lines at once."""
    if lines:
        drop(field, *(np.concatenate(part) for part in zip(*lines, strict=True)))


def sign(field: Field, strokes: str, x: float, y: float, size: float, amount: float, weight: float, rng: Generator) -> None:
    """Write one character, given as polylines on a 10×10 square, with a pressed brush."""
    lines = []
    for line in strokes.split("|"):
        path = np.array([[float(v) for v in point.split(",")] for point in line.split()]) * size / 10 + [x, y]
        fine = np.linspace(0, len(path) - 1, 6 * (len(path) - 1) + 1)
        path = np.stack([np.interp(fine, np.arange(len(path)), path[:, axis]) for axis in (0, 1)], 1) + rng.normal(0, 0.15, (len(fine), 2))
        lines.append(hairs(path, weight * size / 10 * (1.15 - 0.5 * np.sin(np.linspace(0, np.pi, len(path)))), amount, rng, 0.35))
    draw(field, lines)


def finish(sheet: Paper) -> Field:
    """Absorbances to colour on old paper, with fibres, the seal, faint stains."""
    rng, shape = sheet.rng, sheet.shape
    ink = blur(sheet.ink, 0.45)
    ink = 2.5 * (1 - np.exp(-ink / 2.1)) * (1 + 0.10 * sheet.grain * smooth(0.0, 0.6, ink))
    absorb = ink[..., None] * INK + blur(sheet.ochre, 1.6)[..., None] * OCHRE + blur(sheet.indigo, 1.6)[..., None] * INDIGO
    paper = np.array(colour("#efe6d1"), np.float32) * (
        1 + 0.012 * fractal(shape, rng, 1.6)[..., None] + 0.011 * fractal(shape, rng, 0.3, 0.5)[..., None]
    )
    fibres = np.zeros(shape, np.float32)
    lines = []
    for _ in range(380):
        spot, turn = rng.uniform(0, 1, 2) * shape[::-1], rng.uniform(0, np.pi)
        curve = np.linspace(-1, 1, 7)
        lines.append(
            hairs(
                spot + rng.uniform(5, 22) * np.stack([curve * np.cos(turn) + 0.2 * curve**2, curve * np.sin(turn)], 1), 0.5, 0.05, rng, 0.2
            )
        )
    draw(fibres, lines)
    picture = paper * (1 - 0.4 * fibres[..., None]) * np.exp(-absorb)
    return seal(picture.astype(np.float32), sheet)


def seal(picture: Field, sheet: Paper) -> Field:
    """The red seal: 光 left white on cinnabar, worn."""
    height, width = sheet.shape
    size, rng = 0.058 * width, sheet.rng
    left, top = 0.0735 * width, 0.285 * height
    x, y = grid(sheet.shape)
    far = np.maximum(np.abs(x * width - left - size / 2), np.abs(y * height - top - size / 2)) + 0.7 * fractal(sheet.shape, rng, 0.8)
    stamp = smooth(size / 2 + 0.6, size / 2 - 0.6, far) * smooth(2.4, 1.2, fractal(sheet.shape, rng, 0.7))
    white = np.zeros(sheet.shape, np.float32)
    sign(white, SIGNS["光"], left + 0.11 * size, top + 0.11 * size, 0.78 * size, 1.2, 1.1, rng)
    cover = (0.92 * stamp * (1 - np.clip(white, 0, 1)))[..., None]
    return (picture * (1 - cover) + cover * np.array(colour("#b3261c"), np.float32) * np.clip(picture + 0.08, 0, 1)).astype(np.float32)
