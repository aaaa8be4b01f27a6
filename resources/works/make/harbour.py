"""Harbour at dusk: a little town, a lighthouse and boats, ray traced, with lit windows on moving water."""

from pathlib import Path

import numpy as np

from make.paint import Field, Generator, blur, colour, fractal, save
from make.trace import FAR, Array, Solid, box, hull, roof, solid, tower, trace

SIZE = (688, 1024)
EYE = np.array([0.0, 4.6, -13.0], np.float32)
PITCH, LENS = 0.028, 0.98
SUN = np.array([0.42, 0.075, 0.90], np.float32) / np.float32(np.linalg.norm([0.42, 0.075, 0.90]))
KEY = np.array([0.80, 0.30, -0.52], np.float32) / np.float32(np.linalg.norm([0.80, 0.30, -0.52]))
WALLS = ["#d98a5b", "#e8b878", "#e9d9b8", "#c9745c", "#d9a0a0", "#9fb0b8", "#e6c58f", "#b5654a", "#efe3cf", "#cfa27a", "#a9b79a"]
ROOFS = ["#8c4a38", "#7a3f35", "#9a5a40", "#5f4a4c", "#86503f"]
WARM = np.array([1.0, 0.52, 0.17], np.float32)


def linear(code: str) -> tuple[float, float, float]:
    """'#rrggbb' in linear light."""
    return tuple(channel**2.2 for channel in colour(code))


def town(rng: Generator) -> list[Solid]:
    """Houses in four tiers up the hill, the church, the quay with lamps."""
    solids = [box((-30, 0, 44), (58, 1.3, 30), 0.42, material="stone", colour=linear("#8a8178"))]
    yaw, along, inward = 0.42, np.array([np.cos(0.42), 0, np.sin(0.42)]), np.array([-np.sin(0.42), 0, np.cos(0.42)])
    front = np.array([-30, 0, 44]) - 15 * inward
    for tier in range(5):
        place = -27.0 + 1.5 * tier
        while place < 26 - 5.5 * tier:
            width, height, deep = rng.uniform(3.6, 6.4), rng.uniform(5.0, 9.5) - 0.3 * tier, rng.uniform(5, 7)
            spot = front + along * (place + width / 2) + inward * (5.2 + 6.0 * tier + rng.uniform(-0.4, 0.8))
            floor = 1.3 + 3.9 * tier + rng.uniform(-0.3, 0.6)
            turn = yaw + rng.normal(0, 0.05)
            wall, tile = WALLS[rng.integers(len(WALLS))], ROOFS[rng.integers(len(ROOFS))]
            number = int(rng.integers(1, 9999))
            solids.append(box((spot[0], floor - 4 if tier else 1.3, spot[2]), (width, height + (4 if tier else 0), deep), turn, material="house", colour=linear(wall), number=number))
            top = floor + height if tier else 1.3 + height
            gable = rng.random() < 0.35
            size = (deep + 0.5, rng.uniform(1.5, 2.4), width + 0.5) if gable else (width + 0.5, rng.uniform(1.3, 2.1), deep + 0.6)
            solids.append(roof((spot[0], top, spot[2]), size, turn + (np.pi / 2 if gable else 0), 0 if gable else 0.3, material="tile", colour=linear(tile)))
            if rng.random() < 0.6:
                chimney = spot + along * rng.uniform(-0.3, 0.3) * width
                solids.append(box((chimney[0], top + 0.3, chimney[2]), (0.6, 2.2, 0.6), turn, material="stone", colour=linear("#b08a72")))
            place += width + rng.choice([0.0, 0.1, 0.9], p=[0.5, 0.3, 0.2])
    church = front + along * 22 + inward * 20
    solids.append(box((church[0], 2, church[2]), (4.4, 16.5, 4.4), yaw, material="house", colour=linear("#e8d3ac"), number=77))
    solids.append(box((church[0], 18.5, church[2]), (5.0, 0.5, 5.0), yaw, material="stone", colour=linear("#cdb894")))
    solids.append(tower((church[0], 19.0, church[2]), 2.4, 0.05, 7.0, 8, material="tile", colour=linear("#4f6a6b")))
    for _ in range(16):
        spot = front + along * rng.uniform(-14, 29) + inward * rng.uniform(11, 26)
        solids.append(tower((spot[0], 1.5, spot[2]), 1.0, 0.08, rng.uniform(9, 15), 9, material="tile", colour=linear("#2f4a38")))
    return solids


