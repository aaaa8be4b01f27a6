"""The picture plate: a music drawn as an abstract painting, time from left to right, pitch from the bottom up.

Its notes become brush strokes: as long as they last, as broad as they are loud and low, in the colour that their harmony has in the
music's palette, bent by the music's movement; its mood and register are the ground below them.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import ndimage
from torch import Tensor

from studio.document.correspondence import Matrix
from studio.document.correspondence_presets import matrix
from studio.mapping.brush import Brush, Canvas, Strokes, finished, lay, new_canvas
from studio.mapping.flow import WAVES, flow_field
from studio.mapping.music_palette import FIFTHS, Palette
from studio.mapping.strokes import StrokeParameters, hear, mixed_scores, music_palette, stroke_parameters
from studio.mapping.targets import visual_targets
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.colour import from_oklab
from studio.style.hearing import BANDS, LOWEST_NOTE, Array, listen

PLAN = 256
"""Edge of the field of directions."""
NOTES = 1400
STEPS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Notes:
    """Notes of a music, the longest first: `start` and `length` in shares of the time, `pitch` (band 0…95), `level` 0…1."""

    start: Array
    length: Array
    pitch: NDArray[np.intp]
    level: Array


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What the plate is painted with: parameters, palette K×3 (a, b doubled), the field of angles, a generator of chance, its edge."""

    parameters: StrokeParameters
    palette: Tensor
    tonic: int
    field: Tensor
    chance: torch.Generator
    size: int


def picture_plate(
    sound: Audio,
    size: int = 1024,
    seed: int = 0,
    noise: float = 0.0,
    amount: float = 1.15,
    links: Matrix | None = None,
    reference: str = "",
) -> Image:
    """A square picture of `size` pixels, as `links` (the balanced matrix) lead from the music to it; UnusableStyle for silence.

    `noise` 0…1 lets the seed lead its waves away; `reference`: the table against which the music stands out, as for `hear`.
    """
    links = links or matrix()
    music = hear(sound, reference=reference)
    parameters = stroke_parameters(visual_targets(links, mixed_scores([music], [1.0], amount)))
    found = music_palette([music], [1.0], amount, links)
    drift = noise * torch.rand(2, WAVES, generator=torch.Generator().manual_seed(seed))
    palette = torch.tensor(found.colours, dtype=torch.float32) * torch.tensor([1.0, 2.0, 2.0])
    field = flow_field(PLAN, PLAN, parameters, drift)
    sheet = Sheet(parameters, palette, music.found.tonic, field, torch.Generator().manual_seed(5), size)
    bands = listen(sound).bands
    canvas = new_canvas(_ground(found, bands), size, size, 2, size / 384)
    for _ in _paint(canvas, sheet, notes(bands)):
        pass
    pixels = from_oklab(finished(canvas, size, size, parameters.relief)[None])
    return Image(pixels[0].permute(1, 2, 0).numpy())


