"""Morning at the cape: a divisionist seascape, some forty thousand touches of pure colour (after the method of Signac and Cross)."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from make.paint import (
    Canvas,
    Colour,
    Field,
    Generator,
    canvas,
    colour,
    colours,
    fractal,
    grid,
    lit,
    mix,
    oklab,
    polygon,
    ramp,
    save,
    smooth,
    srgb,
    stroke,
    vary,
    weave,
)

SIZE = (752, 1024)
HORIZON = 0.435
SUN = (0.57, 0.30)
PIGMENTS = colours(
    "#fffbe6", "#fff3b8", "#ffe06a", "#fdc02f", "#f99a2b", "#f26b3a", "#e2483f", "#f7a8a0", "#fbd0c4", "#e77fa6", "#c9a4dc", "#9a6fc0",
    "#6a4ba3", "#3b3a94", "#27479f", "#2f6fc4", "#5aa2e0", "#9fd0ee", "#d5ecf2", "#4fc3c4", "#1d9a9e", "#12747a", "#2f8f5b", "#7dbb52",
    "#c5d65a", "#b98a4a", "#8c4a58", "#3a2358", "#14284f", "#0f4a52",
)  # fmt: skip


Point = tuple[float, float]
CREST = [
    (0, 0.215), (0.05, 0.20), (0.10, 0.225), (0.15, 0.21), (0.20, 0.262),
    (0.25, 0.285), (0.29, 0.345), (0.335, 0.37), (0.37, 0.42), (0.385, 0.447),
]  # fmt: skip
SHORE = [
    (0.44, 1.01), (0.50, 0.965), (0.545, 0.955), (0.59, 0.915), (0.65, 0.91), (0.69, 0.865),
    (0.75, 0.87), (0.80, 0.815), (0.87, 0.80), (0.92, 0.765), (1.01, 0.75), (1.01, 1.01),
]  # fmt: skip
HOUSES = (  # left, foot, width, height, wall
    (0.235, 0.335, 0.028, 0.04, "#fff0cf"),
    (0.262, 0.35, 0.02, 0.03, "#ffd9c0"),
    (0.205, 0.325, 0.022, 0.035, "#f7c9d0"),
    (0.288, 0.378, 0.026, 0.03, "#ffeab0"),
)
TRUNK = [  # place and half its width
    (0.905, 0.86, 0.020), (0.893, 0.70, 0.016), (0.868, 0.56, 0.014), (0.862, 0.44, 0.012), (0.885, 0.33, 0.010), (0.90, 0.24, 0.007),
]  # fmt: skip
BOUGHS = (  # from, to, half width
    (0.862, 0.46, 0.77, 0.25, 0.006),
    (0.885, 0.35, 0.83, 0.17, 0.006),
    (0.875, 0.40, 0.96, 0.22, 0.007),
    (0.90, 0.25, 0.93, 0.12, 0.005),
)
CROWNS = (  # centre, half axes
    (0.76, 0.235, 0.085, 0.052), (0.83, 0.15, 0.095, 0.06), (0.945, 0.205, 0.085, 0.06),
    (0.92, 0.10, 0.11, 0.065), (0.86, 0.265, 0.05, 0.03), (0.99, 0.29, 0.05, 0.035),
)  # fmt: skip


@dataclass
class Motif:
    """What the painter sees: `local` colour H×W×3, `angle` of the touch H×W, and how `fine` the touch is, H×W (1 = normal)."""

    local: Field
    angle: Field
    fine: Field

    def lay(self, points: list[Point], tone: Field | Colour, angle: float | Field, fine: float, opacity: float = 1) -> None:
        """Put a polygon over it; points are parts of the width and height."""
        height, width = self.fine.shape
        cover = polygon(self.fine.shape, [(x * width, y * height) for x, y in points], 2)
        self.local = mix(self.local, tone, cover * opacity)
        self.angle = np.where(cover > 0.5, angle, self.angle).astype(np.float32)
        self.fine = np.where(cover > 0.5, fine, self.fine).astype(np.float32)


def motif(shape: tuple[int, int], rng: Generator) -> Motif:
    """Sky, hills and sea, then what stands before them: the cape, three boats, rocks and a pine, with their reflections."""
    y = grid(shape)[1]
    seen = Motif(*sky(shape, rng), np.full(shape, 0.95, np.float32))
    hills(seen, rng)
    water = y >= HORIZON
    colour_, angle = sea(shape, rng)
    seen.local = np.where(water[..., None], colour_, seen.local)
    seen.angle = np.where(water, angle, seen.angle)
    seen.fine = np.where(water, 0.6 + 0.62 * smooth(HORIZON, 1.05, y), seen.fine)
    facets = fractal(shape, rng, 1.25, 1.6, 4)
    cape(seen, facets, rng)
    for across, down, size, sail in ((0.46, 0.505, 0.85, "#fffbe6"), (0.685, 0.56, 1.25, "#f7893c"), (0.745, 0.468, 0.45, "#fde3d0")):
        boat(seen, across, down, size, sail)
    stones = mix(
        mix(colour("#2f2767"), colour("#7b4a8f"), smooth(-1, 0.6, facets)),
        mix(colour("#e58a4e"), colour("#ffcf7d"), smooth(0.3, 1.4, facets)),
        smooth(-0.1, 0.9, facets),
    )
    seen.lay([(a - 0.03, b + 0.012) for a, b in SHORE], colour("#dff0e6"), 0.1, 0.7, 0.75)
    seen.lay(SHORE, stones, 0.5 + 0.7 * facets, 0.85)
    pine(seen, rng)
    return seen


def hills(seen: Motif, rng: Generator) -> None:
    """Two ranges of violet hills along the horizon, rosy below and warm towards the sun."""
    x, y = grid(seen.fine.shape)
    aspect = x.shape[1] / x.shape[0]
    for number, (base, rise, near) in enumerate([(0.415, 0.105, "#a08fd8"), (0.43, 0.06, "#6f7cc9")]):
        wave = np.sin(4.2 * x + 1.1 + 2.3 * number) * 0.6 + 0.35 * np.sin(9.7 * x + number)
        ridge = base - rise * np.maximum(0.25, wave) * smooth(1.15, 0.5, x)
        ridge = ridge - 0.006 * fractal(x.shape, rng, 1.5)[0][None, :]
        inside = (y > ridge) & (y < HORIZON)
        glow = smooth(0.35, 0.0, np.hypot((x - SUN[0]) * aspect, y - HORIZON))
        rosy = mix(colour(near), colour("#f6c6c9"), smooth(ridge.min(), HORIZON, y) * 0.6)
        seen.local = np.where(inside[..., None], mix(rosy, colour("#ffb98a"), 0.45 * glow), seen.local)
        seen.angle = np.where(inside, 0.5 * np.sin(9 * x), seen.angle)
        seen.fine = np.where(inside, 0.75, seen.fine)


def sky(shape: tuple[int, int], rng: Generator) -> tuple[Field, Field]:
    """Colour and touch of the sky: rings of light about the sun, bars of cloud."""
    x, y = grid(shape)
    aspect = shape[1] / shape[0]
    away = np.hypot((x - SUN[0]) * aspect, (y - SUN[1]) * 1.15)
    tone = ramp(away + 0.10 * (HORIZON - y), [(0, "#fffdf0"), (0.035, "#fff8c9"), (0.11, "#ffe79c"), (0.22, "#fdd0a8"), (0.36, "#f2bfca"),
                       (0.54, "#b9c3e6"), (0.75, "#7fb3e0"), (1.0, "#4b8fd0"), (1.3, "#3d73bd")])  # fmt: skip
    drift = fractal(shape, rng, 1.55, 2.6, 2.5) + 0.9 * np.sin(22 * (y + 0.05 * np.sin(5 * x)) + 2.2 * np.sin(2.6 * x + 0.6))
    cloud = smooth(0.45, 1.5, drift) * smooth(0.04, 0.2, y + 0.06) * smooth(0.42, 0.33, y) * smooth(0.06, 0.2, away)
    warm = smooth(0.75, 0.1, away)
    shade = mix(mix(colour("#c5b5e6"), colour("#ffe9dc"), smooth(0.6, 2.0, drift)), colour("#ffc07d"), 0.75 * warm)
    tone = mix(tone, shade, 0.85 * cloud)
    angle = np.arctan2((x - SUN[0]) * aspect, -(y - SUN[1])) + 0.25 * fractal(shape, rng, 1.5)
    return tone, np.where(cloud > 0.4, 0.25 * np.cos(6 * x), angle).astype(np.float32)


def sea(shape: tuple[int, int], rng: Generator) -> tuple[Field, Field]:
    """Colour and touch of the water: depth from turquoise to ultramarine, swell, the path of the sun."""
    x, y = grid(shape)
    depth = np.clip((y - HORIZON) / (1 - HORIZON), 0, 1)
    tone = ramp(depth, [(0, "#cfdcec"), (0.06, "#9ccbe4"), (0.22, "#5bb7d3"), (0.48, "#2c93bd"), (0.75, "#2a66ab"), (1, "#35438f")])
    swell = np.sin(38 * np.sqrt(depth + 0.01) * 2.2 + 2.4 * fractal(shape, rng, 1.4, 4.0, 3) + 3 * x)
    tone = mix(tone, colour("#8fe0d2"), 0.36 * smooth(0.25, 1, swell) * smooth(0.0, 0.25, depth))
    tone = mix(tone, colour("#4b3f98"), 0.42 * smooth(-0.3, -1, swell) * smooth(0.1, 0.7, depth))
    tone = mix(tone, colour("#f4b5c0"), 0.5 * smooth(0.3, 1, fractal(shape, rng, 1.3, 6.0, 5)) * (1 - depth) ** 1.5)
    spread = 0.035 + 0.16 * depth
    centre = SUN[0] + 0.02 * np.sin(9 * depth) - 0.05 * depth
    path = np.exp(-(((x - centre) / spread) ** 2))
    broken = smooth(-0.7 + 1.5 * (1 - path), 0.6 + 1.5 * (1 - path), fractal(shape, rng, 0.9, 6.0, 8) + 0.6 * swell)
    tone = mix(
        tone,
        ramp(depth, [(0, "#fff3c0"), (0.3, "#ffe08a"), (0.7, "#fdb85f"), (1, "#f2955c")]),
        np.clip(path * 1.7, 0, 1) * broken * (1 - 0.2 * depth),
    )
    return tone, (0.10 * np.sin(7 * x + 20 * depth) + 0.1 * swell * depth).astype(np.float32)


def cape(seen: Motif, facets: Field, rng: Generator) -> None:
    """The headland on the left, with its mirror image, woods on top and four white houses."""
    shape = seen.fine.shape
    x, y = grid(shape)
    mirror = [(a + 0.012 * np.sin(50 * b), HORIZON + 0.015 + (HORIZON - b) * 1.05) for a, b in CREST]
    wash = mix(colour("#5a55a8"), colour("#c07f9a"), smooth(0.3, 1.2, fractal(shape, rng, 1.0, 6.0, 6)))
    seen.lay([(0, HORIZON), *mirror, (0.385, HORIZON)], wash, 0.05, 0.8, 0.72)
    rock = mix(
        mix(colour("#4a3f8f"), colour("#8a5a9c"), smooth(-1, 1, facets)),
        mix(colour("#f0894f"), colour("#ffd08a"), smooth(0.2, 1.6, facets)),
        smooth(-0.4, 0.9, facets + 2.2 * (x - 0.2)),
    )
    wood = mix(colour("#1f5a6b"), colour("#6fae57"), smooth(-0.2, 1.1, facets + 1.5 * (x - 0.1)))
    green = smooth(0.30, 0.24, y + 0.04 * fractal(shape, rng, 1.2)) + smooth(0.6, 1.3, fractal(shape, rng, 1.3))
    seen.lay([(0, HORIZON + 0.015), *CREST], mix(rock, wood, np.clip(green, 0, 1)), 0.9 + 0.5 * facets, 0.78)
    for a, b, w, h, wall in HOUSES:
        seen.lay([(a, b), (a + w, b), (a + w, b - h), (a, b - h)], colour(wall), np.pi / 2, 0.42)
        seen.lay([(a, b), (a + 0.4 * w, b), (a + 0.4 * w, b - h), (a, b - h)], colour("#a78fd0"), np.pi / 2, 0.42)
        seen.lay([(a - 0.003, b - h), (a + w / 2, b - h - 0.016), (a + w + 0.003, b - h)], colour("#e8623f"), 0.3, 0.42)


def boat(seen: Motif, a: float, b: float, size: float, sail: str) -> None:
    """A lateen boat at (a, b), with its reflection broken by the water."""
    s = 0.1 * size
    tip, back, front, foot = (
        (a + 0.1 * s, b - 1.45 * s),
        (a - 0.36 * s, b - 0.1 * s),
        (a + 0.62 * s, b - 0.16 * s),
        (a + 0.04 * s, b - 0.05 * s),
    )
    for step in range(7):
        low, half, sway = b + s * (0.14 + 0.17 * step), 0.36 * s * (1 - step / 7.5), 0.05 * s * np.sin(2.3 * step)
        left, deep = a - half + sway, low + 0.085 * s
        seen.lay([(left, low), (a + 1.2 * half + sway, low), (a + half + sway, deep), (left, deep)], colour(sail), 0.0, 0.5, 0.75)
    seen.lay([tip, back, foot], mix(colour(sail), colour("#9a86d0"), 0.5), 1.9, 0.5)
    seen.lay([tip, foot, front], colour(sail), 1.1, 0.5)
    stern, bow = (a - 0.5 * s, b - 0.07 * s), (a + 0.62 * s, b - 0.1 * s)
    seen.lay([stern, bow, (a + 0.42 * s, b + 0.12 * s), (a - 0.36 * s, b + 0.12 * s)], colour("#3a2a6b"), 0.05, 0.45)
    seen.lay([stern, bow, (a + 0.6 * s, b - 0.03 * s), (a - 0.47 * s, b)], colour("#e8623f"), 0.05, 0.45)


def pine(seen: Motif, rng: Generator) -> None:
    """The umbrella pine on the right: a trunk that leans in, boughs, crowns lit from the sun's side."""
    facets = fractal(seen.fine.shape, rng, 1.1, 0.7, 6)
    x, y = grid(seen.fine.shape)
    bark = mix(colour("#3f2560"), colour("#e0703f"), smooth(0.1, 1.1, facets + 0.4))
    seen.lay([(a - t, b) for a, b, t in TRUNK] + [(a + t, b) for a, b, t in TRUNK[::-1]], bark, 1.45, 0.6)
    for ax, ay, bx, by, t in BOUGHS:
        seen.lay([(ax - t, ay), (bx - t / 2, by), (bx + t / 2, by), (ax + t, ay + 0.01)], bark, np.arctan2(by - ay, bx - ax), 0.5)
    ring = np.linspace(0, 2 * np.pi, 60)
    under = np.where(np.sin(ring) > 0, 0.62, 1.0)
    for ax, ay, rx, ry in CROWNS:
        ragged = 1 + 0.13 * np.sin(7 * ring + 9 * ax) + 0.09 * np.sin(13 * ring + 5 * ay) + 0.05 * rng.standard_normal(60)
        points = list(zip(ax + rx * ragged * np.cos(ring), ay + ry * ragged * under * np.sin(ring), strict=True))
        glow = smooth(-0.9, 1.2, 0.75 * facets - (x - ax) / rx * 0.7 - (y - ay) / ry * 0.85)
        needles = mix(
            mix(colour("#17375f"), colour("#1f7a6a"), smooth(0, 0.5, glow)),
            mix(colour("#7fb84c"), colour("#ffe07a"), smooth(0.8, 1.0, glow)),
            smooth(0.35, 0.9, glow),
        )
        seen.lay(points, needles, -0.6 + 0.8 * facets, 0.68)