def mole(rng: Generator) -> list[Solid]:
    """The breakwater with its lighthouse on the right, rocks at its foot."""
    x, z = 15.5, 36.0
    white, red = linear("#f2ece2"), linear("#b5382e")
    solids = [box((27, 0, 40), (32, 1.7, 5), 0.16, material="stone", colour=linear("#857a70")), box((x, 0, z + 2), (8, 2.2, 7), 0.16, material="stone", colour=linear("#938779"))]
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
        solids.append(tower(spot, size, size * rng.uniform(0.3, 0.7), size * rng.uniform(0.7, 1.3), int(rng.integers(5, 8)), material="stone", colour=linear("#6a5f58")))
    return solids


def boats(rng: Generator) -> list[Solid]:
    """Fishing boats at their moorings and a sail coming home."""
    solids = []
    for x, z, long, yaw, paint, cabin in (
        (-5.6, 4.2, 6.4, 0.30, "#2f5f7f", True), (2.6, 9.5, 5.2, -0.35, "#a8372f", False), (-11.5, 13.5, 6.5, 0.2, "#e6dcc6", True),
        (-3.5, 19, 5.0, 2.8, "#3f6f5f", False), (4.5, 23, 5.5, 0.5, "#d9a441", True), (-8.5, 22.5, 5.0, 0.4, "#7a2f35", False), (10.5, 30.5, 5, 0.2, "#e9e2d2", True),
    ):  # fmt: skip
        axis, side = np.array([np.cos(yaw), 0, np.sin(yaw)]), np.array([-np.sin(yaw), 0, np.cos(yaw)])
        spot = np.array([x, -0.25, z])
        solids.append(hull(tuple(spot), (long, 1.25, long * 0.34), yaw, material="plaster", colour=linear(paint)))
        solids.append(hull(tuple(spot + [0, 1.0, 0]), (long * 1.02, 0.32, long * 0.36), yaw, material="plaster", colour=linear("#efe6d2")))
        solids.append(hull(tuple(spot + [0, 1.27, 0]), (long * 0.90, 0.07, long * 0.27), yaw, material="plaster", colour=linear("#6b4a34")))
        if cabin:
            house = spot - axis * long * 0.16 + [0, 1.3, 0]
            solids.append(box(tuple(house), (long * 0.26, 1.25, long * 0.2), yaw, material="cabin", colour=linear("#efe4cf"), number=5))
            solids.append(box(tuple(house + [0, 1.25, 0]), (long * 0.31, 0.12, long * 0.25), yaw, material="plaster", colour=linear(paint)))
        mast = spot + axis * long * 0.1 + [0, 1.2, 0]
        tall = long * rng.uniform(0.8, 1.0)
        solids.append(tower(tuple(mast), 0.055, 0.035, tall, 6, material="plaster", colour=linear("#4a3528")))
        solids.append(box(tuple(mast - axis * long * 0.16 + [0, 0.9, 0]), (long * 0.34, 0.10, 0.10), yaw, material="plaster", colour=linear("#c9b08a")))
        solids.append(box(tuple(mast + side * 0.01 + [0, tall, 0]), (0.12, 0.16, 0.12), yaw, material="lamp", colour=(1, 0.55, 0.20), glow=5))
    sail = np.array([7.2, 0, 58.0])
    solids.append(hull(tuple(sail), (7, 1.2, 2.4), 0.25, material="plaster", colour=linear("#3a2f33")))
    normals, points = [(-1, 0.16, 0), (1, 0.52, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)], [(-0.2, 1.6, 0), (4.2, 1.6, 0), (0, 1.7, 0), (0, 0, 0.04), (0, 0, -0.04)]
    corners = [(-0.2, 1.6, 0), (4.2, 1.6, 0), (1.1, 9.5, 0)]
    solids.append(solid(normals, points, corners, tuple(sail), 0.25, material="plaster", colour=linear("#f3dcc0"), size=(4, 8, 1)))
    solids.append(solid([(1, 0.2, 0), (-1, 0.42, 0), *normals[2:]], [(-0.5, 1.6, 0), (-3.4, 1.6, 0), *points[2:]], [(-0.5, 1.6, 0), (-3.4, 1.6, 0), (-1.5, 7, 0)], tuple(sail), 0.25,
                        material="plaster", colour=linear("#e9cdb4"), size=(4, 8, 1)))  # fmt: skip
    return solids


