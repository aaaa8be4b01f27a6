"""Flight of planes: a suprematist composition on worn, crackled canvas (after the manner of Malevich and Popova, 1915)."""

from pathlib import Path

import numpy as np

from make.paint import (
    Canvas,
    Colour,
    Field,
    Generator,
    blur,
    canvas,
    colour,
    fractal,
    grid,
    lit,
    polygon,
    save,
    smooth,
    stroke,
    vary,
    weave,
)

SIZE = (1024, 824)
BLACK, RED, YELLOW, BLUE = "#1d1a1c", "#bf2f22", "#e3ab26", "#23478f"
GREEN, ROSE, GREY, OCHRE, WHITE, BROWN = "#2f6b4c", "#d9958a", "#8b8a86", "#b97b3a", "#f3ecdc", "#5a2f22"


def quadrilateral(x: float, y: float, length: float, width: float, tilt: float, taper: float = 0.0) -> list[tuple[float, float]]:
    """Corners of a bar centred on (x, y), tilted by degrees; `taper` narrows its far end. Unit: the picture's width."""
    turn = np.radians(tilt)
    c, s = np.cos(turn), np.sin(turn)
    local = [
        (-length / 2, -width / 2),
        (length / 2, -width / 2 * (1 - taper)),
        (length / 2, width / 2 * (1 - taper)),
        (-length / 2, width / 2),
    ]
    return [(x + u * c - v * s, y + u * s + v * c) for u, v in local]


def disc(x: float, y: float, radius: float, start: float = 0, stop: float = 360) -> list[tuple[float, float]]:
    """A disc, or its segment between two angles in degrees."""
    turn = np.radians(np.linspace(start, stop, 90))
    return list(zip(x + radius * np.cos(turn), y + radius * np.sin(turn), strict=True))


def plan() -> list[tuple[list[tuple[float, float]], str, float]]:
    """The composition, back to front: corners in units of the width, colour, direction of the brush in degrees."""
    shapes: list[tuple[list[tuple[float, float]], str, float]] = []

    def bar(x: float, y: float, length: float, width: float, tilt: float, tone: str, taper: float = 0.0) -> None:
        shapes.append((quadrilateral(x, y, length, width, tilt, taper), tone, tilt))

    shapes.append((disc(0.70, 0.30, 0.155), "#e6d9bd", 20))
    bar(0.30, 0.93, 0.52, 0.13, -38, "#ddd3c2")
    bar(0.47, 0.55, 0.60, 0.285, -38, BLACK, 0.12)
    bar(0.735, 0.615, 0.52, 0.062, -38, RED, 0.1)
    bar(0.30, 0.335, 0.40, 0.088, 52, YELLOW, 0.25)
    bar(0.245, 0.80, 0.36, 0.105, -38, BLUE, 0.15)
    bar(0.58, 0.83, 0.43, 0.028, -38, BLACK)
    bar(0.645, 0.895, 0.30, 0.052, -38, OCHRE, 0.3)
    bar(0.70, 0.975, 0.22, 0.018, -38, RED)
    shapes.append((disc(0.735, 0.275, 0.088), RED, -38))
    shapes.append((disc(0.735, 0.275, 0.088, 52, 232), BROWN, -38))
    bar(0.52, 0.20, 0.30, 0.020, 52, BLACK)
    bar(0.565, 0.165, 0.18, 0.040, 52, GREEN, 0.2)
    bar(0.60, 0.44, 0.36, 0.030, 12, WHITE, 0.4)
    bar(0.42, 0.62, 0.30, 0.046, -38, ROSE, 0.2)
    bar(0.375, 0.52, 0.20, 0.016, -38, YELLOW)
    bar(0.87, 0.47, 0.15, 0.075, -20, BLUE, 0.1)
    bar(0.895, 0.36, 0.11, 0.018, -20, BLACK)
    bar(0.88, 0.755, 0.10, 0.10, -38, GREY, 0.05)
    bar(0.885, 0.755, 0.055, 0.055, -20, BLACK)
    for n in range(6):
        bar(0.115 + 0.030 * n, 0.555 + 0.012 * n, 0.135 - 0.014 * n, 0.013, 52, (BLACK, RED, BLACK, OCHRE, BLACK, BLUE)[n])
    for n in range(4):
        bar(0.42 + 0.046 * n, 1.065 - 0.008 * n, 0.085 - 0.012 * n, 0.024, -38, (RED, BLACK, YELLOW, BLACK)[n])
    bar(0.155, 0.215, 0.13, 0.13, -12, BLACK, 0.03)
    bar(0.185, 0.205, 0.052, 0.052, 52, RED)
    bar(0.105, 0.33, 0.10, 0.012, -12, GREEN)
    shapes.append((disc(0.16, 1.06, 0.042), BLACK, 0))
    shapes.append((disc(0.225, 1.045, 0.018), YELLOW, 0))
    bar(0.50, 0.66, 0.94, 0.0045, -60, "#8a2a20")
    bar(0.62, 0.60, 0.70, 0.003, -9, BROWN)
    bar(0.83, 1.06, 0.15, 0.030, 12, GREEN, 0.35)
    bar(0.845, 1.115, 0.12, 0.010, 12, BLACK)
    bar(0.41, 0.10, 0.045, 0.045, 10, BLUE)
    bar(0.905, 0.135, 0.07, 0.016, 52, OCHRE)
    return shapes


