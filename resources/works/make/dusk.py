"""The light of the harbour picture: evening sky, lit walls, rippled water, film."""

import numpy as np

from make.paint import Field, Generator, blur, colour
from make.trace import FAR, Array, Solid, trace

EYE = np.array([0.0, 4.6, -13.0], np.float32)
SUN = np.array([0.42, 0.075, 0.90], np.float32) / np.float32(np.linalg.norm([0.42, 0.075, 0.90]))
KEY = np.array([0.80, 0.30, -0.52], np.float32) / np.float32(np.linalg.norm([0.80, 0.30, -0.52]))
SHUTTERS = ["#2f5a52", "#35506e", "#6e3b34", "#4a5a3a", "#7a6a52"]
WARM = np.array([1.0, 0.52, 0.17], np.float32)


def linear(code: str) -> tuple[float, float, float]:
    """'#rrggbb' in linear light."""
    return tuple(channel**2.2 for channel in colour(code))


def sample(field: Field, row: Array, column: Array) -> Array:
    """A square field, mirrored without end, between its pixels (bilinear)."""
    size = len(field)
    top, left = np.floor(row).astype(np.int32), np.floor(column).astype(np.int32)
    a, b = (row - top).astype(np.float32), (column - left).astype(np.float32)
    top, below, left, right = (np.minimum(n % (2 * size), 2 * size - 1 - n % (2 * size)) for n in (top, top + 1, left, left + 1))
    upper, lower = field[top, left] * (1 - b) + field[top, right] * b, field[below, left] * (1 - b) + field[below, right] * b
    return upper * (1 - a) + lower * a


def sky(ray: Array, cloud: Field) -> Array:
    """Radiance of the evening sky along rays N×3: afterglow, clouds lit from below, far hills in the haze."""
    rise = np.maximum(ray[:, 1], 0)
    near = np.clip(ray @ SUN, 0, 1)
    t = np.clip(rise * 1.55, 0, 1)[:, None]
    places = np.array([0, 0.05, 0.14, 0.30, 0.55, 1.0])
    table = np.array([linear(c) for c in ("#ff9a4d", "#ff9d63", "#e88a86", "#8a78a8", "#3f5590", "#182a57")])
    base = np.stack([np.interp(t[:, 0], places, table[:, c]) for c in range(3)], 1)
    cool = np.stack(
        [
            np.interp(
                t[:, 0], places, np.array([linear(c) for c in ("#c98f8f", "#b888a0", "#8a7fb0", "#5a68a3", "#33498a", "#14244d")])[:, c]
            )
            for c in range(3)
        ],
        1,
    )
    side = np.clip(near**3, 0, 1)[:, None]
    tone = cool * (1 - side) + base * side
    tone += (near[:, None] ** 40 * 1.3 + near[:, None] ** 400 * 4) * np.array([1.0, 0.55, 0.22]) * np.exp(-rise * 3)[:, None]
    height = np.maximum(ray[:, 1] + 0.03, 0.03)
    u, v = ray[:, 0] / height, ray[:, 2] / height
    veil = sample(cloud, v * 22 + 900, u * 22 + 1500)
    amount = np.clip((veil + 0.12) * 0.72, 0, 0.88) * np.clip(rise * 14, 0, 1) * np.exp(-rise * 2.3)
    lightness = np.clip(1.25 - 0.75 * veil, 0.05, 1.4)[:, None]
    under = (0.85 * side + 0.16) * np.array([1.15, 0.42, 0.26]) * lightness + np.array([0.10, 0.085, 0.15])
    tone = tone * (1 - amount[:, None]) + under * amount[:, None]
    turn = np.arctan2(ray[:, 0], ray[:, 2])
    for base_line, wave, shade in ((0.052, 1.0, "#8d6c88"), (0.030, 2.3, "#5a4a6e")):
        crest = base_line * (
            0.55 + 0.3 * np.sin(5 * turn + wave * 2) + 0.22 * np.sin(13 * turn + wave) + 0.06 * np.sin(41 * turn + 3 * wave)
        )
        body = np.clip((crest - ray[:, 1]) * 900, 0, 1)[:, None]
        haze = np.array(linear(shade)) * (0.75 + 1.5 * side) + 0.25 * np.clip(1 - rise / crest.clip(0.005), 0, 1)[:, None] * base
        tone = tone * (1 - body) + haze * body
    return tone.astype(np.float32)


def facade(local: Array, normal: Array, body: Solid) -> tuple[Array, Array, Array]:
    """A house's walls: factor on the wall's colour N×3 (panes, frames, stains), light of lit panes N, where the shutters are N."""
    front = np.abs(normal @ body.frame[2]) > 0.7
    s = np.where(front, local[:, 0], local[:, 2])
    span = np.where(front, body.size[0], body.size[2])
    wide, high = (0.75, 1.2) if body.material == "cabin" else (1.75, 2.55)
    count = np.maximum((span / wide).astype(int), 1)
    column, row = s / span * count + 0.5 * count, (local[:, 1] - (body.size[1] % high)) / high
    a, b = column % 1 - 0.5, row % 1 - 0.52
    wall = (np.abs(normal[:, 1]) < 0.5) & (row > -0.02)
    pane, frame = (np.abs(a) < 0.17) & (np.abs(b) < 0.28) & wall, (np.abs(a) < 0.215) & (np.abs(b) < 0.325) & wall
    bar = (np.abs(a) < 0.016) | (np.abs(b - 0.08) < 0.014)
    key = np.floor(column) * 12.9898 + np.floor(row) * 78.233 + body.number * 3.7 + front * 41.3
    chance = np.abs(np.sin(key) * 43758.547) % 1
    shutter = (np.abs(np.abs(a) - 0.315) < 0.095) & (np.abs(b) < 0.31) & wall & (body.number % 3 > 0) & (body.material == "house")
    tint = np.ones((len(local), 3), np.float32)
    stain = np.clip(0.70 + 0.10 * local[:, 1], 0.70, 1) * (1 - 0.30 * np.exp(-(body.size[1] - local[:, 1]).clip(0) / 0.35))
    tint *= (stain * (1 - 0.10 * (np.sin(s * 9.1 + body.number) > 0.55) * np.exp(-(0.5 + b).clip(0))))[:, None]
    tint[frame] = tint[frame] * 0.75 + 0.35
    tint[shutter] *= (0.86 + 0.14 * np.sin(local[shutter, 1] * 38))[:, None]
    tint[pane & ~bar] = (0.07, 0.09, 0.14)
    lit = pane & ~bar & (chance < 0.5)
    glow = np.where(lit, (1.3 + 2.0 * ((chance * 37) % 1)) * (0.75 + 0.5 * (0.28 - b)), 0)
    return tint, glow.astype(np.float32), shutter


