"""The colours of a music: its harmonies become hues around a hue of its mood, its register their lightness, its excitement their chroma.

Emotion leads (Palmer et al. 2013: glad music goes with warm and light colours, sad with cool and dark, exciting with saturated ones);
the circle of fifths spreads the harmonies, and the tonic chooses the way round the colour circle, so that two sad pieces differ.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.style.hearing import Array, Hearing

Colours = NDArray[np.float64]
HARMONIES = 6
WARMEST, COOLEST, LIGHTEST = math.radians(60), math.radians(265), math.radians(95)
MUDDIEST, MUDDY_WIDTH = math.radians(104), math.radians(46)
FIFTHS = np.arange(12) * 7 % 12
"""Place of each pitch class on the circle of fifths, counted from C."""

_TO_CONES = np.array([[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480]])
_TO_LINEAR = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)


@dataclass(frozen=True, slots=True, eq=False)
class Harmonies:
    """What the colours are made of: for each of up to six harmonies its place on the circle of fifths from the tonic (radians, −π…π), its
    share of the time (sum 1), its register and strength (standard scores over the harmonies); the tonic 0…11.
    """

    fifths: Colours
    shares: Colours
    register: Colours
    tonic: int


@dataclass(frozen=True, slots=True)
class Mood:
    """What tunes the colours, in deviations about the middle: warmth, lightness, saturation, contrast, variety of hues, angularity; and
    `turn` of all hues, radians."""

    warmth: float = 0.0
    lightness: float = 0.0
    saturation: float = 0.0
    contrast: float = 0.0
    variety: float = 0.0
    angularity: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """`colours` K×3 OKLab, from dark to light, the accent last; `shares` K, sum 1."""

    colours: Colours
    shares: Colours


def harmonies(heard: Hearing, tonic: int) -> Harmonies:
    """Group the moments of a music by their pitch classes into up to six harmonies (k-means, started from the farthest)."""
    chroma = heard.chroma.T[np.linalg.norm(heard.chroma, axis=0) > 0.5]
    if len(chroma) == 0:
        return Harmonies(np.zeros(1), np.ones(1), np.zeros(1), tonic)
    centres, groups = _grouped(chroma)
    shares = np.bincount(groups, minlength=len(centres)) / len(groups)
    around = np.exp(2j * np.pi * (FIFTHS - FIFTHS[tonic]) / 12)
    fifths = np.angle(centres @ around)
    height = _heights(heard.bands, len(chroma))
    register = np.array([height[groups == group].mean() if (groups == group).any() else 0.0 for group in range(len(centres))])
    kept = shares > 0
    return Harmonies(fifths[kept], shares[kept], _standard(register[kept]), tonic)


def _grouped(chroma: Array) -> tuple[Colours, NDArray[np.intp]]:
    centres = [chroma.mean(axis=0)]
    for _ in range(min(HARMONIES, len(chroma)) - 1):
        nearness = np.max(np.stack([chroma @ centre for centre in centres]), axis=0)
        centres.append(chroma[int(nearness.argmin())])
    found = np.stack(centres).astype(np.float64)
    for _ in range(12):
        groups = (chroma @ found.T).argmax(axis=1)
        sums = np.stack([chroma[groups == group].sum(axis=0) if (groups == group).any() else found[group] for group in range(len(found))])
        found = np.asarray(sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9))
    return found, np.asarray((chroma @ found.T).argmax(axis=1))


def _heights(bands: Array, count: int) -> Colours:
    """Mean semitone band of the sound at `count` moments."""
    strength = 10 ** ((bands - bands.max()) / 20)
    centre = (np.arange(len(bands)) @ strength) / (strength.sum(axis=0) + 1e-9)
    return np.asarray(np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(centre)), centre))


def _standard(values: Colours) -> Colours:
    return np.asarray((values - values.mean()) / (values.std() + 1e-6))


def palette(found: Harmonies, mood: Mood) -> Palette:
    """The colours of a music in a mood: one for each harmony, from dark to light, and an accent from across the colour circle."""
    order = np.argsort(found.register + 0.01 * found.fifths)
    rank = np.empty(len(order))
    rank[order] = np.linspace(-1, 1, len(order)) if len(order) > 1 else 0.0
    base = _mood_hue(mood.warmth, found.tonic) + mood.turn
    middle = 0.62 + 0.17 * math.tanh(0.6 * mood.lightness)
    light = np.clip(middle + (0.27 + 0.03 * math.tanh(mood.contrast)) * rank, 0.16, 0.95)
    spread = math.radians(62 + 36 * math.tanh(mood.variety))
    even = np.linspace(-1, 1, len(order))[np.argsort(np.argsort(found.fifths))] if len(order) > 1 else np.zeros(1)
    hue = _painters_hue(base + spread * (0.5 * found.fifths / np.pi + 0.5 * even), light, base)
    chroma = 0.112 * 2 ** (0.42 * float(np.clip(mood.saturation, -2, 2))) * (1.1 - 0.25 * np.abs(rank))
    accent_light = np.array([np.clip(middle + 0.1, 0.55, 0.82)])
    accent_hue = _painters_hue(np.array([base + math.pi * 0.94]), accent_light, base + math.pi * 0.94)
    accent_share = float(np.clip(0.07 + 0.033 * mood.angularity + 0.005 * mood.contrast, 0.04, 0.12))
    colours = [*map(_colour, light, chroma, hue), *map(_colour, accent_light, 1.1 * chroma[-1:], accent_hue)]
    return Palette(np.array(colours), np.append(found.shares * (1 - accent_share), accent_share))


def mixed(palettes: list[Palette], weights: tuple[float, ...]) -> Palette:
    """Several palettes as one, each with its weight (sum 1); the accents last."""
    inner = [(colour, share * weight) for each, weight in zip(palettes, weights, strict=True) for colour, share in _inner(each)]
    last = [(each.colours[-1], each.shares[-1] * weight) for each, weight in zip(palettes, weights, strict=True)]
    inner.sort(key=lambda entry: float(entry[0][0]))
    colours, shares = zip(*inner, *last, strict=True)
    return Palette(np.array(colours), np.array(shares))


def _inner(found: Palette) -> list[tuple[Colours, float]]:
    return [(colour, float(share)) for colour, share in zip(found.colours[:-1], found.shares[:-1], strict=True)]


def _mood_hue(warmth: float, tonic: int) -> float:
    """From orange (warm) to blue (cold), by way of green or of purple as the tonic stands on the circle of fifths; radians."""
    around = 2 * math.pi * float(FIFTHS[tonic]) / 12
    away = math.radians(98 - 84 * math.tanh(0.75 * warmth))
    side = 1 if math.sin(around + 0.3) >= 0 else -1
    return WARMEST + side * away + math.radians(16) * math.cos(around)


def _painters_hue(hue: Colours, light: Colours, base: float) -> Colours:
    """Shadows turn to violet and lights to yellow, as painters mix them; dark yellows, which look like mud, turn to brown or
    green, whichever is nearer to the `base` hue."""
    turned = hue.copy()
    dark, pale = np.clip((0.55 - light) / 0.35, 0, 1), np.clip((light - 0.68) / 0.25, 0, 1)
    turned += 0.55 * dark * np.clip(_turn(COOLEST + 0.25, turned), -1.6, 1.6)
    turned += 0.30 * pale * np.clip(_turn(LIGHTEST, turned), -1.2, 1.2)
    aside = -_turn(MUDDIEST, turned)
    side = -1.0 if _turn(MUDDIEST, np.array(base)) > 0 else 1.0
    away = side * np.clip(MUDDY_WIDTH - side * aside, 0, None) * (np.abs(aside) < MUDDY_WIDTH)
    return np.asarray(turned + away * np.clip((0.84 - light) / 0.14, 0, 1))


def _turn(goal: float, hue: Colours) -> Colours:
    """The shortest way from `hue` to `goal`, radians."""
    return np.asarray(np.angle(np.exp(1j * (goal - hue))))


def _colour(light: float, chroma: float, hue: float) -> Colours:
    """OKLab of a lightness, chroma and hue, its chroma at most 95 % of what sRGB holds there."""
    way = np.array([math.cos(hue), math.sin(hue)])
    low, high = 0.0, 0.4
    for _ in range(14):
        middle = (low + high) / 2
        linear = (np.array([light, *(middle * way)]) @ _TO_CONES.T) ** 3 @ _TO_LINEAR.T
        low, high = (middle, high) if linear.min() >= 0 and linear.max() <= 1 else (low, middle)
    return np.array([light, *(min(chroma, 0.95 * low) * way)])