def wobble(points: list[tuple[float, float]], width: int, rng: Generator) -> list[tuple[float, float]]:
    """The outline in pixels, drawn by a steady hand: each edge wanders by half a pixel or so."""
    outline = []
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        steps = max(int(np.hypot(bx - ax, by - ay) * width / 9), 1)
        drift = np.convolve(rng.standard_normal(steps + 4), np.ones(5) / 5, "valid") * 0.9
        drift[0] *= 0.3
        for n in range(steps):
            t = n / steps
            outline.append(((ax + (bx - ax) * t) * width - drift[n] * (by - ay), (ay + (by - ay) * t) * width + drift[n] * (bx - ax)))
    return [(x + rng.normal(0, 0.15), y + rng.normal(0, 0.15)) for x, y in outline]


def fill(target: Canvas, outline: list[tuple[float, float]], tone: Colour, tilt: float, rng: Generator) -> None:
    """Paint a plane: many parallel strokes of one colour, cut off by its outline, with a ridge where the brush turned."""
    cover = polygon(target.relief.shape, outline)
    xs, ys = np.array(outline).T
    left, right, top, bottom = max(int(xs.min()) - 3, 0), int(xs.max()) + 4, max(int(ys.min()) - 3, 0), int(ys.max()) + 4
    mask = cover[top:bottom, left:right]
    height, width = mask.shape
    layer = canvas((height, width), tone, rng)
    broad = float(np.clip(np.sqrt(mask.sum()) / 9, 4, 17))
    count = int(2.6 * height * width / (broad * broad * 4.5)) + 3
    turn = np.radians(tilt)
    tones = vary(np.tile(np.array(tone, np.float32), (count, 1)), rng, 0.022, 0.07, 0.004)
    for n in range(count):
        stroke(
            layer,
            *(rng.uniform(0, width), rng.uniform(0, height), turn + rng.normal(0, 0.07)),
            *(broad * rng.uniform(3, 8), broad * rng.uniform(0.7, 1.2), tones[n], int(rng.integers(4000))),
            **{"bend": rng.normal(0, 0.012), "load": 0.8, "hair": 0.016, "dry": 0.35, "body": 0.9},
        )
    inner = blur(mask, 2.2)
    ridge = np.clip(1 - np.abs(inner - 0.72) * 3.4, 0, 1) * mask
    patch, relief = target.paint[top:bottom, left:right], target.relief[top:bottom, left:right]
    patch += mask[..., None] * 0.975 * (layer.paint - patch)
    relief += mask * (0.9 * layer.relief + 0.9 * ridge + 0.35 - 0.7 * relief)


