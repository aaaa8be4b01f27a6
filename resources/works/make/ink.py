"""Clear sound of mountains and water (山水清音): an ink landscape on paper, light ochre and indigo.

Each mountain is built as the old manuals say: from far to near, fold upon fold, each with an outline, hemp-fibre texture strokes (披麻皴),
a wash that sinks into mist, and moss dots. Ink is absorbance: layers add, paper shows through.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from make.paint import Field, Generator, blur, colour, fractal, grid, save, smooth

SIZE = (1024, 740)
INK, OCHRE, INDIGO = np.array([1.0, 1.03, 1.06]), np.array([0.10, 0.42, 0.95]), np.array([0.95, 0.52, 0.18])
SIGNS = {
    "山": "5,1 5,8.5|1.5,4 1.4,8.5 8.6,8.4|8.6,3.8 8.6,8.8",
    "水": "5,.6 5,9.2 3.7,8.2|1.2,3 3.9,2.9 .8,7.8|8.4,2 5.6,4.4|5.4,4.2 7,6.6 9.5,8.6",
    "清": "1,1 2.2,2|.5,3.6 1.8,4.4|.4,9 2.4,5.8|4,1.7 9.2,1.5|4.4,3 8.8,2.8|3.4,4.4 9.7,4.1|6.6,.4 6.6,4.2|4.8,5.2 4.8,8 4,9.4|4.8,5.3 8.6,5.1 8.6,9.2 7.7,8.7|4.9,6.6 8.5,6.5|4.9,7.8 8.5,7.7",
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


def drop(field: Field, x: Field, y: Field, amount: Field) -> None:
    """Add points of ink at places in pixels, each shared among its four neighbours."""
    height, width = field.shape
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = (column >= 0) & (column < width - 1) & (row >= 0) & (row < height - 1)
    column, row, amount = column[inside], row[inside], amount[inside]
    a, b = x[inside] - column, y[inside] - row
    for across, down, share in ((0, 0, (1 - a) * (1 - b)), (1, 0, a * (1 - b)), (0, 1, (1 - a) * b), (1, 1, a * b)):
        field += np.bincount((row + down) * width + column + across, share * amount, height * width).reshape(height, width).astype(np.float32)


def hairs(path: Field, width: Field | float, amount: float, rng: Generator, dry: float = 0.4) -> tuple[Field, Field, Field]:
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


def draw(field: Field, lines: list[tuple[Field, Field, Field]]) -> None:
    """Drop many lines at once."""
    if lines:
        drop(field, *(np.concatenate(part) for part in zip(*lines, strict=True)))


def fold(sheet: Paper, centre: float, top: float, half: float, tall: float, tone: float, *, strands: float = 1.0, mist: float = 1.0, lean: float = 0.0, edge: float = 1.0, moss: float = 1.0) -> None:
    """One fold of rock: a humped outline at (centre, top) in pixels, `half` wide to each side, sinking over `tall` pixels into mist."""
    rng, (height, width) = sheet.rng, sheet.shape
    columns = np.arange(width, dtype=np.float32)
    u = (columns - centre) / half
    sharp, shoulder = rng.choice([rng.uniform(1.1, 1.7), rng.uniform(1.8, 3.6)]), rng.uniform(0.55, 1.25)
    rough = np.cumsum(rng.standard_normal(width)) * 0.5
    rough = np.interp(columns, columns[::5], (rough - np.convolve(np.pad(rough, 30, mode="edge"), np.ones(61) / 61, "valid"))[::5])
    ridge = top + tall * (1 - np.clip(1 - np.abs(u - lean * (1 - u * u)) ** sharp, 0, 1) ** shoulder) + rough * min(1.3, half / 42)
    inside_columns = np.abs(u) < 1
    depth = np.arange(height, dtype=np.float32)[:, None] - ridge[None]
    body = smooth(-0.6, 0.8, depth) * inside_columns[None] * smooth(1.0, 0.86, np.abs(u))[None]
    below = np.clip(depth / (tall * mist), 0, 2)
    hide = body * smooth(1.15, 0.35, below)
    sheet.ink += tone * 0.42 * np.exp(np.minimum(depth, 0) / (0.10 * tall + 4)) * (depth < 0.5) * smooth(1.0, 0.7, np.abs(u))[None] * smooth(0.05, 0.3, sheet.ink)
    for layer in (sheet.ink, sheet.ochre, sheet.indigo):
        layer *= 1 - 0.97 * hide
    shadow = 0.55 + 0.45 * np.tanh(2.2 * (u + 0.15 * rng.standard_normal()))[None]
    foot = smooth(1.25, 0.55, (np.arange(height, dtype=np.float32) - top) / (tall * max(mist, 0.8)))[:, None]
    fade = np.exp(-1.7 * below) * body * foot
    wash = fade * (1 + 0.28 * sheet.grain) * (0.35 + 0.75 * shadow)
    sheet.ink += tone * 0.50 * wash
    sheet.ochre += 0.16 * fade * (1.15 - 0.5 * shadow) * np.clip(1 + 0.35 * sheet.grain, 0, 2) * min(1.0, tone + 0.2)
    sheet.indigo += 0.14 * np.exp(-4.0 * below) * body * foot * (0.4 + shadow)
    lines = []
    span = np.flatnonzero(inside_columns & (np.abs(u) < 0.97))
    if len(span) < 8:
        return
    path = np.stack([columns[span], ridge[span]], 1)
    for cut in range(0, len(span) - 6, max(len(span) // 3, 7)):
        piece = path[cut : cut + max(len(span) // 3, 7) + 6]
        sink = 1 - 0.8 * smooth(0.45, 1.0, (piece[:, 1] - top) / tall)
        press = sink * (0.9 + 1.5 * np.abs(np.sin(np.linspace(0.4, 2.9, len(piece)) * rng.uniform(0.8, 2.2) + rng.uniform(0, 3))))
        lines.append(hairs(piece + rng.normal(0, 0.35, piece.shape), press * edge, 0.42 * tone, rng, 0.45))
    for _ in range(int(strands * half * 1.25)):
        column = rng.choice(span)
        start = ridge[column] + abs(rng.normal(0, 0.30)) * tall * mist
        long = tall * mist * rng.uniform(0.12, 0.42)
        steps = np.linspace(0, 1, 9)
        sway = np.cumsum(rng.normal(0, 0.35, 9)) + 1.6 * np.sin(steps * rng.uniform(2, 7) + rng.uniform(0, 6))
        strand = np.stack([columns[column] + u[column] * (0.55 + 0.3 * lean) * half * 0.55 * long / tall * steps * 1.6 + sway, start + long * steps], 1)
        dark = tone * (0.08 + 0.30 * shadow[0, column]) * rng.uniform(0.5, 1.3) * np.exp(-1.1 * (start - ridge[column]) / (tall * mist))
        lines.append(hairs(strand, np.linspace(1.7, 0.5, 9) * rng.uniform(0.6, 1.4), dark, rng, 0.6))
    draw(sheet.ink, lines)
    dots(sheet, path, tone, int(moss * half * 0.42))


def dots(sheet: Paper, path: Field, tone: float, count: int) -> None:
    """Moss dots and tiny trees in clusters along a ridge."""
    rng, lines = sheet.rng, []
    anchors = rng.integers(0, len(path), max(count // 5, 1))
    for _ in range(count):
        x, y = path[np.clip(rng.choice(anchors) + int(rng.normal(0, 5)), 0, len(path) - 1)]
        size = rng.uniform(1.4, 4.6)
        spot = np.array([x, y]) + rng.normal(0, 1.6, 2) + [0, rng.uniform(-3, 3)]
        lines.append(hairs(spot + np.array([[-size / 2, 0.4], [0, -0.3], [size / 2, 0.2]]), size * 0.8, 0.42 * tone, rng, 0.1))
    draw(sheet.ink, lines)


def mountain(sheet: Paper, axis: float, top: float, half: float, tall: float, tone: float, folds: int, strands: float = 1.0) -> None:
    """A peak: one tall outline, then folds that grow and spread as they come down; places and sizes in pixels."""
    rng = sheet.rng
    fold(sheet, axis, top, half * 0.62, tall * 0.75, tone, strands=strands, lean=rng.uniform(-0.25, 0.25), mist=0.75)
    for t in np.sort(rng.uniform(0.10, 0.98, folds)):
        spread = half * (0.16 + 0.80 * t)
        x = axis + spread * rng.uniform(-1, 1)
        size = half * rng.choice([rng.uniform(0.12, 0.2), rng.uniform(0.22, 0.42)]) * (0.75 + 0.5 * t)
        y = top + tall * (t * 0.86) + 0.16 * tall * ((x - axis) / half) ** 2
        fold(sheet, x, y, size, size * rng.uniform(0.9, 2.2), tone * rng.uniform(0.72, 1.08) * (1.08 - 0.45 * t), strands=strands, lean=rng.uniform(-0.5, 0.5), moss=0.8)


def veil(sheet: Paper, row: float, thick: float, strength: float) -> None:
    """A bank of mist across the sheet at a height in pixels: lifts ink, drifting."""
    height, width = sheet.shape
    x, y = grid(sheet.shape)
    drift = row + 0.45 * thick * fractal(sheet.shape, sheet.rng, 2.0, 3.0, 2)
    bank = strength * np.exp(-(((y * height - drift) / thick) ** 2))
    for layer in (sheet.ink, sheet.ochre, sheet.indigo):
        layer *= 1 - np.clip(bank, 0, 1)


def waterfall(sheet: Paper, x: float, top: float, tall: float) -> None:
    """A thread of water left white between dark rocks, falling in three leaps."""
    rng, (height, width) = sheet.rng, sheet.shape
    rows = np.arange(height, dtype=np.float32)
    course = x + width * 0.010 * np.sin((rows - top) / tall * 5) + np.where((rows - top) / tall > 0.45, -0.018 * width, 0)
    half = width * (0.006 + 0.010 * np.clip((rows - top) / tall, 0, 1))
    far = np.abs(np.arange(width, dtype=np.float32)[None] - course[:, None]) / half[:, None]
    span = (smooth(-0.03, 0.03, (rows - top) / tall) * smooth(1.25, 0.9, (rows - top) / tall))[:, None]
    for layer in (sheet.ink, sheet.ochre, sheet.indigo):
        layer *= 1 - 0.94 * smooth(1.25, 0.85, far) * span
    sheet.ink += 0.55 * np.exp(-(((far - 1.75) / 0.6) ** 2)) * span * (1 + 0.5 * sheet.grain)
    lines = []
    for _ in range(12):
        a, b = np.sort(rng.uniform(top, top + tall, 2))
        steps = np.linspace(a, b, 8)
        lines.append(hairs(np.stack([np.interp(steps, rows, course) + rng.uniform(-0.8, 0.8) * np.interp(steps, rows, half), steps], 1), 0.6, 0.14, rng, 0.7))
    draw(sheet.ink, lines)


def pine(sheet: Paper, x: float, y: float, tall: float, lean: float, tone: float) -> None:
    """An old pine rooted at (x, y): a scaled trunk that bends, boughs that reach sideways, fans of needles."""
    rng, lines, needles = sheet.rng, [], []
    steps = np.linspace(0, 1, 14)
    trunk = np.stack([x + lean * tall * steps + 0.035 * tall * np.sin(steps * 7 + rng.uniform(0, 6)), y - tall * steps], 1)
    girth = tall * (0.052 - 0.038 * steps)
    for side in (-1, 1):
        edge = trunk + np.stack([side * girth / 2, 0 * girth], 1) + rng.normal(0, 0.5, trunk.shape)
        lines.append(hairs(edge, 2.0 - 0.9 * steps, 0.5 * tone, rng, 0.3))
    lines.append(hairs(trunk, girth * 0.95, 0.07 * tone, rng, 0.5))
    for _ in range(int(tall * 0.5)):
        t = rng.random()
        at = trunk[0] + (trunk[-1] - trunk[0]) * t
        at = np.array([np.interp(t, steps, trunk[:, 0]), np.interp(t, steps, trunk[:, 1])]) + [rng.uniform(-0.42, 0.42) * np.interp(t, steps, girth), 0]
        ring = np.linspace(0.3, 3.0, 5)
        lines.append(hairs(at + 1.9 * np.stack([np.cos(ring), 0.6 * np.sin(ring)], 1), 0.8, 0.32 * tone, rng, 0.3))
    for n in range(11):
        t = rng.uniform(0.36, 1.0)
        side = -1 if n % 2 else 1
        reach = tall * rng.uniform(0.16, 0.34) * (1.25 - 0.6 * t)
        root = np.array([np.interp(t, steps, trunk[:, 0]), np.interp(t, steps, trunk[:, 1])])
        bough = root + np.stack([side * reach * steps, -0.22 * reach * np.sin(steps * rng.uniform(1.5, 4.5)) - 0.02 * reach * steps], 1)
        lines.append(hairs(bough, 3.0 - 2.2 * steps, 0.42 * tone, rng, 0.3))
        for _ in range(9):
            spot = bough[rng.integers(4, 14)] + [rng.normal(0, 0.10 * reach), -abs(rng.normal(0, 0.07 * reach)) - 1]
            fan, size = rng.uniform(-0.15, 0.15), tall * rng.uniform(0.030, 0.045)
            for angle in np.linspace(np.pi + 0.12, 2 * np.pi - 0.12, 15) + fan + rng.normal(0, 0.05, 15):
                tip = spot + size * np.array([np.cos(angle), 0.8 * np.sin(angle)]) * rng.uniform(0.8, 1.1)
                needles.append(hairs(np.stack([spot, (spot + tip) / 2 + [0, -0.3], tip]), np.array([0.9, 0.8, 0.4]), 0.36 * tone, rng, 0.2))
            sheet_spot = np.exp(-(((np.arange(sheet.shape[1]) - spot[0]) / (1.2 * size)) ** 2))[None] * np.exp(-(((np.arange(sheet.shape[0]) - spot[1] + 0.4 * size) / (0.75 * size)) ** 2))[:, None]
            sheet.ink += 0.05 * tone * sheet_spot.astype(np.float32)
            sheet.indigo += 0.055 * tone * sheet_spot.astype(np.float32)
    draw(sheet.ink, lines + needles)


def grove(sheet: Paper, x: float, y: float, count: int, size: float, tone: float) -> None:
    """A far grove: short trunks under clouds of leaf dots, some warm."""
    rng, lines = sheet.rng, []
    for _ in range(count):
        foot = np.array([x + rng.normal(0, 2.2 * size), y + rng.uniform(-0.3, 0.5) * size])
        tall = size * rng.uniform(0.8, 1.5)
        lines.append(hairs(np.stack([foot, foot + [rng.normal(0, 1), -tall / 2], foot + [rng.normal(0, 2), -tall]]), np.array([1.5, 1.1, 0.7]), 0.32 * tone, rng, 0.2))
        for _ in range(26):
            leaf = foot + [rng.normal(0, 0.34 * size), -tall + rng.normal(0, 0.26 * size)]
            lines.append(hairs(leaf + np.array([[-1.3, 0.3], [0, -0.3], [1.3, 0.2]]), rng.uniform(1.0, 2.0), 0.26 * tone, rng, 0.1))
        glow = np.exp(-(((np.arange(sheet.shape[1]) - foot[0]) / (0.5 * size)) ** 2))[None] * np.exp(-(((np.arange(sheet.shape[0]) - foot[1] + tall) / (0.42 * size)) ** 2))[:, None]
        (sheet.ochre if rng.random() < 0.45 else sheet.indigo).__iadd__((0.20 * glow).astype(np.float32))
        sheet.ink += (0.06 * tone * glow).astype(np.float32)
    draw(sheet.ink, lines)


def sign(field: Field, strokes: str, x: float, y: float, size: float, amount: float, weight: float, rng: Generator) -> None:
    """Write one character, given as polylines on a 10×10 square, with a pressed brush."""
    lines = []
    for line in strokes.split("|"):
        path = np.array([[float(v) for v in point.split(",")] for point in line.split()]) * size / 10 + [x, y]
        fine = np.linspace(0, len(path) - 1, 6 * (len(path) - 1) + 1)
        path = np.stack([np.interp(fine, np.arange(len(path)), path[:, axis]) for axis in (0, 1)], 1) + rng.normal(0, 0.15, (len(fine), 2))
        lines.append(hairs(path, weight * size / 10 * (1.15 - 0.5 * np.sin(np.linspace(0, np.pi, len(path)))), amount, rng, 0.35))
    draw(field, lines)


def scenery(sheet: Paper) -> None:
    """The landscape, far to near."""
    height, width = sheet.shape
    rng, unit = sheet.rng, width / 740
    at: Callable[[float, float], tuple[float, float]] = lambda a, b: (a * width, b * height)  # noqa: E731
    for a, b, half, tall in ((0.20, 0.285, 0.16, 0.16), (0.36, 0.235, 0.12, 0.20), (0.06, 0.33, 0.14, 0.12), (0.93, 0.27, 0.16, 0.2)):
        x, y = at(a, b)
        fold(sheet, x, y, half * width, tall * height, 0.20, strands=0.12, moss=0, edge=0.5, mist=0.8, lean=rng.uniform(-0.2, 0.2))
    veil(sheet, 0.42 * height, 70 * unit, 0.9)
    mountain(sheet, 0.83 * width, 0.225 * height, 0.22 * width, 0.30 * height, 0.62, 15, 0.9)
    mountain(sheet, 0.60 * width, 0.085 * height, 0.25 * width, 0.46 * height, 1.0, 30, 1.15)
    waterfall(sheet, 0.655 * width, 0.40 * height, 0.145 * height)
    veil(sheet, 0.575 * height, 52 * unit, 1.0)
    mountain(sheet, 0.30 * width, 0.42 * height, 0.20 * width, 0.20 * height, 0.72, 11)
    veil(sheet, 0.625 * height, 34 * unit, 0.95)


def make(seed: int, scale: float = 1.0) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks the sheet."""
    rng = np.random.default_rng(seed)
    shape = (round(SIZE[0] * scale), round(SIZE[1] * scale))
    height, width = shape
    grain = 0.75 * fractal(shape, rng, 1.1, 1.0, 4) + 0.35 * fractal(shape, rng, 0.4)
    sheet = Paper(*(np.zeros(shape, np.float32) for _ in range(3)), grain.astype(np.float32), rng)
    scenery(sheet)
    unit = width / 740
    for a, b, half, tall, tone in ((0.10, 0.665, 0.20, 0.05, 0.6), (0.30, 0.685, 0.14, 0.03, 0.5), (0.95, 0.655, 0.17, 0.06, 0.6)):
        fold(sheet, a * width, b * height, half * width, tall * height, tone, strands=0.5)
        for spot in rng.uniform(-0.7, 0.7, 3):
            grove(sheet, (a + spot * half) * width, (b + 0.4 * tall) * height, 4, 17 * unit, 0.8)
    mountain(sheet, 0.92 * width, 0.80 * height, 0.24 * width, 0.18 * height, 1.15, 13, 1.2)
    mountain(sheet, 0.70 * width, 0.90 * height, 0.22 * width, 0.10 * height, 1.2, 10, 1.2)
    mountain(sheet, 0.10 * width, 0.915 * height, 0.20 * width, 0.09 * height, 1.1, 8, 1.2)
    pine(sheet, 0.80 * width, 0.90 * height, 0.27 * height, -0.10, 1.25)
    pine(sheet, 0.87 * width, 0.88 * height, 0.22 * height, 0.10, 0.95)
    pine(sheet, 0.715 * width, 0.935 * height, 0.15 * height, -0.25, 1.05)
    ripples(sheet)
    boat(sheet, 0.36 * width, 0.80 * height, 34 * unit)
    for n, character in enumerate("山水清音"):
        sign(sheet.ink, SIGNS[character], 0.075 * width, (0.06 + 0.052 * n) * height, 40 * unit, 0.5, 0.95, rng)
    return finish(sheet)


