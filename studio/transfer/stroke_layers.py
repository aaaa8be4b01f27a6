"""A picture painted anew in layers of strokes, broad ones first, fine ones where the painting still differs (Hertzmann 1998)."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from studio.mapping.brush import Brush, Canvas, Strokes, lay
from studio.mapping.strokes import StrokeParameters
from studio.transfer.pyramid import blurred

FINEST = 2.8
"""Width of the finest strokes, in units of the picture."""
LONGEST = 130.0
"""Length of the longest strokes, in units of the picture."""
GROUND_COVERAGE = 2.4
"""How much more densely the first layer is laid, so that it covers the ground."""
CURVE = 3
"""Straight intervals by which a stroke's curve is drawn for each step."""
UNPATTERNED = 0.45
"""How regular a painting may be before its light and dark strokes begin to take turns."""
LIKELY_ERRORS = (0.0, 0.105, 0.12, 0.115, 0.11, 0.11)
"""How far the painting may differ from the picture (OKLab) before a finer layer mends it, by layer."""


class Chance:
    """Random numbers: the same for every seed at noise 0, led away by the seed as `noise` (0…1) grows; drawn on the CPU."""

    def __init__(self, seed: int, noise: float, device: torch.device) -> None:
        self.plain = torch.Generator().manual_seed(11)
        self.free = torch.Generator().manual_seed(seed)
        self.noise = noise
        self.device = device

    def uniform(self, *shape: int) -> Tensor:
        """Numbers in 0…1."""
        drawn = torch.rand(*shape, generator=self.plain)
        if self.noise > 0:
            drawn = (drawn + self.noise * torch.rand(*shape, generator=self.free)) % 1
        return drawn.to(self.device)

    def normal(self, *shape: int) -> Tensor:
        """Numbers of mean 0 and deviation 1."""
        drawn = torch.randn(*shape, generator=self.plain)
        if self.noise > 0:
            drawn = math.sqrt(1 - self.noise**2) * drawn + self.noise * torch.randn(*shape, generator=self.free)
        return drawn.to(self.device)

    def wander(self, *shape: int) -> Tensor:
        """Numbers of deviation `noise`: zeros at noise 0."""
        return (
            (self.noise * torch.randn(*shape, generator=self.free)).to(self.device)
            if self.noise > 0
            else torch.zeros(shape).to(self.device)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is painted: `target` 1×3×h×w OKLab, the music's angles `field` h×w, its palette K×3 with shares K (the accent last), `unit` of
    lengths in pixels of the target, how it is painted, and `detail` 0…1.5 of the fine layers.
    """

    target: Tensor
    field: Tensor
    palette: Tensor
    shares: Tensor
    unit: float
    parameters: StrokeParameters
    detail: float


def paint(canvas: Canvas, scene: Scene, chance: Chance) -> Iterator[float]:
    """Paint the scene on a canvas of any size, in place, from broad to fine; yields the fraction done."""
    widths = _widths(scene, canvas.unit)
    for level, width in enumerate(widths):
        strokes = _layer(canvas, scene, chance, level, width)
        for _ in lay(canvas, strokes, _brush(scene.parameters, level)):
            yield (level + 0.5) / len(widths)
        yield (level + 1) / len(widths)


def spatter(canvas: Canvas, scene: Scene, chance: Chance) -> Iterator[None]:
    """Drops of the palette's colours, thrown in groups."""
    count = round(70 * scene.parameters.spatter)
    if count == 0:
        return
    height, width = scene.target.shape[2:]
    groups = chance.uniform(7, 2)
    place = groups[torch.arange(count, device=groups.device) % 7] + 0.09 * chance.normal(count, 2)
    start = place * torch.tensor([width, height], device=place.device)
    size = scene.unit * (1.6 + 2.2 * chance.uniform(count) ** 4)
    way = F.normalize(chance.normal(count, 2), dim=1) * (0.5 * size)[:, None]
    colours = scene.palette[_drawn(scene.shares, chance.uniform(count))]
    yield from _on_canvas(canvas, scene, start[:, None] + torch.stack([torch.zeros_like(way), way, 2 * way], 1), size, colours, chance)


def _on_canvas(canvas: Canvas, scene: Scene, nodes: Tensor, width: Tensor, colours: Tensor, chance: Chance) -> Iterator[None]:
    ratio = _ratio(canvas, scene)
    steps = torch.full((len(nodes),), nodes.shape[1] - 1, device=nodes.device)
    yield from lay(canvas, Strokes(nodes * ratio, steps, width * ratio, colours, chance.uniform(len(nodes), 2)), Brush(dryness=0, taper=0))


def _ratio(canvas: Canvas, scene: Scene) -> float:
    """Pixels of the picture to one of the target."""
    return canvas.unit / scene.unit


def _widths(scene: Scene, unit: float) -> list[float]:
    """Widths of the layers in pixels of the target, halved from one to the next; large pictures (`unit`) have finer ones too."""
    finest = FINEST * 2 ** (0.3 - 0.6 * scene.parameters.fineness) / (0.4 + 0.6 * max(scene.detail, 0.1)) / max(1.0, unit) ** 0.5
    count = 1 + max(1, min(5, math.ceil(math.log2(scene.parameters.width / finest))))
    return [max(finest, scene.parameters.width / 2**level) * scene.unit for level in range(count)]


def _brush(parameters: StrokeParameters, level: int) -> Brush:
    fade = 0.88**level
    return Brush(
        bristles=parameters.bristles * fade, dryness=parameters.dryness * fade, softness=parameters.softness + 0.1 * level,
        taper=parameters.taper, body=fade,
    )  # fmt: skip


def _layer(canvas: Canvas, scene: Scene, chance: Chance, level: int, width: float) -> Strokes:
    """The strokes of one layer, in the order in which they are laid."""
    parameters = scene.parameters
    seen = blurred(scene.target, max(0.5, 0.3 * width))
    length = max(1.2, min(parameters.length * (1.0, 0.75, 0.55, 0.45, 0.4, 0.4)[level], LONGEST * scene.unit / width))
    starts, turns = _sites(
        scene, chance, width * math.sqrt(min(length, 4) / (parameters.coverage * (GROUND_COVERAGE if level == 0 else 1)))
    )
    if level:
        kept = _unlike(canvas, seen, starts, width) > _tolerance(scene, level, canvas.unit)
        starts, turns = starts[kept], turns[kept]
    count = len(starts)
    steps = math.ceil(1.3 * length)
    uneven = 1.6 - 1.5 * parameters.regular
    wanted = (length * (0.95 + uneven * (0.7 * chance.uniform(count) - 0.35))).round().clamp(1, steps)
    colour = _looked_up(seen, starts)
    scattered = uneven * parameters.scatter * chance.normal(count) * 0.8**level
    nodes, reached = _traced(scene, seen, starts, colour, width, steps, scattered)
    ratio = _ratio(canvas, scene)
    broad = 0.975 + uneven * (0.45 * chance.uniform(count) - 0.225)
    return Strokes(
        _curved(nodes) * ratio, CURVE * torch.minimum(wanted, reached).long(), width * ratio * broad,
        _broken(scene, chance, colour, turns, level), chance.uniform(count, 2),
    )  # fmt: skip


def _sites(scene: Scene, chance: Chance, pitch: float) -> tuple[Tensor, Tensor]:
    """Where strokes start, N×2 (x, y) in pixels of the target, in random order: a grid, the less regular the more it is shaken; and N×1
    ±1 as on a chessboard."""
    height, width = scene.target.shape[2:]
    rows, columns = max(1, round(height / pitch)), max(1, round(width / pitch))
    device = scene.target.device
    y, x = torch.meshgrid(torch.arange(rows, device=device), torch.arange(columns, device=device), indexing="ij")
    grid = torch.stack([x, y], 2).view(-1, 2) + 0.5
    shaken = grid + (chance.uniform(len(grid), 2) - 0.5) * (1.6 - 1.4 * scene.parameters.regular)
    order = chance.uniform(len(grid)).argsort()
    turns = 1 - 2.0 * ((x + y) % 2).view(-1, 1)
    return (shaken * torch.tensor([width / columns, height / rows], device=device))[order], turns[order]


def _unlike(canvas: Canvas, seen: Tensor, places: Tensor, width: float) -> Tensor:
    """How far the painting so far differs from what is seen, about each place."""
    so_far = F.interpolate(canvas.planes[None], seen.shape[2:], mode="area")
    return _looked_up(blurred((so_far - seen).square().sum(1, keepdim=True).sqrt(), max(0.5, 0.35 * width)), places)[:, 0]


def _tolerance(scene: Scene, level: int, unit: float) -> float:
    return LIKELY_ERRORS[level] / math.sqrt(math.sqrt(max(1.0, unit))) * (1.1 - 0.2 * scene.parameters.fineness) / max(scene.detail, 0.05)


def _looked_up(planes: Tensor, places: Tensor) -> Tensor:
    """1×C×h×w planes at N×2 places (x, y): N×C."""
    height, width = planes.shape[2:]
    grid = places * torch.tensor([2 / width, 2 / height], device=planes.device) - 1
    return F.grid_sample(planes, grid.view(1, 1, -1, 2), mode="bilinear", padding_mode="border", align_corners=False)[0, :, 0].T


def _directions(scene: Scene, seen: Tensor, width: float) -> Tensor:
    """1×3×h×w: the doubled angle of the strokes as a vector (y down), and how firmly the picture's contours hold them, 0…1."""
    light = blurred(seen[:, :1], max(0.8, 0.5 * width))
    down, across = (torch.gradient(light, dim=axis)[0] if light.shape[axis] > 1 else torch.zeros_like(light) for axis in (2, 3))
    tensor = blurred(torch.cat([across**2 - down**2, 2 * across * down], 1), max(1.0, 0.8 * width))
    strength = tensor.norm(dim=1, keepdim=True)
    held = (strength.sqrt() / (_high(strength.sqrt()) + 1e-4)).clamp(0, 1)
    along = -tensor / (strength + 1e-9)
    flow = scene.parameters.flow
    music = torch.stack([(2 * scene.field).cos(), -(2 * scene.field).sin()])[None]
    return torch.cat([held * along * (1 - 0.85 * flow) + (1.2 - 0.7 * held) * flow * music, held], 1)


def _high(values: Tensor) -> Tensor:
    """About the 85th percentile."""
    flat = values.flatten()
    return flat[:: max(1, len(flat) // 20_000)].quantile(0.85)


def _traced(
    scene: Scene, seen: Tensor, starts: Tensor, colour: Tensor, width: float, steps: int, scattered: Tensor
) -> tuple[Tensor, Tensor]:
    """N×(steps+1)×2 nodes one width apart, and how many steps each stroke may go before its colour is wrong (at least 1)."""
    directions = _directions(scene, seen, width)
    stiff = 0.25 + 0.6 * scene.parameters.facets
    places, nodes = starts, [starts]
    heading = torch.zeros_like(starts)
    alive = torch.ones(len(starts), dtype=torch.bool, device=starts.device)
    reached = torch.zeros(len(starts), device=starts.device)
    for step in range(steps):
        found = _looked_up(directions, places)
        angle = torch.atan2(found[:, 1], found[:, 0]) / 2 + scattered * (1 - 0.7 * found[:, 2])
        way = torch.stack([angle.cos(), angle.sin()], 1)
        if step == 0:
            heading = way * torch.where(way[:, :1] + 0.3 * way[:, 1:] < 0, -1.0, 1.0)
        else:
            way = way * torch.where((way * heading).sum(1, keepdim=True) < 0, -1.0, 1.0)
            heading = F.normalize(torch.lerp(way, heading, stiff), dim=1)
        places = places + width * heading
        nodes.append(places)
        unlike = (_looked_up(seen, places) - colour).abs() @ torch.tensor([1.0, 0.5, 0.5], device=starts.device)
        alive = alive & ((unlike < 0.12) | (step == 0))
        reached = reached + alive
    return torch.stack(nodes, 1), reached.clamp_min(1)


def _curved(nodes: Tensor) -> Tensor:
    """N×(M+1)×2 nodes as smooth curves of CURVE intervals for each of theirs."""
    if len(nodes) == 0:
        return nodes
    size = (1, CURVE * (nodes.shape[1] - 1) + 1)
    return F.interpolate(nodes.transpose(1, 2)[:, :, None], size, mode="bicubic", align_corners=True)[:, :, 0].transpose(1, 2).contiguous()


def _broken(scene: Scene, chance: Chance, colour: Tensor, turns: Tensor, level: int) -> Tensor:
    """Colours broken into the palette's: some strokes lean towards a colour of the palette, at their own lightness; few are the accent.
    Lighter and darker strokes come by chance, in a regular painting by `turns`."""
    parameters = scene.parameters
    count, fade = len(colour), 0.85**level
    nearness = torch.exp(-0.5 * ((colour[:, :1] - scene.palette[:, 0]) / 0.16) ** 2) * scene.shares + 1e-6
    other = scene.palette[_drawn(nearness, chance.uniform(count))]
    lean = parameters.broken * chance.normal(count, 1).abs().clamp(max=2) * fade
    hue = torch.lerp(colour[:, 1:], other[:, 1:], lean.clamp(max=0.8))
    patterned = min(1.0, max(0.0, (parameters.regular - UNPATTERNED) / (1 - UNPATTERNED)))
    light = colour[:, :1] + parameters.jitter * torch.lerp(chance.normal(count, 1), turns, patterned) * fade
    return torch.cat([light.clamp(0.02, 0.99), hue], 1)


def _drawn(weights: Tensor, chances: Tensor) -> Tensor:
    """Indices drawn by weights (K or N×K) for N numbers in 0…1."""
    ladder = weights.cumsum(-1)
    return (chances[:, None] * ladder[..., -1:] > ladder).sum(-1).clamp(max=weights.shape[-1] - 1)
