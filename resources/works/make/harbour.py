"""Harbour at dusk: a little town, a lighthouse and boats, ray traced, with lit windows on moving water."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from make.dusk import EYE, develop, linear, radiance
from make.paint import Field, Generator, fractal, save
from make.trace import Array, Solid, box, hull, roof, solid, tower

SIZE = (688, 1024)
PITCH, LENS = 0.028, 0.98
Rope = tuple[Array, Array]
MOORINGS = (  # x, z, length, yaw, colour, with a cabin
    (-5.6, 4.2, 6.4, 0.30, "#2f5f7f", True),
    (2.6, 9.5, 5.2, -0.35, "#a8372f", False),
    (-11.5, 13.5, 6.5, 0.2, "#e6dcc6", True),
    (-3.5, 19.0, 5.0, 2.8, "#3f6f5f", False),
    (4.5, 23.0, 5.5, 0.5, "#d9a441", True),
    (-8.5, 22.5, 5.0, 0.4, "#7a2f35", False),
    (10.5, 30.5, 5.0, 0.2, "#e9e2d2", True),
)
YAW = 0.42  # the quay runs away to the right
ALONG, INWARD = np.array([np.cos(YAW), 0, np.sin(YAW)]), np.array([-np.sin(YAW), 0, np.cos(YAW)])
FRONT = np.array([-30, 0, 44]) - 15 * INWARD
WALLS = ["#d98a5b", "#e8b878", "#e9d9b8", "#c9745c", "#d9a0a0", "#9fb0b8", "#e6c58f", "#b5654a", "#efe3cf", "#cfa27a", "#a9b79a"]
ROOFS = ["#8c4a38", "#7a3f35", "#9a5a40", "#5f4a4c", "#86503f"]


def up(height: float) -> Array:
    """A step upwards."""
    return np.array([0, height, 0])


def town(rng: Generator) -> list[Solid]:
    """The quay, houses in five tiers up the hill, the church, cypresses."""
    solids = [box((-30, 0, 44), (58, 1.3, 30), YAW, material="stone", colour=linear("#8a8178"))]
    for tier in range(5):
        place = -27.0 + 1.5 * tier
        while place < 26 - 5.5 * tier:
            width, built = house(place, tier, rng)
            solids += built
            place += width + rng.choice([0.0, 0.1, 0.9], p=[0.5, 0.3, 0.2])
    x, _, z = FRONT + ALONG * 22 + INWARD * 20
    solids.append(box((x, 2, z), (4.4, 16.5, 4.4), YAW, material="house", colour=linear("#e8d3ac"), number=77))
    solids.append(box((x, 18.5, z), (5.0, 0.5, 5.0), YAW, material="stone", colour=linear("#cdb894")))
    solids.append(tower((x, 19.0, z), 2.4, 0.05, 7.0, 8, material="tile", colour=linear("#4f6a6b")))
    for _ in range(16):
        x, _, z = FRONT + ALONG * rng.uniform(-14, 29) + INWARD * rng.uniform(11, 26)
        solids.append(tower((x, 1.5, z), 1.0, 0.08, rng.uniform(9, 15), 9, material="tile", colour=linear("#2f4a38")))
    return solids


def house(place: float, tier: int, rng: Generator) -> tuple[float, list[Solid]]:
    """A house at a place along the front on a tier of the hill: its width, and walls, roof and perhaps a chimney."""
    width, height, deep = rng.uniform(3.6, 6.4), rng.uniform(5.0, 9.5) - 0.3 * tier, rng.uniform(5, 7)
    spot = FRONT + ALONG * (place + width / 2) + INWARD * (5.2 + 6.0 * tier + rng.uniform(-0.4, 0.8))
    floor, turn = 1.3 + 3.9 * tier + rng.uniform(-0.3, 0.6), YAW + rng.normal(0, 0.05)
    wall, tile = linear(WALLS[rng.integers(len(WALLS))]), linear(ROOFS[rng.integers(len(ROOFS))])
    foot, tall = (spot[0], floor - 4 if tier else 1.3, spot[2]), height + (4 if tier else 0)
    solids = [box(foot, (width, tall, deep), turn, material="house", colour=wall, number=int(rng.integers(1, 9999)))]
    top = floor + height if tier else 1.3 + height
    if rng.random() < 0.35:
        size, hip, across = (deep + 0.5, rng.uniform(1.5, 2.4), width + 0.5), 0.0, np.pi / 2
    else:
        size, hip, across = (width + 0.5, rng.uniform(1.3, 2.1), deep + 0.6), 0.3, 0.0
    solids.append(roof((spot[0], top, spot[2]), size, turn + across, hip, material="tile", colour=tile))
    if rng.random() < 0.6:
        x, _, z = spot + ALONG * rng.uniform(-0.3, 0.3) * width
        solids.append(box((x, top + 0.3, z), (0.6, 2.2, 0.6), turn, material="stone", colour=linear("#b08a72")))
    return width, solids


def mole(rng: Generator) -> list[Solid]:
    """The breakwater with its lighthouse on the right, rocks at its foot."""
    x, z = 15.5, 36.0
    white, red = linear("#f2ece2"), linear("#b5382e")
    solids = [
        box((27, 0, 40), (32, 1.7, 5), 0.16, material="stone", colour=linear("#857a70")),
        box((x, 0, z + 2), (8, 2.2, 7), 0.16, material="stone", colour=linear("#938779")),
    ]
    for n, tone in enumerate((white, red, white, red, white)):
        solids.append(tower((x, 2.2 + 2.6 * n, z + 2), 1.95 - 0.17 * n, 1.95 - 0.17 * (n + 1), 2.6, 24, material="plaster", colour=tone))
    solids += [
        tower((x, 15.2, z + 2), 1.75, 1.85, 0.35, 24, material="stone", colour=linear("#4a4540")),
        tower((x, 15.55, z + 2), 0.85, 0.85, 1.5, 12, material="lamp", colour=(1.0, 0.66, 0.28), glow=9),
        tower((x, 17.05, z + 2), 1.25, 0.1, 1.2, 16, material="tile", colour=red),
        box((x - 0.1, 2.2, z - 0.2), (0.9, 1.9, 0.7), 0.0, material="tile", colour=linear("#3f5a55")),
    ]
    for _ in range(34):
        size = rng.uniform(0.5, 1.6)
        spot = (x - 5 + rng.uniform(0, 28), -0.25, z - 2.0 + rng.uniform(-0.7, 0.9))
        solids.append(
            tower(
                spot,
                size,
                size * rng.uniform(0.3, 0.7),
                size * rng.uniform(0.7, 1.3),
                int(rng.integers(5, 8)),
                material="stone",
                colour=linear("#6a5f58"),
            )
        )
    return solids


def boats(rng: Generator) -> tuple[list[Solid], list[Rope]]:
    """Fishing boats at their moorings and a sail coming home; the ropes of their rigging."""
    solids, ropes = [], []
    for x, z, long, yaw, paint, cabin in MOORINGS:
        axis, side, spot = np.array([np.cos(yaw), 0, np.sin(yaw)]), np.array([-np.sin(yaw), 0, np.cos(yaw)]), np.array([x, -0.25, z])
        solids += planks(spot, axis, long, yaw, paint, cabin)
        mast, tall = spot + axis * long * 0.1 + up(1.2), long * rng.uniform(0.8, 1.0)
        boom, top = mast - axis * long * 0.16 + up(0.9), mast + up(0.97 * tall)
        solids.append(tower(tuple(mast), 0.055, 0.035, tall, 6, material="plaster", colour=linear("#4a3528")))
        solids.append(box(tuple(boom), (long * 0.33, 0.16, 0.14), yaw, material="plaster", colour=linear("#d9c8a4")))
        light = mast + side * 0.01 + up(tall)
        solids.append(box(tuple(light), (0.12, 0.16, 0.12), yaw, material="lamp", colour=(1, 0.55, 0.20), glow=5))
        deck, bow = spot + up(1.3), spot + axis * long * 0.50 + up(1.3)
        ends = (bow, deck - axis * long * 0.48, deck + side * long * 0.165, deck - side * long * 0.165)
        ropes += [(top, end) for end in ends] + [(bow, bow + axis * 1.6 + up(-1.32))]
    return solids + yawl((7.2, 0, 58.0), 0.25), ropes


def planks(spot: Array, axis: Array, long: float, yaw: float, paint: str, cabin: bool) -> list[Solid]:
    """A boat's hull, gunwale and deck, and its cabin."""
    look, painted = {"material": "plaster"}, linear(paint)
    solids = [
        hull(tuple(spot), (long, 1.25, long * 0.34), yaw, colour=painted, **look),
        hull(tuple(spot + up(1.0)), (long * 1.02, 0.32, long * 0.36), yaw, colour=linear("#efe6d2"), **look),
        hull(tuple(spot + up(1.27)), (long * 0.90, 0.07, long * 0.27), yaw, colour=linear("#6b4a34"), **look),
    ]
    if cabin:
        foot = spot - axis * long * 0.16 + up(1.3)
        solids.append(box(tuple(foot), (long * 0.26, 1.25, long * 0.2), yaw, material="cabin", colour=linear("#efe4cf"), number=5))
        solids.append(box(tuple(foot + up(1.25)), (long * 0.31, 0.12, long * 0.25), yaw, colour=painted, **look))
    return solids