def lamps() -> tuple[list[Solid], Array]:
    """Street lamps along the quay: posts and lanterns, and the places of their lights L×3."""
    along, inward = np.array([np.cos(0.42), 0, np.sin(0.42)]), np.array([-np.sin(0.42), 0, np.cos(0.42)])
    front = np.array([-30, 0, 44]) - 15 * inward
    spots = [front + along * s + inward * 1.1 for s in np.arange(-20, 29, 6.0)] + [np.array([22.5, 0.4, 37.6]), np.array([29.5, 0.4, 38.7])]
    solids = []
    for x, y, z in spots:
        solids.append(tower((x, y + 1.3, z), 0.09, 0.06, 3.2, 6, material="plaster", colour=linear("#2a2a2c")))
        solids.append(box((x, y + 4.45, z), (0.42, 0.5, 0.42), 0.42, material="lamp", colour=(1, 0.50, 0.16), glow=9))
    return solids, np.array([(x, y + 4.3, z) for x, y, z in spots], np.float32)


def sky(ray: Array, cloud: Field) -> Array:
    """Radiance of the evening sky along rays N×3: afterglow, clouds lit from below, far hills in the haze."""
    rise = np.maximum(ray[:, 1], 0)
    near = np.clip(ray @ SUN, 0, 1)
    t = np.clip(rise * 1.55, 0, 1)[:, None]
    places = np.array([0, 0.05, 0.14, 0.30, 0.55, 1.0])
    table = np.array([linear(c) for c in ("#ff9a4d", "#ff9d63", "#e88a86", "#8a78a8", "#3f5590", "#182a57")])
    base = np.stack([np.interp(t[:, 0], places, table[:, c]) for c in range(3)], 1)
    cool = np.stack([np.interp(t[:, 0], places, np.array([linear(c) for c in ("#c98f8f", "#b888a0", "#8a7fb0", "#5a68a3", "#33498a", "#14244d")])[:, c]) for c in range(3)], 1)
    side = np.clip(near**3, 0, 1)[:, None]
    tone = cool * (1 - side) + base * side
    tone += (near[:, None] ** 40 * 1.3 + near[:, None] ** 400 * 4) * np.array([1.0, 0.55, 0.22]) * np.exp(-rise * 3)[:, None]
    height = np.maximum(ray[:, 1] + 0.03, 0.03)
    u, v = ray[:, 0] / height, ray[:, 2] / height
    size = cloud.shape[0]
    veil = cloud[(v * 22 + 900).astype(int) % size, (u * 22 + 1500).astype(int) % size]
    amount = np.clip((veil - 0.1) * 0.9, 0, 1) * np.clip(rise * 14, 0, 1) * np.exp(-rise * 0.9)
    lightness = np.clip(1.25 - 0.75 * veil, 0.05, 1.4)[:, None]
    under = (0.85 * side + 0.16) * np.array([1.15, 0.42, 0.26]) * lightness + np.array([0.10, 0.085, 0.15])
    tone = tone * (1 - amount[:, None]) + under * amount[:, None]
    turn = np.arctan2(ray[:, 0], ray[:, 2])
    for base_line, wave, shade in ((0.052, 1.0, "#8d6c88"), (0.030, 2.3, "#5a4a6e")):
        crest = base_line * (0.55 + 0.3 * np.sin(5 * turn + wave * 2) + 0.22 * np.sin(13 * turn + wave) + 0.06 * np.sin(41 * turn + 3 * wave))
        body = np.clip((crest - ray[:, 1]) * 900, 0, 1)[:, None]
        haze = np.array(linear(shade)) * (0.75 + 1.5 * side) + 0.25 * np.clip(1 - rise / crest.clip(0.005), 0, 1)[:, None] * base
        tone = tone * (1 - body) + haze * body
    return tone.astype(np.float32)


