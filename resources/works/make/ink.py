"""Clear sound of mountains and water (山水清音): an ink landscape on paper, light ochre and indigo.

Each mountain is built as the old manuals say: from far to near, fold upon fold, each with an outline, hemp-fibre texture strokes (披麻皴),
a wash that sinks into mist, and moss dots. Ink is absorbance: layers add, paper shows through.
"""

from pathlib import Path

import numpy as np

from make.brush import SIGNS, Line, Paper, draw, finish, hairs, sign
from make.paint import Field, Generator, blur, fractal, grid, save, smooth
from make.trees import dots, grove, pine

SIZE = (1024, 740)


def fold(
    sheet: Paper, centre: float, top: float, half: float, tall: float, tone: float,
    *, strands: float = 1.0, mist: float = 1.0, lean: float = 0.0, edge: float = 1.0, moss: float = 1.0,
) -> None:  # fmt: skip
    """One fold of rock: a humped outline at (centre, top) in pixels, `half` wide to each side, sinking over `tall` pixels into mist.

    `strands` is how many texture strokes it gets, `mist` how far down it reaches, `edge` the weight of its outline, `moss` its dots.
    """
    u = (np.arange(sheet.shape[1], dtype=np.float32) - centre) / half
    ridge = outline(u, top, half, tall, lean, sheet.rng)
    shadow = wash(sheet, u, ridge, top, tall, mist, tone)
    span = np.flatnonzero((np.abs(u) < 1) & (np.abs(u) < 0.97))
    if len(span) < 8:
        return
    path = np.stack([span.astype(np.float32), ridge[span]], 1)
    lines = contour(path, top, tall, edge, tone, sheet.rng)
    for _ in range(int(strands * half * 1.25)):
        column = sheet.rng.choice(span)
        slant = u[column] * (0.55 + 0.3 * lean) * half * 0.55
        lines.append(fibre(column, ridge[column], slant, tall, mist, tone * (0.08 + 0.30 * shadow[0, column]), sheet.rng))
    draw(sheet.ink, lines)
    dots(sheet, path, tone, int(moss * half * 0.42))


def outline(u: Field, top: float, half: float, tall: float, lean: float, rng: Generator) -> Field:
    """Height of a fold's outline in pixels for each column; u is −1 … 1 across it. Now a sharp tooth, now a broad shoulder."""
    columns = np.arange(len(u), dtype=np.float32)
    sharp, shoulder = rng.choice([rng.uniform(1.1, 1.7), rng.uniform(1.8, 3.6)]), rng.uniform(0.55, 1.25)
    rough = np.cumsum(rng.standard_normal(len(u))) * 0.5
    rough = np.interp(columns, columns[::5], (rough - np.convolve(np.pad(rough, 30, mode="edge"), np.ones(61) / 61, "valid"))[::5])
    hump = np.clip(1 - np.abs(u - lean * (1 - u * u)) ** sharp, 0, 1) ** shoulder
    return top + tall * (1 - hump) + rough * min(1.3, half / 42)


def wash(sheet: Paper, u: Field, ridge: Field, top: float, tall: float, mist: float, tone: float) -> Field:
    """Cover what lies behind a fold and wash it in, dark above and in the cleft behind, gone in the mist below; its shadow side, 1×W."""
    height = sheet.shape[0]
    depth = np.arange(height, dtype=np.float32)[:, None] - ridge[None]
    body = smooth(-0.6, 0.8, depth) * (np.abs(u) < 1)[None] * smooth(1.0, 0.86, np.abs(u))[None]
    below = np.clip(depth / (tall * mist), 0, 2)
    hide = body * smooth(1.15, 0.35, below)
    cleft = tone * 0.42 * np.exp(np.minimum(depth, 0) / (0.10 * tall + 4)) * (depth < 0.5)
    sheet.ink += cleft * smooth(1.0, 0.7, np.abs(u))[None] * smooth(0.05, 0.3, sheet.ink)
    sheet.lift(1 - 0.97 * hide)
    shadow = 0.55 + 0.45 * np.tanh(2.2 * (u + 0.15 * sheet.rng.standard_normal()))[None]
    foot = smooth(1.25, 0.55, (np.arange(height, dtype=np.float32) - top) / (tall * max(mist, 0.8)))[:, None]
    fade = np.exp(-1.7 * below) * body * foot
    sheet.ink += tone * 0.50 * (fade * (1 + 0.28 * sheet.grain) * (0.35 + 0.75 * shadow))
    sheet.ochre += 0.16 * fade * (1.15 - 0.5 * shadow) * np.clip(1 + 0.35 * sheet.grain, 0, 2) * min(1.0, tone + 0.2)
    sheet.indigo += 0.14 * np.exp(-4.0 * below) * body * foot * (0.4 + shadow)
    return shadow