def prime(shape: tuple[int, int], rng: Generator) -> Canvas:
    """The ground: warm whites scumbled in short crossing strokes, greyer towards the edges."""
    target = canvas(shape, colour("#e9e0cd"), rng)
    count = int(shape[0] * shape[1] / 210)
    x, y = rng.uniform(0, shape[1], count), rng.uniform(0, shape[0], count)
    palette = np.array([colour(c) for c in ("#efe7d6", "#e8dec9", "#f4eee0", "#e2d8c6", "#ece0cc", "#e4dfd4")], np.float32)
    tones = vary(palette[rng.integers(0, len(palette), count)], rng, 0.010, 0.15)
    flow = fractal(shape, rng, 1.5)
    for n in range(count):
        turn = 0.8 * flow[int(y[n]), int(x[n])] + rng.choice([0.5, -0.9]) + rng.normal(0, 0.2)
        stroke(
            target,
            x[n],
            y[n],
            turn,
            rng.uniform(22, 60),
            rng.uniform(7, 16),
            tones[n],
            int(rng.integers(4000)),
            bend=rng.normal(0, 0.05),
            load=0.75,
            hair=0.012,
            dry=0.5,
            body=0.8,
        )
    return target


def cracks(shape: tuple[int, int], rng: Generator, cells: int) -> Field:
    """Craquelure: the borders of a Voronoi diagram drawn by warped distance, 0…1, stronger in some regions."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    x, y = x + 9 * fractal(shape, rng, 2.2, 1, 6), y + 9 * fractal(shape, rng, 2.2, 1, 6)
    pitch = np.sqrt(shape[0] * shape[1] / cells)
    across, down = int(shape[1] / pitch) + 3, int(shape[0] / pitch) + 3
    jitter = rng.uniform(0.1, 0.9, (down, across, 2)).astype(np.float32)
    column, row = (x / pitch + 1).astype(int).clip(1, across - 2), (y / pitch + 1).astype(int).clip(1, down - 2)
    first, second = np.full(shape, 1e9, np.float32), np.full(shape, 1e9, np.float32)
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            r, c = row + dr, column + dc
            far = np.hypot((c - 1 + jitter[r, c, 0]) * pitch - x, (r - 1 + jitter[r, c, 1]) * pitch - y)
            second = np.minimum(second, np.maximum(first, far))
            first = np.minimum(first, far)
    return (np.clip(1 - (second - first) / 1.7, 0, 1) * smooth(-0.2, 1.1, fractal(shape, rng, 1.4, 1, 2))).astype(np.float32)


def age(picture: Field, relief: Field, rng: Generator) -> Field:
    """A century: craquelure, rubbed high spots, yellowed varnish, grime at the edges."""
    shape = relief.shape
    x, y = grid(shape)
    crack = cracks(shape, rng, 900)
    picture = picture * (1 - 0.30 * crack[..., None]) + 0.10 * (crack * smooth(0.5, 0.1, picture.mean(-1)))[..., None]
    rubbed = smooth(1.9, 3.0, fractal(shape, rng, 1.0) + 0.7 * fractal(shape, rng, 1.6)) * smooth(0.0, 0.5, relief)
    rubbed = blur(rubbed, 0.8)
    picture = picture + (0.42 * rubbed)[..., None] * (np.array(colour("#d8cdb8"), np.float32) - picture)
    edge = np.minimum(np.minimum(x, 1 - x), np.minimum(y, 1 - y) * shape[0] / shape[1])
    dirt = smooth(0.05, 0.0, edge + 0.014 * fractal(shape, rng, 1.4)) * 0.09 + 0.05 * smooth(0.2, 2.2, fractal(shape, rng, 1.5))
    return picture * (1 - dirt[..., None] * np.array([0.7, 0.85, 1.15], np.float32)) * np.array([1.0, 0.99, 0.965], np.float32)


def make(seed: int, scale: float = 1.0) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks the canvas, not the brush."""
    rng = np.random.default_rng(seed)
    shape = (round(SIZE[0] * scale), round(SIZE[1] * scale))
    target = prime(shape, rng)
    for points, tone, tilt in plan():
        fill(target, wobble(points, shape[1], rng), colour(tone), tilt, rng)
    cloth = weave(shape, rng)
    picture = lit(target, 0.13, 0.42 * cloth)
    return age(picture, target.relief - 0.3 * cloth, rng)


def write(folder: Path, seed: int) -> Path:
    """Paint it and write suprematism.jpg into the folder."""
    path = folder / "suprematism.jpg"
    save(make(seed), path, 88)
    return path