def windows(local: Array, normal: Array, body: Solid) -> tuple[Array, Array]:
    """On a house's walls: part that is window (N) and its light (N); shutters and frames darken the wall."""
    front = np.abs(normal @ body.frame[2]) > 0.7
    s = np.where(front, local[:, 0], local[:, 2])
    span = body.size[0] if front.mean() > 0.5 else body.size[2]
    wide, high = (0.75, 1.2) if body.material == "cabin" else (1.7, 2.5)
    count = max(int(span / wide), 1)
    column, row = s / span * count + 0.5 * count, (local[:, 1] - (body.size[1] % high)) / high
    inside = (np.abs(column % 1 - 0.5) < 0.19) & (np.abs(row % 1 - 0.52) < 0.29) & (row > -0.02) & (np.abs(normal[:, 1]) < 0.5)
    key = np.floor(column) * 12.9898 + np.floor(row) * 78.233 + body.number * 3.7 + front * 41.3
    chance = np.abs(np.sin(key) * 43758.547) % 1
    bar = (np.abs(column % 1 - 0.5) < 0.018) | (np.abs(row % 1 - 0.60) < 0.018)
    return inside.astype(np.float32), np.where(inside & (chance < 0.42) & ~bar, 0.8 + 2.2 * ((chance * 37) % 1), 0).astype(np.float32)


def shade(point: Array, which: Array, face: Array, solids: list[Solid], lights: Array, grain: Field) -> Array:
    """Radiance N×3 of the solids at the points hit."""
    out = np.zeros((len(point), 3), np.float32)
    for index in np.unique(which):
        body, rows = solids[index], np.flatnonzero(which == index)
        p, normal = point[rows], body.normals[face[rows]]
        local = (p - body.centre) @ body.frame.T
        if body.material == "lamp":
            out[rows] = np.array(body.colour) * body.glow
            continue
        a, b = local[:, 0] + local[:, 2] * 1.3, local[:, 1]
        rough = grain[(b * 40 + 300 * (index % 7)).astype(int) % len(grain), (a * 40 + 500).astype(int) % len(grain)]
        albedo = np.array(body.colour, np.float32) * (1 + 0.16 * rough)[:, None]
        glow = np.zeros(len(rows), np.float32)
        if body.material in ("house", "cabin"):
            pane, glow = windows(local, normal, body)
            albedo = albedo * (1 - 0.82 * pane)[:, None] * np.clip(0.72 + 0.12 * local[:, 1], 0.72, 1)[:, None]
        if body.material == "tile":
            albedo = albedo * (0.8 + 0.2 * np.sin(a * 9) * np.cos(b * 6))[:, None]
        if body.material == "stone":
            joint = (np.abs((b * 1.7) % 1 - 0.5) > 0.45) | (np.abs((a * 0.7 + 0.5 * np.floor(b * 1.7)) % 1 - 0.5) > 0.47)
            albedo = albedo * np.where(joint, 0.72, 1)[:, None]
        up = 0.5 + 0.5 * normal[:, 1]
        sky_light = (0.20 + 0.42 * up)[:, None] * np.array([0.50, 0.56, 0.92])
        west = np.clip(normal @ SUN, 0, 1)[:, None] * np.array([1.5, 0.72, 0.34]) * 1.3
        key = np.clip(normal @ KEY, 0, 1)[:, None] * np.array([1.30, 0.66, 0.44]) * 0.95
        lamp = np.zeros((len(rows), 1), np.float32)
        for light in lights:
            to = light - p
            square = (to * to).sum(1)
            lamp[:, 0] += np.clip((to * normal).sum(1), 0, None) / np.sqrt(square) * 5.5 / (square + 1.5)
        out[rows] = albedo * (sky_light + west + key + lamp * WARM * 1.6) + glow[:, None] * WARM
    return out


def water(point: Array, ray: Array, swell: Field) -> Array:
    """Unit normals N×3 of the rippled water; ripples calm down with distance."""
    x, z = point[:, 0], point[:, 2]
    far = np.linalg.norm(point - EYE, axis=1)
    size = len(swell)
    slope = np.zeros((2, len(point)), np.float32)
    for scale, height, wind in ((26.0, 0.020, 0), (61.0, 0.014, 400)):
        slope[0] += height * swell[(z * scale + wind).astype(int) % size, (x * scale * 0.55).astype(int) % size]
        slope[1] += 1.7 * height * swell[(x * scale * 0.55 + 333).astype(int) % size, (z * scale + 77 + wind).astype(int) % size]
    slope[1] += 0.012 * np.sin(1.3 * z + 0.7 * x + 2 * np.sin(0.3 * x)) + 0.010 * np.sin(2.9 * z - 0.9 * x)
    slope *= 1.25 / (1 + far / 34)
    normal = np.stack([-slope[0], np.ones_like(x), -slope[1]], 1)
    return normal / np.linalg.norm(normal, axis=1, keepdims=True)


