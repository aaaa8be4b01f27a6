"""What grows in the ink landscape: moss, old pines, far groves."""

import numpy as np

from make.brush import Paper, draw, hairs
from make.paint import Field, polygon


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


def pine(sheet: Paper, x: float, y: float, tall: float, lean: float, tone: float) -> None:
    """An old pine rooted at (x, y): a scaled trunk that bends, boughs that reach sideways, fans of needles."""
    rng, lines, boughs, needles = sheet.rng, [], [], []
    steps = np.linspace(0, 1, 14)
    trunk = np.stack([x + lean * tall * steps + 0.035 * tall * np.sin(steps * 7 + rng.uniform(0, 6)), y - tall * steps], 1)
    girth = tall * (0.055 - 0.050 * steps**0.8)
    outline = np.concatenate([trunk - np.stack([girth / 2, 0 * girth], 1), (trunk + np.stack([girth / 2, 0 * girth], 1))[::-1]])
    bark = polygon(sheet.shape, [(float(a), float(b)) for a, b in outline])
    for side in (-1, 1):
        edge = trunk + np.stack([side * girth / 2, 0 * girth], 1) + rng.normal(0, 0.5, trunk.shape)
        lines.append(hairs(edge, 2.0 - 0.9 * steps, 0.5 * tone, rng, 0.3))
    lines.append(hairs(trunk, girth * 0.95, 0.07 * tone, rng, 0.5))
    for _ in range(int(tall * 0.5)):
        t = rng.random()
        across = rng.uniform(-0.42, 0.42) * np.interp(t, steps, girth)
        at = np.array([np.interp(t, steps, trunk[:, 0]) + across, np.interp(t, steps, trunk[:, 1])])
        ring = np.linspace(0.3, 3.0, 5)
        lines.append(hairs(at + 1.9 * np.stack([np.cos(ring), 0.6 * np.sin(ring)], 1), 0.8, 0.32 * tone, rng, 0.3))
    for n in range(13):
        t = rng.uniform(0.36, 0.97) if n > 2 else 1.0 - 0.04 * n
        side = -1 if n % 2 else 1
        reach = tall * rng.uniform(0.14, 0.36) * (1.25 - 0.65 * t)
        root = np.array([np.interp(t, steps, trunk[:, 0]), np.interp(t, steps, trunk[:, 1])])
        bough = root + np.stack(
            [side * reach * steps, -0.22 * reach * np.sin(steps * rng.uniform(1.5, 5.0)) + rng.uniform(-0.22, 0.12) * reach * steps], 1
        )
        boughs.append(hairs(bough, 3.0 - 2.2 * steps, 0.42 * tone, rng, 0.3))
        for _ in range(9):
            spot = bough[rng.integers(4, 14)] + [rng.normal(0, 0.10 * reach), -abs(rng.normal(0, 0.07 * reach)) - 1]
            fan, size = rng.uniform(-0.15, 0.15), tall * rng.uniform(0.030, 0.045)
            for angle in np.linspace(np.pi + 0.12, 2 * np.pi - 0.12, 15) + fan + rng.normal(0, 0.05, 15):
                tip = spot + size * np.array([np.cos(angle), 0.8 * np.sin(angle)]) * rng.uniform(0.8, 1.1)
                needles.append(hairs(np.stack([spot, (spot + tip) / 2 + [0, -0.3], tip]), np.array([0.9, 0.8, 0.4]), 0.36 * tone, rng, 0.2))
            sheet_spot = (
                np.exp(-(((np.arange(sheet.shape[1]) - spot[0]) / (0.85 * size)) ** 2))[None]
                * np.exp(-(((np.arange(sheet.shape[0]) - spot[1] + 0.4 * size) / (0.5 * size)) ** 2))[:, None]
            )
            sheet.ink += 0.05 * tone * sheet_spot.astype(np.float32)
            sheet.indigo += 0.055 * tone * sheet_spot.astype(np.float32)
    draw(sheet.ink, boughs)
    sheet.lift(1 - 0.9 * bark)
    draw(sheet.ink, lines + needles)


def grove(sheet: Paper, x: float, y: float, count: int, size: float, tone: float) -> None:
    """A far grove: short trunks under clouds of leaf dots, some warm."""
    rng, lines = sheet.rng, []
    for _ in range(count):
        foot = np.array([x + rng.normal(0, 1.4 * size), y + rng.uniform(-0.3, 0.5) * size])
        tall = size * rng.uniform(0.8, 1.5)
        lines.append(
            hairs(
                foot + np.array([[0, 0], [rng.normal(0, 1), -tall / 2], [rng.normal(0, 2), -tall]]),
                np.array([1.5, 1.1, 0.7]),
                0.32 * tone,
                rng,
                0.2,
            )
        )
        for _ in range(26):
            leaf = foot + np.array([rng.normal(0, 0.34 * size), -tall + rng.normal(0, 0.26 * size)])
            lines.append(hairs(leaf + np.array([[-1.3, 0.3], [0, -0.3], [1.3, 0.2]]), rng.uniform(1.0, 2.0), 0.26 * tone, rng, 0.1))
        glow = (
            np.exp(-(((np.arange(sheet.shape[1]) - foot[0]) / (0.5 * size)) ** 2))[None]
            * np.exp(-(((np.arange(sheet.shape[0]) - foot[1] + tall) / (0.42 * size)) ** 2))[:, None]
        )
        tint = sheet.ochre if rng.random() < 0.45 else sheet.indigo
        tint += (0.20 * glow).astype(np.float32)
        sheet.ink += (0.06 * tone * glow).astype(np.float32)
    draw(sheet.ink, lines)