def ripples(sheet: Paper) -> None:
    """The river: a breath of indigo and a few level lines near the banks."""
    height, width = sheet.shape
    x, y = grid(sheet.shape)
    calm = smooth(0.68, 0.74, y) * smooth(0.99, 0.86, y) * smooth(1.0, 0.4, x + 0.2 * (y - 0.7))
    sheet.indigo += 0.035 * calm * np.clip(1 + 0.6 * fractal(sheet.shape, sheet.rng, 1.6, 5.0, 3), 0, 2) * np.exp(-2.5 * sheet.ink)
    lines = []
    for _ in range(46):
        a, b = sheet.rng.uniform(0.02, 0.62), sheet.rng.uniform(0.715, 0.90)
        long = sheet.rng.uniform(14, 60)
        steps = np.linspace(0, 1, 9)
        path = np.stack([a * width + long * steps, b * height + 0.9 * np.sin(steps * 9 + a * 40)], 1)
        lines.append(hairs(path, 0.7, 0.10, sheet.rng, 0.7))
    draw(sheet.ink, lines)


def boat(sheet: Paper, x: float, y: float, size: float) -> None:
    """A fisherman alone in his skiff."""
    steps = np.linspace(-1, 1, 15)
    lines = [
        hairs(np.stack([x + size * steps, y - 0.16 * size * steps**2 * (1 + 0.3 * steps)], 1), 1.8, 0.5, sheet.rng, 0.2),
        hairs(np.stack([x + 0.86 * size * steps, y + 0.13 * size - 0.22 * size * steps**2], 1), 2.6, 0.42, sheet.rng, 0.3),
        hairs(np.array([[x - 0.1 * size, y], [x - 0.06 * size, y - 0.30 * size], [x + 0.02 * size, y - 0.42 * size]]), np.array([7.0, 6.0, 3.0]), 0.20, sheet.rng, 0.2),
        hairs(np.array([[x - 0.13 * size, y - 0.46 * size], [x + 0.02 * size, y - 0.60 * size], [x + 0.17 * size, y - 0.45 * size]]), 2.0, 0.5, sheet.rng, 0.2),
        hairs(np.array([[x + 0.05 * size, y - 0.3 * size], [x + 0.7 * size, y - 0.95 * size], [x + 1.35 * size, y - 1.05 * size]]), np.array([1.3, 0.9, 0.5]), 0.45, sheet.rng, 0.2),
    ]
    draw(sheet.ink, lines)
    draw(sheet.ink, [hairs(np.stack([x + size * (0.9 * steps + 0.1 * n), y + (0.28 + 0.13 * n) * size + 0.5 * np.sin(8 * steps)], 1), 0.9, 0.11, sheet.rng, 0.6) for n in range(3)])