def faces(solids: list[Solid], which: Array, face: Array) -> Array:
    """Outward normals N×3 of the faces hit."""
    table = np.zeros((len(solids), max(len(body.normals) for body in solids), 3), np.float32)
    for index, body in enumerate(solids):
        table[index, : len(body.normals)] = body.normals
    return table[which, face]


def shade(point: Array, which: Array, face: Array, solids: list[Solid], lights: Array, grain: Field, cast: bool = True) -> Array:
    """Radiance N×3 of the solids at the points hit; `cast` traces the shadows of the low light from the right."""
    out = np.zeros((len(point), 3), np.float32)
    open_ = np.ones(len(point), np.float32)
    if cast and len(point):
        outward = faces(solids, which, face)
        turned = np.flatnonzero(outward @ KEY > 0)
        away = (point[turned] + 0.02 * outward[turned]).astype(np.float32)
        open_[turned] = trace(away, np.broadcast_to(KEY, away.shape), solids)[1] < 0
    for index in np.unique(which):
        body, rows = solids[index], np.flatnonzero(which == index)
        p, normal = point[rows], body.normals[face[rows]]
        if body.material == "lamp":
            out[rows] = np.array(body.colour) * body.glow
            continue
        albedo, glow = surface(p, normal, body, int(index), grain)
        up = 0.5 + 0.5 * normal[:, 1]
        sky_light = (0.13 + 0.34 * up)[:, None] * np.array([0.50, 0.56, 0.92])
        west = np.clip(normal @ SUN, 0, 1)[:, None] * np.array([1.5, 0.72, 0.34]) * 1.3
        key = (np.clip(normal @ KEY, 0, 1) * open_[rows])[:, None] * np.array([1.42, 0.66, 0.40]) * 0.92
        out[rows] = albedo * (sky_light + west + key + lamplight(p, normal, lights) * WARM * 2.1) + glow[:, None] * WARM**1.6
    return out


def surface(point: Array, normal: Array, body: Solid, index: int, grain: Field) -> tuple[Array, Array]:
    """Reflectance N×3 of a body at its points, by its material, and the light N of its windows."""
    local = (point - body.centre) @ body.frame.T
    a, b = local[:, 0] + local[:, 2] * 1.3, local[:, 1]
    rough = sample(grain, b * 40 + 300 * (index % 7), a * 40 + 500)
    albedo = np.array(body.colour, np.float32) * (1 + 0.16 * rough)[:, None]
    glow = np.zeros(len(point), np.float32)
    if body.material in ("house", "cabin"):
        tint, glow, shutter = facade(local, normal, body)
        albedo[shutter] = np.array(linear(SHUTTERS[body.number % len(SHUTTERS)]), np.float32)
        albedo = albedo * tint
    if body.material == "tile":
        albedo = albedo * (0.8 + 0.2 * np.sin(a * 9) * np.cos(b * 6))[:, None]
    if body.material == "stone":
        joint = (np.abs((b * 1.7) % 1 - 0.5) > 0.45) | (np.abs((a * 0.7 + 0.5 * np.floor(b * 1.7)) % 1 - 0.5) > 0.47)
        albedo = albedo * np.where(joint, 0.72, 1)[:, None]
    return albedo, glow


def lamplight(point: Array, normal: Array, lights: Array) -> Array:
    """Light of the street lamps that falls on the points, N×1."""
    lamp = np.zeros((len(point), 1), np.float32)
    for light in lights:
        to = light - point
        square = (to * to).sum(1)
        lamp[:, 0] += np.clip((to * normal).sum(1), 0, None) / np.sqrt(square) * 5.5 / (square + 1.5)
    return lamp


def water(point: Array, ray: Array, swell: Field) -> Array:
    """Unit normals N×3 of the rippled water; ripples calm down with distance."""
    x, z = point[:, 0], point[:, 2]
    far = np.linalg.norm(point - EYE, axis=1)
    slope = np.zeros((2, len(point)), np.float32)
    for scale, height, wind in ((26.0, 0.020, 0), (61.0, 0.014, 400)):
        slope[0] += height * sample(swell, z * scale + wind, x * scale * 0.55)
        slope[1] += 1.7 * height * sample(swell, x * scale * 0.55 + 333, z * scale + 77 + wind)
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
    image[hit] = shade(point[hit] + again[hit, None] * mirror[hit], other[hit], side[hit], solids, lights, grain, cast=False)
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
    return (tone + 0.005 * rng.standard_normal(tone.shape[:2])[..., None]).astype(np.float32)
