"""A small ray tracer for scenes of convex solids: enough for a town by the water.

Lengths are metres; x right, y up, z away from the viewer. A solid is an intersection of half-spaces n·p ≤ d.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
FAR = np.float32(1e6)


@dataclass(frozen=True)
class Solid:
    """A convex body: outward `normals` K×3, `offsets` K, bounding sphere, material name, colours and local frame.

    `frame` rows are the local axes (along the front, up, inward); `centre` is the middle of its foot.
    """

    normals: Array
    offsets: Array
    ball: tuple[Array, float]
    material: str
    colour: tuple[float, float, float]
    frame: Array
    centre: Array
    size: tuple[float, float, float]
    glow: float = 0.0
    number: int = 0


def solid(normals: list, points: list, corners: list, centre: tuple, yaw: float, **rest: object) -> Solid:
    """A solid from local normals, a local point on each plane, and its local corners; set at `centre`, turned by `yaw` radians."""
    axes = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    local = np.array(normals, float)
    local /= np.linalg.norm(local, axis=1, keepdims=True)
    base = np.array(centre, float)
    offsets = (local * np.array(points, float)).sum(1) + (local @ axes) @ base
    world = np.array(corners, float) @ axes + base
    middle = (world.max(0) + world.min(0)) / 2
    ball = (middle.astype(np.float32), float(np.linalg.norm(world - middle, axis=1).max()))
    return Solid(
        (local @ axes).astype(np.float32),
        offsets.astype(np.float32),
        ball,
        frame=axes.astype(np.float32),
        centre=base.astype(np.float32),
        **rest,
    )


def box(centre: tuple, size: tuple, yaw: float = 0.0, **rest: object) -> Solid:
    """An upright box of (width, height, depth) standing on `centre`."""
    w, h, d = size
    corners = [(sx * w / 2, y, sz * d / 2) for sx in (-1, 1) for y in (0, h) for sz in (-1, 1)]
    normals = [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)]
    points = [(w / 2, 0, 0), (-w / 2, 0, 0), (0, h, 0), (0, 0, 0), (0, 0, d / 2), (0, 0, -d / 2)]
    return solid(normals, points, corners, centre, yaw, size=size, **rest)


def roof(centre: tuple, size: tuple, yaw: float = 0.0, hip: float = 0.0, **rest: object) -> Solid:
    """A gabled roof whose ridge runs along the front (hip > 0 slopes its ends too, by that part of the half width)."""
    w, h, d = size
    top = w / 2 * (1 - hip)
    normals = [(0, d / 2, h), (0, d / 2, -h), (0, -1, 0), (h, hip * w / 2, 0), (-h, hip * w / 2, 0)]
    points = [(0, h, 0), (0, h, 0), (0, 0, 0), (w / 2, 0, 0), (-w / 2, 0, 0)]
    corners = [(sx * w / 2, 0, sz * d / 2) for sx in (-1, 1) for sz in (-1, 1)] + [(top, h, 0), (-top, h, 0)]
    return solid(normals, points, corners, centre, yaw, size=size, **rest)


def tower(centre: tuple, low: float, high: float, height: float, sides: int = 20, **rest: object) -> Solid:
    """A round tower (many-sided): radius `low` at the foot, `high` at the top; high = 0 makes a cone."""
    turn = (np.arange(sides) + 0.5) * 2 * np.pi / sides
    slope = (low - high) / height
    normals = [(np.cos(a), slope, np.sin(a)) for a in turn] + [(0, -1, 0), (0, 1, 0)]
    points = [(low * np.cos(a), 0, low * np.sin(a)) for a in turn] + [(0, 0, 0), (0, height, 0)]
    corners = [(low * np.cos(a), 0, low * np.sin(a)) for a in turn] + [(high * np.cos(a), height, high * np.sin(a)) for a in turn]
    return solid(normals, points, corners, centre, 0.0, size=(2 * low, height, 2 * low), **rest)


def hull(centre: tuple, size: tuple, yaw: float, **rest: object) -> Solid:
    """A boat's hull of (length, height, breadth): sharp at the bow (+x), drawn in below."""
    w, h, d = size
    normals, points = [(0, 1, 0), (0, -1, 0), (-1, -0.3, 0)], [(0, h, 0), (0, 0, 0), (-w / 2, h, 0)]
    for u in (-0.75, -0.4, 0.0, 0.35, 0.6, 0.8, 0.95):
        bow, power = (1.0, 2.3) if u > 0 else (0.45, 2.0)
        beam, slope = d / 2 * (1 - bow * abs(u) ** power), d / w * bow * power * abs(u) ** (power - 1) * np.sign(u)
        for side in (1, -1):
            normals.append((slope, -0.30, side))
            points.append((u * w / 2, h, side * beam))
    corners = [(sx * w / 2, y, sz * d / 2) for sx in (-1, 1) for y in (0, h) for sz in (-1, 1)]
    return solid(normals, points, corners, centre, yaw, size=size, **rest)


def trace(start: Array, ray: Array, solids: list[Solid]) -> tuple[Array, NDArray[np.int16], NDArray[np.int16]]:
    """First hit of rays N×3: distance N (FAR where none), index of the solid (−1) and of its face."""
    best = np.full(len(ray), FAR, np.float32)
    which, face = np.full(len(ray), -1, np.int16), np.full(len(ray), -1, np.int16)
    for index, body in enumerate(solids):
        middle, radius = body.ball
        toward = middle - start
        along = np.einsum("ij,ij->i", toward, ray)
        near = np.einsum("ij,ij->i", toward, toward) - along * along < radius * radius
        near &= (along > -radius) & (along - radius < best)
        rays = np.flatnonzero(near)
        if not len(rays):
            continue
        speed = ray[rays] @ body.normals.T
        gap = body.offsets - start[rays] @ body.normals.T
        with np.errstate(divide="ignore", invalid="ignore"):
            t = gap / speed
        enter = np.where(speed < 0, t, np.where((speed == 0) & (gap < 0), FAR, -FAR))
        leave = np.where(speed > 0, t, FAR)
        side = enter.argmax(1)
        first = enter[np.arange(len(rays)), side]
        hit = (first < leave.min(1)) & (first > 1e-3) & (first < best[rays])
        chosen = rays[hit]
        best[chosen], which[chosen], face[chosen] = first[hit], index, side[hit]
    return best, which, face