def radiance(ray: Array, solids: list[Solid], lights: Array, fields: tuple[Field, Field, Field]) -> Array:
    """What the eye sees along rays N×3: sky, solids in the haze, water with its mirror image."""
    cloud, grain, swell = fields
    start = np.broadcast_to(EYE, ray.shape)
    distance, which, face = trace(start, ray, solids)
    tone = sky(ray, cloud)
    with np.errstate(divide="ignore"):
        flat = np.where(ray[:, 1] < -1e-5, -EYE[1] / ray[:, 1], FAR).astype(np.float32)
    wet = np.flatnonzero((flat < distance) & (flat < 4000))
    seen = np.flatnonzero((which >= 0) & (distance < flat))
    tone[seen] = shade(start[seen] + distance[seen, None] * ray[seen], which[seen], face[seen], solids, lights, grain)
    point = (EYE + flat[wet, None] * ray[wet]).astype(np.float32)
    normal = water(point, ray[wet], swell)
    facing = -(ray[wet] * normal).sum(1)
    mirror = (ray[wet] + 2 * facing[:, None] * normal).astype(np.float32)
    mirror[:, 1] = np.abs(mirror[:, 1])
    again, other, side = trace(point, mirror, solids)
    image = sky(mirror, cloud)
    hit = np.flatnonzero(other >= 0)
    image[hit] = shade(point[hit] + again[hit, None] * mirror[hit], other[hit], side[hit], solids, lights, grain)
    fresnel = (0.03 + 0.97 * (1 - np.clip(facing, 0, 1)) ** 4)[:, None]
    tone[wet] = image * fresnel * 0.96 + np.array([0.012, 0.035, 0.055]) * (1 - fresnel)
    depth = np.minimum(np.minimum(distance, flat), 900)
    haze = (1 - np.exp(-depth / 420))[:, None] * (np.minimum(distance, flat) < FAR / 2)[:, None]
    veil = sky(np.stack([ray[:, 0], np.full(len(ray), 0.02, np.float32), ray[:, 2]], 1), cloud * 0)
    return tone * (1 - haze) + veil * haze * 0.8


def develop(light: Field, rng: Generator) -> Field:
    """Radiance to sRGB: bloom, a filmic curve, split toning, a trace of grain."""
    bright = np.minimum(light, 8)
    light = 0.86 * light + 0.10 * blur(bright, 2.5) + 0.07 * blur(bright, 9) + 0.05 * blur(bright, 32)
    x = light * 0.66
    film = x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)
    tone = np.clip(film, 0, 1) ** (1 / 2.2)
    grey = tone.mean(-1, keepdims=True)
    tone = grey + 1.06 * (tone - grey) + (1 - grey) ** 3 * np.array([-0.008, 0.004, 0.03])
    return (tone + 0.008 * rng.standard_normal(tone.shape[:2])[..., None]).astype(np.float32)


def make(seed: int, scale: float = 1.0, finer: int = 2) -> Field:
    """The picture, H×W×3 sRGB 0…1; `scale` shrinks it, `finer`² rays make one pixel."""
    rng = np.random.default_rng(seed)
    posts, lights = lamps()
    solids = town(rng) + mole(rng) + boats(rng) + posts
    cloud = fractal((1024, 1024), rng, 1.55, 2.2, 3)
    fields = (cloud, fractal((1024, 1024), rng, 1.0), fractal((1024, 1024), rng, 1.5, 1.0, 24))
    height, width = round(SIZE[0] * scale), round(SIZE[1] * scale)
    rows, columns = height * finer, width * finer
    picture = np.zeros((rows, columns, 3), np.float32)
    x = ((np.arange(columns) + 0.5) / columns - 0.5).astype(np.float32)
    band = 24 * finer
    for top in range(0, rows, band):
        y = ((np.arange(top, min(top + band, rows)) + 0.5) / rows - 0.5).astype(np.float32) * -height / width
        ray = np.stack(np.broadcast_arrays(x[None, :], y[:, None] + np.float32(PITCH), np.float32(LENS)), -1).reshape(-1, 3).astype(np.float32)
        ray /= np.linalg.norm(ray, axis=1, keepdims=True)
        picture[top : top + len(y)] = radiance(ray, solids, lights, fields).reshape(len(y), columns, 3)
    picture = np.minimum(picture, 14).reshape(height, finer, width, finer, 3).mean((1, 3))
    return develop(picture, rng)


def write(folder: Path, seed: int) -> Path:
    """Render it and write harbour.jpg into the folder."""
    path = folder / "harbour.jpg"
    save(make(seed), path, 92)
    return path
