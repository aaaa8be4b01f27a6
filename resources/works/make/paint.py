"""Paint for the bundled pictures: noise, colour, brush strokes with relief, canvas and saving.

Pictures are float32 arrays H×W×3, sRGB 0…1; fields are float32 arrays H×W. Angles are radians, clockwise on the screen.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Field = NDArray[np.float32]
Colour = tuple[float, float, float]
Generator = np.random.Generator

BRISTLES = 4096


@dataclass
class Canvas:
    """Wet paint: `paint` H×W×3, `relief` H×W (thickness of the paint), `bristles` a table of brush-hair noise."""

    paint: Field
    relief: Field
    bristles: Field


def canvas(shape: tuple[int, int], ground: Colour, rng: Generator) -> Canvas:
    """A canvas of shape (height, width), primed in one sRGB colour, with one brush's hair drawn from `rng`."""
    hair = np.convolve(rng.standard_normal(BRISTLES + 4), [0.15, 0.5, 0.8, 0.5, 0.15], "valid")
    paint = np.empty((*shape, 3), np.float32)
    paint[:] = ground
    return Canvas(paint, np.zeros(shape, np.float32), (hair / hair.std()).astype(np.float32))


def colour(code: str) -> Colour:
    """'#rrggbb' as sRGB 0…1."""
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


def colours(*codes: str) -> Field:
    """Several '#rrggbb' as an N×3 array."""
    return np.array([colour(code) for code in codes], np.float32)


def grid(shape: tuple[int, int]) -> tuple[Field, Field]:
    """Coordinates (x, y) of a (height, width) picture, both 0…1, as two H×W fields."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return x / shape[1], y / shape[0]


def smooth(low: float, high: float, x: Field | float) -> Field:
    """Smoothstep: 0 below `low`, 1 above `high` (or the reverse, if low > high)."""
    t = np.clip((np.asarray(x, np.float32) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Field | Colour, b: Field | Colour, t: Field | float) -> Field:
    """Linear mixture of two pictures or colours by a field or number 0…1."""
    weight = np.asarray(t, np.float32)[..., None]
    return (np.asarray(a, np.float32) * (1 - weight) + np.asarray(b, np.float32) * weight).astype(np.float32)


def ramp(t: Field, stops: list[tuple[float, str]]) -> Field:
    """A gradient: colours '#rrggbb' at rising positions, looked up at the field t and mixed in sRGB."""
    places = [place for place, _ in stops]
    table = colours(*(code for _, code in stops))
    return np.stack([np.interp(t, places, table[:, channel]) for channel in range(3)], -1).astype(np.float32)


def fractal(shape: tuple[int, int], rng: Generator, exponent: float = 1.2, stretch: float = 1.0, floor: float = 1.0) -> Field:
    """Power-law noise H×W, mean 0, deviation 1: amplitude falls as frequency^−exponent.

    stretch > 1 draws it out sideways; `floor` is the lowest frequency, in cycles across the height, that is kept at full size.
    """
    height, width = shape
    tall, wide = 2 * height, 2 * width
    fy = np.fft.fftfreq(tall)[:, None] * height
    fx = np.fft.rfftfreq(wide)[None, :] * height * stretch
    gain = np.maximum(np.hypot(fx, fy), floor) ** -exponent
    gain[0, 0] = 0
    noise = np.fft.irfft2(np.fft.rfft2(rng.standard_normal((tall, wide))) * gain, s=(tall, wide))[:height, :width]
    return ((noise - noise.mean()) / noise.std()).astype(np.float32)


def blur(field: Field, sigma: float) -> Field:
    """Gaussian blur of a field H×W (or picture H×W×3), edges mirrored; sigma in pixels."""
    if field.ndim == 3:
        return np.stack([blur(field[..., channel], sigma) for channel in range(field.shape[2])], -1)
    margin = int(min(3 * sigma + 1, *(n - 1 for n in field.shape)))
    padded = np.pad(field, margin, mode="reflect")
    fy, fx = np.fft.fftfreq(padded.shape[0])[:, None], np.fft.rfftfreq(padded.shape[1])[None, :]
    gain = np.exp(-2 * (np.pi * sigma) ** 2 * (fx**2 + fy**2))
    soft = np.fft.irfft2(np.fft.rfft2(padded) * gain, s=padded.shape)
    return soft[margin : margin + field.shape[0], margin : margin + field.shape[1]].astype(np.float32)


def polygon(shape: tuple[int, int], points: list[tuple[float, float]], finer: int = 4) -> Field:
    """Coverage 0…1 of a filled polygon; points in pixels (x, y), edges smoothed by `finer`-fold supersampling."""
    picture = Image.new("L", (shape[1] * finer, shape[0] * finer))
    ImageDraw.Draw(picture).polygon([(x * finer, y * finer) for x, y in points], fill=255)
    if finer > 1:
        picture = picture.resize((shape[1], shape[0]), Image.Resampling.BOX)
    return np.asarray(picture, np.float32) / 255


def oklab(rgb: Field) -> Field:
    """sRGB (…, 3) to OKLab (Ottosson 2020)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((np.maximum(rgb, 0) + 0.055) / 1.055) ** 2.4)
    cone = linear @ np.array([[0.4122214708, 0.2119034982, 0.0883024619], [0.5363325363, 0.6806995451, 0.2817188376],
                              [0.0514459929, 0.1073969566, 0.6299787005]])  # fmt: skip
    return (np.cbrt(cone) @ np.array([[0.2104542553, 1.9779984951, 0.0259040371], [0.7936177850, -2.4285922050, 0.7827717662],
                                      [-0.0040720468, 0.4505937099, -0.8086757660]])).astype(np.float32)  # fmt: skip


