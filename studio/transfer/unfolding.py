"""A music that unfolds over a picture: its beginning at the left, its end at the right."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import torch
from torch import Tensor

from studio.media.audio import Audio
from studio.transfer.stroke_layers import Scene

SECONDS, FEWEST, MOST = 3.0, 2, 6
"""About how long a passage is, and how many there are; of long musics they are longer."""


def passages_of(sound: Audio, count: int) -> list[Audio]:
    """`count` parts of a sound, one after the other, evenly long."""
    edges = [round(number * sound.frames / count) for number in range(count + 1)]
    return [sound.with_samples(sound.samples[first : max(last, first + 1)]) for first, last in pairwise(edges)]


def passage_count(sounds: Sequence[Audio]) -> int:
    """How many passages musics are painted in together, by the longest."""
    return max(FEWEST, min(MOST, round(max(sound.seconds for sound in sounds) / SECONDS)))


def unfolded(whole: Scene, scenes: Sequence[Scene]) -> Scene:
    """The scene of the whole music with colours and directions that go from left to right through those of its passages.

    Each passage has its middle as a place of its own; between two middles they melt.
    """
    width = whole.target.shape[3]
    shares = _shares(len(scenes), width).to(whole.target)
    target, field = torch.zeros_like(whole.target), torch.zeros_like(whole.field)
    for scene, share in zip(scenes, shares, strict=True):
        target += share * scene.target
        field += share * scene.field
    return replace(whole, target=target, field=field)


def at_moment(whole: Scene, scenes: Sequence[Scene], share: float) -> Scene:
    """The scene of the whole music with the colours and directions of the moment after `share` (0…1) of it."""
    place = min(max(share * len(scenes) - 0.5, 0.0), len(scenes) - 1.0)
    before = min(int(place), len(scenes) - 2)
    one, other, way = scenes[before], scenes[before + 1], place - before
    return replace(whole, target=torch.lerp(one.target, other.target, way), field=torch.lerp(one.field, other.field, way))


def _shares(count: int, width: int) -> Tensor:
    """(count, width) how much of each passage there is in each column; columns sum to 1."""
    place = (torch.arange(width) + 0.5) / width * count - 0.5
    distance = (place.clamp(0, count - 1)[None] - torch.arange(count)[:, None]).abs()
    return (1 - distance).clamp(min=0)
