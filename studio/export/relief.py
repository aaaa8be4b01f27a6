"""A height map as a solid that can be printed: binary STL in millimetres, watertight, on a base plate."""

import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

Height = NDArray[np.float32]
Triangles = NDArray[np.float32]

MOST_TRIANGLES = 500_000
"""25 MB of STL; 100 mm across then have a vertex every 0.2 mm, half of what a nozzle draws."""
BASE_MM = 2.0
"""Thickness of the plate under the lowest point."""
HEADER = b"Clavilux relief, binary STL, millimetres"
RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])


def relief(height: Height, size: float, depth: float) -> Triangles:
    """(n, 3, 3) corners in mm of a solid: the long edge `size` mm, the relief up to `depth` mm over a base of 2 mm.

    x to the right, y up the picture, z towards the hand; corners run counter-clockwise seen from outside. Every edge belongs to exactly two
    triangles; at most 500 000 of them.
    """
    rows, columns = _grid(*height.shape)
    small = np.asarray(Pillow.fromarray(np.ascontiguousarray(height)).resize((columns, rows), Pillow.Resampling.BOX), dtype=np.float32)
    step = size / max(height.shape)
    x = np.linspace(0, step * height.shape[1], columns, dtype=np.float32)
    y = np.linspace(step * height.shape[0], 0, rows, dtype=np.float32)
    top = np.empty((rows, columns, 3), dtype=np.float32)
    top[..., 0], top[..., 1], top[..., 2] = x[None], y[:, None], BASE_MM + depth * np.clip(small, 0, 1)
    rim = np.concatenate([top[0, :-1], top[:-1, -1], top[-1, :0:-1], top[:0:-1, 0]])  # clockwise from above
    floor = rim * np.array([1, 1, 0], dtype=np.float32)
    return np.concatenate([_surface(top), _walls(rim, floor), _bottom(floor)])


def _grid(height: int, width: int) -> tuple[int, int]:
    """Rows and columns of vertices, at least two, at most so many that all triangles together stay within the bound."""
    scale = min(1.0, (MOST_TRIANGLES / 2 / (height * width)) ** 0.5)
    rows, columns = max(2, int(scale * height)), max(2, int(scale * width))
    while 2 * (rows - 1) * (columns - 1) + 6 * (rows + columns - 2) > MOST_TRIANGLES:
        rows, columns = (rows, columns - 1) if columns >= rows else (rows - 1, columns)
    return rows, columns


def _surface(top: Triangles) -> Triangles:
    """Two triangles a cell, counter-clockwise from above."""
    upper_left, upper_right, lower_left, lower_right = top[:-1, :-1], top[:-1, 1:], top[1:, :-1], top[1:, 1:]
    first = np.stack([upper_left, lower_left, upper_right], axis=2)
    second = np.stack([upper_right, lower_left, lower_right], axis=2)
    return np.concatenate([first.reshape(-1, 3, 3), second.reshape(-1, 3, 3)])


def _walls(rim: Triangles, floor: Triangles) -> Triangles:
    next_rim, next_floor = np.roll(rim, -1, axis=0), np.roll(floor, -1, axis=0)
    return np.concatenate([np.stack([rim, next_rim, floor], axis=1), np.stack([next_rim, next_floor, floor], axis=1)])


def _bottom(floor: Triangles) -> Triangles:
    """A fan from the middle to every edge of the rim, seen from below."""
    middle = np.broadcast_to((floor.min(axis=0) + floor.max(axis=0)) / 2, floor.shape)
    return np.stack([floor, np.roll(floor, -1, axis=0), middle], axis=1).astype(np.float32)


def stl(triangles: Triangles) -> bytes:
    """The triangles as a binary STL file."""
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    records = np.zeros(len(triangles), dtype=RECORD)
    records["normal"] = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    records["corners"] = triangles
    return HEADER.ljust(80, b" ") + struct.pack("<I", len(triangles)) + records.tobytes()
