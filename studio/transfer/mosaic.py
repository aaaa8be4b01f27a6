"""A mosaic: the content's tune and rhythm told in grains of the style, chosen by likeness and laid end to end.

Concatenative synthesis (Schwarz, 2000-) with whole stretches of the style, so that its texture stays alive inside each:
the content is cut at its onsets, every piece is looked for in the style at several transpositions by pitch classes, rhythm
and brightness, and grains just used are avoided.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray

from studio.style.spectrum import ear_bank, frame_length, powers_of, resample, semitone_bank, stft_pieces

Floats = NDArray[np.float32]

TRANSPOSITIONS = (0, -5, -3, -2, -1, 1, 2, 3, 5)
"""Semitones by which a grain may be shifted to fit the tune; 0 first, so that it wins where nothing differs."""
SHORTEST_GRAIN = 0.08
FADE_SECONDS = 0.03

_PITCH, _RHYTHM, _BRIGHTNESS = 1.0, 0.8, 0.5
_STRIDE = 2
_CONTINUE = 0.03
_REUSE = 0.5
_TRANSPOSE = 0.04
_FORGET = 0.9


@dataclass(frozen=True, slots=True)
class Features:
    """What grains are compared by, each of t blocks: semitones (notes, t), flux (t,) and brightness (6, t)."""

    semitones: Floats
    notes: NDArray[np.int64]
    flux: Floats
    brightness: Floats


@dataclass(frozen=True, slots=True)
class Grain:
    """A stretch of style `source` from block `start`, `blocks` long in the result from `place`, shifted by `semitones`."""

    source: int
    start: int
    place: int
    blocks: int
    semitones: int


def block_length(rate: int) -> int:
    """Samples between two blocks: a quarter of an analysis frame, 12 ms."""
    return frame_length(rate) // 4


def describe(samples: Floats, rate: int) -> Features:
    """The features of (frames, channels) samples, the mean of the channels."""
    length = 2 * frame_length(rate)
    bank, notes = semitone_bank(rate, length, 80.0, min(4000.0, rate / 2))
    mono, ear = torch.from_numpy(samples.mean(axis=1, dtype=np.float32))[None], ear_bank(rate, length)
    powers = (powers_of(piece[0]) for piece in stft_pieces(mono, length, block_length(rate)))
    parts = [(bank @ part.sqrt(), ear @ part) for part in powers]
    tones, power = torch.cat([part[0] for part in parts], 1).numpy(), torch.cat([part[1] for part in parts], 1)
    level = torch.log10(power + power.max() * 1e-6 + 1e-20).numpy()
    rise = np.maximum(np.diff(level, axis=1, prepend=level[:, :1]), 0).mean(axis=0)
    bright = np.stack([part.mean(axis=0) for part in np.array_split(level, 6) if len(part)])
    bright = bright - bright.mean(axis=1, keepdims=True)
    return Features(
        semitones=np.log1p(50 * tones / (tones.max() + 1e-12)),
        notes=notes,
        flux=np.minimum(rise / (rise.std() + 1e-3), 4).astype(np.float32),
        brightness=(bright / (bright.std() + 1e-3)).astype(np.float32),
    )


def _vectors(features: Features, semitones: int = 0) -> Floats:
    """(t, 19) one vector a block; their squared distance says how unlike two blocks are."""
    chroma = np.zeros((12, features.semitones.shape[1]), np.float32)
    np.add.at(chroma, (features.notes + semitones) % 12, features.semitones)
    chroma -= chroma.mean(axis=0)
    chroma /= np.linalg.norm(chroma, axis=0) + 0.3
    rhythm = np.sqrt(_RHYTHM) / 2 * features.flux[None]
    brightness = np.sqrt(_BRIGHTNESS / 24) * features.brightness
    vectors = np.concatenate([np.sqrt(_PITCH / 2) * chroma, rhythm, brightness]).T.astype(np.float32)
    if not semitones:
        return vectors
    ratio = 2 ** (semitones / 12)
    places = np.minimum((np.arange(int(len(vectors) / ratio)) * ratio).astype(int), len(vectors) - 1)
    return np.asarray(vectors[places])


def cut(flux: Floats, longest: int, shortest: int) -> list[tuple[int, int]]:
    """(first, end) blocks of the pieces that end at onsets and are `shortest`…`longest` blocks, as far as the length allows."""
    threshold = flux.mean() + flux.std()
    onsets = [t for t in range(1, len(flux) - 1) if flux[t] > threshold and flux[t] == flux[max(0, t - 4) : t + 5].max()]
    edges = [0]
    for onset in [*onsets, len(flux)]:
        if onset < len(flux) and onset - edges[-1] < shortest:
            continue
        count = max(1, -(-(onset - edges[-1]) // longest))
        edges += [edges[-1] + round((onset - edges[-1]) * k / count) for k in range(1, count + 1)]
    return [(first, end) for first, end in pairwise(edges) if end > first]


class _Pool:
    """Every second place of all styles at all transpositions: where a grain may begin."""

    def __init__(self, styles: list[Features], transpositions: tuple[int, ...]) -> None:
        parts = [(source, shift, _vectors(features, shift)) for shift in transpositions for source, features in enumerate(styles)]
        vectors = np.concatenate([vectors for *_, vectors in parts])
        self.vectors = torch.from_numpy(np.ascontiguousarray(vectors.T))
        self.norms = np.cumsum([0.0, *(vectors**2).sum(axis=1)])
        lengths = [len(vectors) for *_, vectors in parts]
        first = np.repeat(np.cumsum([0, *lengths[:-1]]), lengths)
        places = np.arange(0, sum(lengths), _STRIDE)
        self.places = places
        self.source = np.repeat([source for source, *_ in parts], lengths)[places]
        self.shift = np.repeat([shift for _, shift, _ in parts], lengths)[places]
        self.end = (first + np.repeat(lengths, lengths))[places]
        self.offset = np.cumsum([0, *[features.semitones.shape[1] for features in styles]])
        self.sounding = ((places - first[places]) * 2 ** (self.shift / 12)).astype(int)

    def likeness(self, piece: Floats) -> Floats:
        """(places,) minus the mean squared distance of the stretch that begins there; −inf where the style ends too soon."""
        blocks, places = len(piece), len(self.places)
        kernel = torch.from_numpy(np.ascontiguousarray(piece.T))[None]
        total = np.full(places, -np.inf, np.float32)
        if blocks <= self.vectors.shape[1]:
            products = torch.nn.functional.conv1d(self.vectors[None], kernel, stride=_STRIDE)[0, 0].numpy()
            norms = (self.norms[blocks:] - self.norms[:-blocks])[::_STRIDE]
            total[: len(products)] = (2 * products - norms) / blocks
        total[self.places + blocks > self.end] = -np.inf
        return total


def choose_grains(
    content: Features,
    styles: list[Features],
    weights: list[float],
    rate: int,
    *,
    grain_seconds: float = 0.4,
    in_tune: bool = True,
    noise: float = 0.0,
    generator: np.random.Generator | None = None,
) -> list[Grain]:
    """Grains of the styles that follow the content from its first block to its last; styles are used in the ratio of `weights`.

    `grain_seconds` is the longest grain. `noise` (0…1) lets `generator` lead the choice away from the likest.
    """
    seconds = block_length(rate) / rate
    pool = _Pool(styles, TRANSPOSITIONS if in_tune else (0,))
    wanted = _vectors(content)
    shortest_style = max(1, int(min(features.semitones.shape[1] for features in styles) / 2 ** (max(TRANSPOSITIONS) / 12)))
    longest = min(max(1, round(grain_seconds / seconds)), shortest_style)
    used = np.zeros(pool.offset[-1], np.float32)
    share = np.zeros(len(styles))
    grains: list[Grain] = []
    following = 1
    for first, end in cut(content.flux, longest, min(round(SHORTEST_GRAIN / seconds), longest)):
        blocks = end - first
        score = pool.likeness(wanted[first:end])
        middle = np.minimum(pool.offset[pool.source] + pool.sounding + blocks // 2, len(used) - 1)
        score -= _REUSE * used[middle] + _TRANSPOSE * np.abs(pool.shift)
        if len(styles) > 1:
            score -= (share / (share.sum() + 1e-9) - np.array(weights))[pool.source]
        if noise and generator is not None:
            score += noise * 0.15 * generator.standard_normal(len(score), dtype=np.float32)
        if following % _STRIDE == 0 and following // _STRIDE < len(score):
            score[following // _STRIDE] += _CONTINUE
        best = int(np.argmax(score))
        following = int(pool.places[best]) + blocks
        start, semitones, source = int(pool.sounding[best]), int(pool.shift[best]), int(pool.source[best])
        grains.append(Grain(source, start, first, blocks, semitones))
        span = max(1, round(blocks * 2 ** (semitones / 12)))
        used *= _FORGET
        begin = pool.offset[source] + start
        used[max(0, begin - span // 2) : begin + span + span // 2] += 1
        share[source] += blocks
    return _joined(grains)


def _joined(grains: list[Grain]) -> list[Grain]:
    """Grains that go on where the one before them ended are one with it."""
    joined: list[Grain] = []
    for grain in grains:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not grain.semitones
            and (before.source, before.semitones) == (grain.source, grain.semitones)
            and before.start + before.blocks == grain.start
        ):
            joined[-1] = Grain(before.source, before.start, before.place, before.blocks + grain.blocks, before.semitones)
        else:
            joined.append(grain)
    return joined


def _stretch(style: Floats, rate: int, first: int, frames: int, semitones: int) -> Floats:
    """(frames, channels) of the style from sample `first` on, transposed by resampling; zeros where the style has ended."""
    ratio = 2 ** (semitones / 12)
    margin = 64
    begin, end = first - margin, first + int(np.ceil(frames * ratio)) + margin
    taken = style[max(0, begin) : max(0, end)]
    taken = np.pad(taken, ((max(0, -begin), max(0, end - begin - max(0, -begin) - len(taken))), (0, 0)))
    if semitones:
        taken = resample(taken, round(rate * ratio), rate)
        margin = round(margin / ratio)
    taken = taken[margin : margin + frames]
    return np.pad(taken, ((0, frames - len(taken)), (0, 0)))


def lay_grains(grains: list[Grain], styles: list[Floats], frames: int, rate: int) -> Floats:
    """(frames, channels) the grains laid end to end with crossfades of equal power; all styles have the same channels."""
    hop = block_length(rate)
    fade = min(round(FADE_SECONDS * rate), max(2, hop * min(grain.blocks for grain in grains))) // 2 * 2
    rise = np.sin(np.linspace(0, np.pi / 2, fade + 2)[1:-1])[:, None].astype(np.float32)
    lead = (hop + fade) // 2  # a block is centred on its place, and a fade on the seam
    laid = np.zeros((frames + 2 * fade + 2 * hop, styles[0].shape[1]), np.float32)
    for grain in grains:
        first = round(grain.start * hop - lead * 2 ** (grain.semitones / 12))
        taken = _stretch(styles[grain.source], rate, first, grain.blocks * hop + fade, grain.semitones)
        taken[:fade] *= rise
        taken[-fade:] *= rise[::-1]
        place = laid[grain.place * hop :][: len(taken)]
        place += taken[: len(place)]
    return np.ascontiguousarray(laid[lead : lead + frames])