def finish(sheet: Paper) -> Field:
    """Absorbances to colour on old paper, with fibres, the seal, faint stains."""
    rng, shape = sheet.rng, sheet.shape
    ink = blur(sheet.ink, 0.45)
    ink = 2.5 * (1 - np.exp(-ink / 2.1)) * (1 + 0.10 * sheet.grain * smooth(0.0, 0.6, ink))
    absorb = ink[..., None] * INK + blur(sheet.ochre, 1.6)[..., None] * OCHRE + blur(sheet.indigo, 1.6)[..., None] * INDIGO
    paper = np.array(colour("#efe6d1"), np.float32) * (1 + 0.012 * fractal(shape, rng, 1.6)[..., None] + 0.011 * fractal(shape, rng, 0.3, 0.5)[..., None])
    fibres = np.zeros(shape, np.float32)
    lines = []
    for _ in range(380):
        spot, turn = rng.uniform(0, 1, 2) * shape[::-1], rng.uniform(0, np.pi)
        curve = np.linspace(-1, 1, 7)
        lines.append(hairs(spot + rng.uniform(5, 22) * np.stack([curve * np.cos(turn) + 0.2 * curve**2, curve * np.sin(turn)], 1), 0.5, 0.05, rng, 0.2))
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


def write(folder: Path, seed: int) -> Path:
    """Paint it and write ink.jpg into the folder."""
    path = folder / "ink.jpg"
    save(make(seed), path, 88)
    return path