def yawl(spot: tuple[float, float, float], yaw: float) -> list[Solid]:
    """A sailing boat coming home, with a mainsail and a jib."""
    foot, cloth = [(0, -1, 0), (0, 0, 1), (0, 0, -1)], [(0, 1.6, 0), (0, 0, 0.04), (0, 0, -0.04)]
    large, small = [(-0.2, 1.6, 0), (4.2, 1.6, 0), (1.1, 9.5, 0)], [(-0.5, 1.6, 0), (-3.4, 1.6, 0), (-1.5, 7, 0)]
    look = {"material": "plaster", "size": (4, 8, 1)}
    return [
        hull(spot, (7, 1.2, 2.4), yaw, material="plaster", colour=linear("#3a2f33")),
        solid([(-1, 0.16, 0), (1, 0.52, 0), *foot], [*large[:2], *cloth], large, spot, yaw, colour=linear("#f3dcc0"), **look),
        solid([(1, 0.2, 0), (-1, 0.42, 0), *foot], [*small[:2], *cloth], small, spot, yaw, colour=linear("#e9cdb4"), **look),
    ]


def lamps() -> tuple[list[Solid], Array]:
    """Street lamps along the quay: posts and lanterns, and the places of their lights L×3."""
    spots = [FRONT + ALONG * s + INWARD * 1.1 for s in np.arange(-20, 29, 6.0)] + [np.array([22.5, 0.4, 37.6]), np.array([29.5, 0.4, 38.7])]
    solids = []
    for x, y, z in spots:
        solids.append(tower((x, y + 1.3, z), 0.09, 0.06, 3.2, 6, material="plaster", colour=linear("#2a2a2c")))
        solids.append(box((x, y + 4.45, z), (0.42, 0.5, 0.42), YAW, material="lamp", colour=(1, 0.50, 0.16), glow=9))
    return solids, np.array([(x, y + 4.3, z) for x, y, z in spots], np.float32)