def srgb(lab: Field) -> Field:
    """OKLab (…, 3) to sRGB, clipped to 0…1."""
    cone = (lab @ np.array([[1, 1, 1], [0.3963377774, -0.1055613458, -0.0894841775], [0.2158037573, -0.0638541728, -1.2914855480]])) ** 3
    linear = cone @ np.array([[4.0767416621, -1.2684380046, -0.0041960863], [-3.3077115913, 2.6097574011, -0.7034186147],
                              [0.2309699292, -0.3413193965, 1.7076147010]])  # fmt: skip
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055).astype(np.float32)


def vary(shade: Field, rng: Generator, lightness: float, chroma: float, tint: float = 0.0) -> Field:
    """The sRGB colours N×3, shaken in OKLab: deviation of lightness, relative deviation of chroma, deviation of a and b."""
    lab = oklab(np.asarray(shade, np.float32).reshape(-1, 3)).astype(np.float64)
    count = len(lab)
    lab[:, 0] += lightness * rng.standard_normal(count)
    lab[:, 1:] *= np.exp(chroma * rng.standard_normal((count, 1)))
    lab[:, 1:] += tint * rng.standard_normal((count, 2))
    return srgb(lab.astype(np.float32))


def stroke(
    target: Canvas, x: float, y: float, angle: float, length: float, width: float, shade: Field, start: int,
    *, bend: float = 0.0, load: float = 1.0, hair: float = 0.05, dry: float = 0.3, body: float = 1.0,
) -> None:  # fmt: skip
    """Lay one brush stroke, centred on (x, y) in pixels, onto the canvas.

    `bend` bows it sideways by that part of its length, `load` is its opacity, `hair` the light and dark of single bristles,
    `dry` how far the paint breaks up at its end (0…1), `body` its thickness; `start` picks a place in the table of bristles.
    """
    reach = 0.5 * np.hypot(length, width * (1 + abs(bend))) + abs(bend) * length + 1.5
    left, top = max(int(x - reach), 0), max(int(y - reach), 0)
    right, bottom = min(int(x + reach) + 2, target.relief.shape[1]), min(int(y + reach) + 2, target.relief.shape[0])
    if left >= right or top >= bottom:
        return
    dx = np.arange(left, right, dtype=np.float32)[None, :] - np.float32(x)
    dy = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y)
    cosine, sine = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    along, across = dx * cosine + dy * sine, dy * cosine - dx * sine
    u = along * np.float32(2 / length)
    across = across - np.float32(bend * length) * (u * u - np.float32(0.33))
    v = across * np.float32(2 / width)
    comb = target.bristles[(start + across * 1.7 + 97).astype(np.int32) % BRISTLES]
    inside = (1 - np.sqrt(u**4 + v * v)) * np.float32(0.5 * width)
    cover = (
        np.clip(inside + np.float32(0.5), 0, 1) * np.clip(1.5 - np.float32(dry) * (0.5 + 0.5 * u) * (1.4 + comb), 0, 1) * np.float32(load)
    )
    tinted = np.asarray(shade, np.float32) + (np.float32(hair) * comb)[..., None]
    patch = target.paint[top:bottom, left:right]
    patch += cover[..., None] * (tinted - patch)
    relief = target.relief[top:bottom, left:right]
    ridge = np.float32(body) * (0.8 + 0.35 * comb + 0.5 * np.abs(v)) * np.clip(0.5 * inside, 0, 1)
    relief += cover * (ridge - 0.75 * relief)


def lit(target: Canvas, depth: float, ground: Field | None = None) -> Field:
    """The canvas under a raking light from the upper left: relief (and the ground's own relief) becomes light and shade."""
    height = target.relief if ground is None else target.relief + ground
    gy, gx = np.gradient(blur(height, 0.6))
    shade = np.clip(depth * (gx + 1.2 * gy), -0.35, 0.35)[..., None]
    return np.clip(target.paint * (1 + np.minimum(shade, 0)) + (1 - target.paint) * 0.8 * np.maximum(shade, 0), 0, 1).astype(np.float32)


def weave(shape: tuple[int, int], rng: Generator, pitch: float = 3.2) -> Field:
    """The relief of woven linen, about −1…1: threads of `pitch` pixels that wander and thicken."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    warp_x = x + 1.1 * fractal(shape, rng, 1.2, 0.3, 8)
    warp_y = y + 1.1 * fractal(shape, rng, 1.2, 3.0, 8)
    a, b = np.sin(2 * np.pi * warp_x / pitch), np.sin(2 * np.pi * warp_y / pitch)
    over = np.sin(np.pi * warp_x / pitch) * np.sin(np.pi * warp_y / pitch)
    thread = 1 + 0.25 * fractal(shape, rng, 0.8, 1.0, 20)
    return (np.where(over > 0, a, b) * thread * 0.7 + 0.3 * fractal(shape, rng, 0.4)).astype(np.float32)


def save(picture: Field, path: Path, quality: int = 90) -> None:
    """Write sRGB 0…1 as a JPEG without chroma subsampling and without metadata, so that the bytes depend on the pixels alone."""
    pixels = np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, "JPEG", quality=quality, subsampling=0, optimize=True)