def divide(local: Field, rng: Generator, spread: float) -> Field:
    """Divided colour: for each local colour N×3 one pure pigment, drawn near it in OKLab, so that the eye mixes them again."""
    lab, tubes = oklab(local), oklab(PIGMENTS)
    far = ((lab[:, None, :] - tubes[None]) ** 2 * np.array([1.5, 1, 1], np.float32)).sum(-1)
    chance = np.exp(-far / (2 * spread**2))
    chance /= chance.sum(1, keepdims=True) + 1e-12
    pick = (chance.cumsum(1) < rng.random((len(local), 1))).sum(1).clip(0, len(PIGMENTS) - 1)
    pure = tubes[pick] * 0.66 + lab * 0.34
    return srgb(pure)


def layer(target: Canvas, seen: Motif, rng: Generator, spacing: float, length: float, width: float, spread: float, gap: float) -> None:
    """One layer of touches on a jittered lattice `spacing` pixels wide; a part `gap` of them is left out."""
    height, width_px = seen.fine.shape
    spots = []
    rows = np.arange(-spacing, height + spacing, spacing * 0.5)
    for row in rows:
        columns = np.arange(-spacing, width_px + spacing, spacing * 0.5) + rng.uniform(0, spacing)
        spots.append(np.stack([columns, np.full_like(columns, row)], 1))
    spots = np.concatenate(spots) + rng.normal(0, 0.3 * spacing, (sum(map(len, spots)), 2))
    column, line = spots[:, 0].round().astype(int).clip(0, width_px - 1), spots[:, 1].round().astype(int).clip(0, height - 1)
    fine = seen.fine[line, column]
    keep = rng.random(len(spots)) < (1 - gap) * 0.25 / fine**2 * 0.85
    spots, column, line, fine = spots[keep], column[keep], line[keep], fine[keep]
    order = rng.permutation(len(spots))
    tones = vary(divide(seen.local[line, column], rng, spread), rng, 0.012, 0.08)
    sizes = fine[:, None] * np.exp(0.16 * rng.standard_normal((len(spots), 2))) * (length, width)
    turns = seen.angle[line, column] + 0.22 * rng.standard_normal(len(spots))
    bends = 0.06 * rng.standard_normal(len(spots))
    starts = rng.integers(0, 4000, len(spots))
    for n in order:
        stroke(
            target,
            spots[n, 0],
            spots[n, 1],
            turns[n],
            sizes[n, 0],
            sizes[n, 1],
            tones[n],
            int(starts[n]),
            bend=bends[n],
            load=0.93,
            hair=0.025,
            dry=0.25,
        )


def make(seed: int, scale: float = 1.0) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks the canvas, not the brush."""
    rng = np.random.default_rng(seed)
    shape = (round(SIZE[0] * scale), round(SIZE[1] * scale))
    seen = motif(shape, rng)
    target = canvas(shape, colour("#f3e6cf"), rng)
    layer(target, seen, rng, 12, 22, 11, 0.05, 0.0)
    layer(target, seen, rng, 7.2, 11.5, 7.0, 0.075, 0.1)
    layer(target, seen, rng, 7.0, 9.0, 5.6, 0.10, 0.25)
    return lit(target, 0.10, 0.35 * weave(shape, rng))


def write(folder: Path, seed: int) -> Path:
    """Paint it and write seascape.jpg into the folder."""
    path = folder / "seascape.jpg"
    save(make(seed), path)
    return path