def contour(path: Field, top: float, tall: float, edge: float, tone: float, rng: Generator) -> list[Line]:
    """The outline N×2 drawn in three pressed strokes that thin out towards the foot."""
    lines, third = [], max(len(path) // 3, 7)
    for cut in range(0, len(path) - 6, third):
        piece = path[cut : cut + third + 6]
        sink = 1 - 0.8 * smooth(0.45, 1.0, (piece[:, 1] - top) / tall)
        press = sink * (0.9 + 1.5 * np.abs(np.sin(np.linspace(0.4, 2.9, len(piece)) * rng.uniform(0.8, 2.2) + rng.uniform(0, 3))))
        lines.append(hairs(piece + rng.normal(0, 0.35, piece.shape), press * edge, 0.42 * tone, rng, 0.45))
    return lines


def fibre(column: int, ridge: float, slant: float, tall: float, mist: float, dark: float, rng: Generator) -> Line:
    """One hemp-fibre stroke: from somewhere below the ridge down along the slope, swaying, running dry."""
    start = ridge + abs(rng.normal(0, 0.30)) * tall * mist
    long = tall * mist * rng.uniform(0.12, 0.42)
    steps = np.linspace(0, 1, 9)
    sway = np.cumsum(rng.normal(0, 0.35, 9)) + 1.6 * np.sin(steps * rng.uniform(2, 7) + rng.uniform(0, 6))
    strand = np.stack([column + slant * long / tall * steps * 1.6 + sway, start + long * steps], 1)
    dark = dark * rng.uniform(0.5, 1.3) * np.exp(-1.1 * (start - ridge) / (tall * mist))
    return hairs(strand, np.linspace(1.7, 0.5, 9) * rng.uniform(0.6, 1.4), dark, rng, 0.6)


def mountain(sheet: Paper, axis: float, top: float, half: float, tall: float, tone: float, folds: int, strands: float = 1.0) -> None:
    """A peak: one tall outline, then folds that grow and spread as they come down; places and sizes in pixels."""
    rng = sheet.rng
    fold(sheet, axis, top, half * 0.62, tall * 0.75, tone, strands=strands, lean=rng.uniform(-0.25, 0.25), mist=0.75)
    for t in np.sort(rng.uniform(0.10, 0.98, folds)):
        spread = half * (0.16 + 0.80 * t)
        x = axis + spread * rng.uniform(-1, 1)
        size = half * rng.choice([rng.uniform(0.12, 0.2), rng.uniform(0.22, 0.42)]) * (0.75 + 0.5 * t)
        y = top + tall * (t * 0.86) + 0.16 * tall * ((x - axis) / half) ** 2
        fold(
            sheet,
            x,
            y,
            size,
            size * rng.uniform(0.9, 2.2),
            tone * rng.uniform(0.72, 1.08) * (1.08 - 0.45 * t),
            strands=strands,
            lean=rng.uniform(-0.5, 0.5),
            moss=0.8,
        )


def veil(sheet: Paper, row: float, thick: float, strength: float) -> None:
    """A bank of mist across the sheet at a height in pixels: lifts ink, drifting."""
    y = grid(sheet.shape)[1]
    drift = row + 0.45 * thick * fractal(sheet.shape, sheet.rng, 2.0, 3.0, 2)
    bank = strength * np.exp(-(((y * sheet.shape[0] - drift) / thick) ** 2))
    sheet.lift(1 - np.clip(bank, 0, 1))


def waterfall(sheet: Paper, x: float, top: float, tall: float) -> None:
    """A thread of water left white between dark rocks, bending once as it falls."""
    rng, (height, width) = sheet.rng, sheet.shape
    rows = np.arange(height, dtype=np.float32)
    course = x + width * 0.010 * np.sin((rows - top) / tall * 5) + -0.018 * width * smooth(0.40, 0.50, (rows - top) / tall)
    half = width * (0.006 + 0.010 * np.clip((rows - top) / tall, 0, 1))
    far = np.abs(np.arange(width, dtype=np.float32)[None] - course[:, None]) / half[:, None]
    span = (smooth(-0.03, 0.03, (rows - top) / tall) * smooth(1.25, 0.9, (rows - top) / tall))[:, None]
    rock = smooth(0.03, 0.3, blur(sheet.ink, 9.0))
    sheet.lift(1 - 0.94 * smooth(1.25, 0.85, far) * span)
    sheet.ink += 0.55 * rock * np.exp(-(((far - 1.75) / 0.6) ** 2)) * span * (1 + 0.5 * sheet.grain)
    lines = []
    for _ in range(12):
        a, b = np.sort(rng.uniform(top, top + tall, 2))
        steps = np.linspace(a, b, 8)
        lines.append(
            hairs(
                np.stack([np.interp(steps, rows, course) + rng.uniform(-0.8, 0.8) * np.interp(steps, rows, half), steps], 1),
                0.6,
                0.14,
                rng,
                0.7,
            )
        )
    draw(sheet.ink, lines)


def far(sheet: Paper) -> None:
    """Blue ranges, the main peak with its neighbours and waterfall, mist between them."""
    height, width = sheet.shape
    rng, unit = sheet.rng, width / 740
    for a, b, half, tall in ((0.20, 0.285, 0.16, 0.16), (0.36, 0.235, 0.12, 0.20), (0.06, 0.33, 0.14, 0.12), (0.93, 0.27, 0.16, 0.2)):
        fold(
            sheet,
            a * width,
            b * height,
            half * width,
            tall * height,
            0.20,
            strands=0.12,
            moss=0,
            edge=0.5,
            mist=0.8,
            lean=rng.uniform(-0.2, 0.2),
        )
    veil(sheet, 0.42 * height, 70 * unit, 0.9)
    mountain(sheet, 0.83 * width, 0.225 * height, 0.22 * width, 0.30 * height, 0.62, 15, 0.9)
    mountain(sheet, 0.60 * width, 0.085 * height, 0.25 * width, 0.46 * height, 1.0, 30, 1.15)
    for a, b, count in ((0.475, 0.375, 5), (0.71, 0.335, 4), (0.575, 0.245, 3), (0.40, 0.475, 5), (0.86, 0.40, 4), (0.61, 0.44, 3)):
        grove(sheet, a * width, b * height, count, 10 * unit, 1.15)
    waterfall(sheet, 0.655 * width, 0.40 * height, 0.145 * height)
    veil(sheet, 0.58 * height, 60 * unit, 1.0)
    mountain(sheet, 0.30 * width, 0.42 * height, 0.20 * width, 0.20 * height, 0.72, 11)
    veil(sheet, 0.625 * height, 34 * unit, 0.95)


def near(sheet: Paper) -> None:
    """The banks with their groves, pines and rocks in front, the river and the boat."""
    height, width = sheet.shape
    unit = width / 740
    for a, b, half, tall, tone in ((0.10, 0.665, 0.20, 0.05, 0.6), (0.30, 0.685, 0.14, 0.03, 0.5), (0.95, 0.655, 0.17, 0.06, 0.6)):
        fold(sheet, a * width, b * height, half * width, tall * height, tone, strands=0.5)
        for spot in sheet.rng.uniform(-0.45, 0.45, 3):
            grove(sheet, (a + spot * half) * width, (b + 0.4 * tall) * height, 4, 17 * unit, 0.8)
    pine(sheet, 0.87 * width, 0.86 * height, 0.22 * height, 0.10, 0.9)
    pine(sheet, 0.80 * width, 0.90 * height, 0.28 * height, -0.10, 1.25)
    pine(sheet, 0.70 * width, 0.935 * height, 0.15 * height, -0.25, 1.05)
    mountain(sheet, 0.92 * width, 0.80 * height, 0.24 * width, 0.18 * height, 1.15, 13, 1.2)
    mountain(sheet, 0.70 * width, 0.90 * height, 0.22 * width, 0.10 * height, 1.2, 10, 1.2)
    mountain(sheet, 0.10 * width, 0.915 * height, 0.20 * width, 0.09 * height, 1.1, 8, 1.2)
    ripples(sheet)
    boat(sheet, 0.36 * width, 0.80 * height, 34 * unit)


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
        hairs(
            np.array([[x - 0.1 * size, y], [x - 0.06 * size, y - 0.30 * size], [x + 0.02 * size, y - 0.42 * size]]),
            np.array([7.0, 6.0, 3.0]),
            0.20,
            sheet.rng,
            0.2,
        ),
        hairs(
            np.array([[x - 0.13 * size, y - 0.46 * size], [x + 0.02 * size, y - 0.60 * size], [x + 0.17 * size, y - 0.45 * size]]),
            2.0,
            0.5,
            sheet.rng,
            0.2,
        ),
        hairs(
            np.array([[x + 0.05 * size, y - 0.3 * size], [x + 0.7 * size, y - 0.95 * size], [x + 1.35 * size, y - 1.05 * size]]),
            np.array([1.3, 0.9, 0.5]),
            0.45,
            sheet.rng,
            0.2,
        ),
    ]
    draw(sheet.ink, lines)
    draw(
        sheet.ink,
        [
            hairs(
                np.stack([x + size * (0.9 * steps + 0.1 * n), y + (0.28 + 0.13 * n) * size + 0.5 * np.sin(8 * steps)], 1),
                0.9,
                0.11,
                sheet.rng,
                0.6,
            )
            for n in range(3)
        ],
    )


def make(seed: int, scale: float = 1.0) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks the sheet."""
    rng = np.random.default_rng(seed)
    shape = (round(SIZE[0] * scale), round(SIZE[1] * scale))
    grain = 0.75 * fractal(shape, rng, 1.1, 1.0, 4) + 0.35 * fractal(shape, rng, 0.4)
    sheet = Paper(*(np.zeros(shape, np.float32) for _ in range(3)), grain.astype(np.float32), rng)
    far(sheet)
    near(sheet)
    height, width = shape
    for n, character in enumerate("山水清音"):
        sign(sheet.ink, SIGNS[character], 0.075 * width, (0.06 + 0.052 * n) * height, 40 * width / 740, 0.5, 0.95, rng)
    return finish(sheet)


def write(folder: Path, seed: int) -> Path:
    """Paint it and write ink.jpg into the folder."""
    path = folder / "ink.jpg"
    save(make(seed), path, 88)
    return path