def notes(bands: Array) -> Notes:
    """The ridges of (96, t) semitone bands in dB as notes, at most 1 400, the strongest."""
    level = bands - bands.max()
    ridge = (
        (level == ndimage.maximum_filter1d(level, 3, axis=0)) & (level > ndimage.uniform_filter1d(level, 13, axis=0) + 2) & (level > -45)
    )
    edges = np.diff(np.pad(ridge, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    pitch, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[1]
    if len(pitch) == 0:
        return Notes(_floats(np.zeros(0)), _floats(np.zeros(0)), pitch, _floats(np.zeros(0)))
    peaks = np.maximum.reduceat(level[ridge], np.concatenate([[0], np.cumsum(end - start)[:-1]]))
    kept = np.argsort(-(peaks + 8 * np.log2(end - start)), kind="stable")[:NOTES]
    kept = kept[np.argsort(-(end - start)[kept], kind="stable")]
    frames = bands.shape[1]
    return Notes(_floats(start[kept] / frames), _floats((end - start)[kept] / frames), pitch[kept], _floats(1 + peaks[kept] / 45))


def _floats(values: NDArray[np.floating]) -> Array:
    return np.asarray(values, dtype=np.float32)


def _ground(found: Palette, bands: Array) -> Tensor:
    """3×24×24: the palette from dark to light, darker where the music is quiet, slowly changing with time."""
    strips = np.stack([strip.mean(axis=1) for strip in np.array_split(bands, min(24, bands.shape[1]), axis=1)], axis=1)
    square = np.stack([rows.mean(axis=0) for rows in np.array_split(strips, 24)])[::-1]
    level = torch.tensor((square - square.min()) / (np.ptp(square) + 1e-6), dtype=torch.float32)
    wide = torch.nn.functional.interpolate(level[None, None], (24, 24), mode="bilinear")[0, 0]
    place = (0.15 + 0.6 * wide) * (len(found.colours) - 2)
    colours = torch.tensor(found.colours, dtype=torch.float32) * torch.tensor([1.0, 2.0, 2.0])
    low = place.floor().long()
    return torch.lerp(colours[low], colours[(low + 1).clamp(max=len(colours) - 2)], (place - low)[..., None]).permute(2, 0, 1)


def _paint(canvas: Canvas, sheet: Sheet, found: Notes) -> Iterator[None]:
    """The ground brushed over, then the notes on it."""
    parameters = sheet.parameters
    for width in (parameters.width * 2.2, parameters.width * 1.2):
        yield from lay(
            canvas, _ground_strokes(canvas, sheet, width * canvas.unit), Brush(softness=0.4, bristles=parameters.bristles, body=0.6)
        )
    brush = Brush(bristles=parameters.bristles, dryness=parameters.dryness, softness=parameters.softness, taper=parameters.taper)
    yield from lay(canvas, _note_strokes(canvas, sheet, found), brush)


def _ground_strokes(canvas: Canvas, sheet: Sheet, width: float) -> Strokes:
    """Strokes in the ground's own colours all over the plate."""
    length = min(sheet.parameters.length, 6.0)
    count = round(3.0 * sheet.size**2 / (width**2 * length))
    start = torch.rand(count, 2, generator=sheet.chance) * sheet.size
    cells = (start * canvas.scale).long().clamp(max=canvas.height.shape[0] - 1)
    colour = canvas.planes[:, cells[:, 1], cells[:, 0]].T + sheet.parameters.jitter * torch.randn(count, 3, generator=sheet.chance)
    nodes = _bent(sheet, start, torch.full((count,), length * width), 1.0)
    return Strokes(nodes, torch.full((count,), STEPS), torch.full((count,), width), colour, torch.rand(count, 2, generator=sheet.chance))


def _note_strokes(canvas: Canvas, sheet: Sheet, found: Notes) -> Strokes:
    """One stroke for each note."""
    parameters, size, unit = sheet.parameters, sheet.size, canvas.unit
    count = len(found.pitch)
    level, height = torch.tensor(found.level), torch.tensor(found.pitch / BANDS, dtype=torch.float32)
    shaken = torch.randn(count, 2, generator=sheet.chance) * size * 0.02 * (1 - parameters.regular)
    x = torch.tensor(found.start) * size * 1.05 - 0.03 * size
    start = torch.stack([x, size * (0.97 - 0.94 * height)], 1) + shaken
    width = unit * parameters.width * (0.2 + 0.9 * level**2) * (1.5 - height)
    length = (torch.tensor(found.length) * size * 1.5).clamp(min=parameters.length * 0.4 * unit * parameters.width)
    nodes = _bent(sheet, start, length.clamp(max=0.8 * size), 0.8)
    colour = _note_colours(sheet, found, height)
    return Strokes(nodes, torch.full((count,), STEPS), width.clamp(min=1.5 * unit), colour, torch.rand(count, 2, generator=sheet.chance))


def _note_colours(sheet: Sheet, found: Notes, height: Tensor) -> Tensor:
    """The palette's colour at the place of a note's pitch class on the circle of fifths, lighter the higher; a few are the accent."""
    inner = len(sheet.palette) - 1
    fifth = torch.tensor((FIFTHS[(found.pitch + LOWEST_NOTE) % 12] - FIFTHS[sheet.tonic]) % 12 / 12.0)
    which = (fifth * inner).long().clamp(max=inner - 1)
    which[torch.rand(len(which), generator=sheet.chance) < 0.07] = inner
    colour = sheet.palette[which]
    light = colour[:, 0] + 0.28 * (height - 0.4) + sheet.parameters.jitter * torch.randn(len(which), generator=sheet.chance)
    return torch.cat([light.clamp(0.08, 0.97)[:, None], colour[:, 1:]], 1)


def _bent(sheet: Sheet, start: Tensor, length: Tensor, bend: float) -> Tensor:
    """N×(STEPS+1)×2 nodes of strokes of a `length` in pixels that follow the field by `bend` 0…1, from left to right."""
    places, nodes = start, [start]
    for _ in range(STEPS):
        cells = (places / sheet.size * PLAN).long().clamp(0, PLAN - 1)
        angle = bend * torch.remainder(sheet.field[cells[:, 1], cells[:, 0]] + math.pi / 2, math.pi) - bend * math.pi / 2
        places = places + torch.stack([angle.cos(), -angle.sin()], 1) * (length / STEPS)[:, None]
        nodes.append(places)
    return torch.stack(nodes, 1)