def rigging(ropes: list[Rope], shape: tuple[int, int], finer: int = 4) -> Field:
    """Coverage H×W of ropes seen by the eye, thinner with distance, and of a few gulls."""
    height, width = shape
    picture = Image.new("L", (width * finer, height * finer))
    pen = ImageDraw.Draw(picture)
    for rope in ropes:
        ends, away = [], []
        for point in rope:
            x, y, z = point - EYE
            ends.append(((0.5 + LENS * x / z) * width * finer, (0.5 * height - (LENS * y / z - PITCH) * width) * finer))
            away.append(z)
        pen.line(ends, fill=int(min(255, 4400 / np.mean(away))), width=max(1, round(46 * width / 1024 / np.mean(away) * finer / 4)))
    for a, b, span in ((0.455, 0.165, 13), (0.50, 0.205, 9), (0.535, 0.15, 7), (0.61, 0.26, 6), (0.43, 0.25, 6)):
        x, y, s = a * width * finer, b * height * finer, span * width / 1024 * finer
        pen.line(
            [(x - s, y - 0.32 * s), (x - 0.42 * s, y - 0.42 * s), (x, y), (x + 0.5 * s, y - 0.5 * s), (x + s, y - 0.25 * s)],
            fill=215,
            width=max(1, round(0.13 * s)),
        )
    return np.asarray(picture.resize((width, height), Image.Resampling.BOX), np.float32) / 255


def make(seed: int, scale: float = 1.0, finer: int = 2) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks it, `finer`² rays make one pixel."""
    rng = np.random.default_rng(seed)
    posts, lights = lamps()
    fleet, ropes = boats(rng)
    solids = town(rng) + mole(rng) + fleet + posts
    cloud = fractal((1024, 1024), rng, 1.55, 2.2, 3)
    fields = (cloud, fractal((1024, 1024), rng, 1.0), fractal((1024, 1024), rng, 1.5, 1.0, 24))
    height, width = round(SIZE[0] * scale), round(SIZE[1] * scale)
    rows, columns = height * finer, width * finer
    picture = np.zeros((rows, columns, 3), np.float32)
    x = ((np.arange(columns) + 0.5) / columns - 0.5).astype(np.float32)
    band = 24 * finer
    for top in range(0, rows, band):
        y = ((np.arange(top, min(top + band, rows)) + 0.5) / rows - 0.5).astype(np.float32) * -height / width
        ray = (
            np.stack(np.broadcast_arrays(x[None, :], y[:, None] + np.float32(PITCH), np.float32(LENS)), -1)
            .reshape(-1, 3)
            .astype(np.float32)
        )
        ray /= np.linalg.norm(ray, axis=1, keepdims=True)
        picture[top : top + len(y)] = radiance(ray, solids, lights, fields).reshape(len(y), columns, 3)
    picture = np.minimum(picture, 14).reshape(height, finer, width, finer, 3).mean((1, 3))
    picture *= 1 - 0.85 * rigging(ropes, (height, width))[..., None]
    return develop(picture, rng)


def write(folder: Path, seed: int) -> Path:
    """Render it and write harbour.jpg into the folder."""
    path = folder / "harbour.jpg"
    save(make(seed), path, 92)
    return path
