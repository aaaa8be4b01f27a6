"""From what a music is like to how it is painted: what the matrix wants of visual attributes becomes colours, tone and strokes.

What leads where, and why, is the matrix' (docs/mapping.md); all is relative to other musics (Spence 2011), never absolute.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.core.errors import UnusableStyle
from studio.core.remember import Remembered
from studio.document.correspondence import Matrix
from studio.document.reference import table_of
from studio.mapping.music_palette import Harmonies, Mood, Palette, harmonies, mixed, palette
from studio.mapping.targets import Targets, visual_targets, with_affect
from studio.media.audio import Audio
from studio.style.audio_style import NOTE_NAMES
from studio.style.audio_style import describe as attributes_of
from studio.style.hearing import listen
from studio.style.profile import describe

LIMIT = 2.4
"""Standard scores beyond this count no more."""
STEEPEST = 1.0
"""The steepest angle of strokes, radians: those at 45° rise most, steeper ones begin to stand."""


@dataclass(frozen=True, slots=True, eq=False)
class Music:
    """A music as painters hear it: standard scores by name (those of its moods too), and its harmonies."""

    z: dict[str, float]
    found: Harmonies


@dataclass(frozen=True, slots=True)
class StrokeParameters:
    """How to paint. Lengths are in units of 1/384 of the square root of the picture's area.

    `width` of the broadest strokes, their `length` in widths, `coverage` (layers of paint), `softness`, `dryness`, `taper` 0…1,
    `bristles` and `relief` in lightness, `jitter` of lightness, `broken` 0…1 (how far colours are broken into the palette's),
    `spatter` 0…; `angle` of the strokes (radians, rising), `curl` radians, `swirl` waves across the picture, `regular` and `facets` 0…1
    (one wave against many; plane facets against smooth curves), `scatter` radians, `flow` 0…1 (the music's movement against the
    picture's contours), `fineness` 0…1 of the last layers, `fine_light` a factor of the picture's finest light and shade over them,
    `crispness` −1 blurred … 1 sharpened edges of the finished painting; `lightness` added to the mean, `contrast` as a factor.
    """

    width: float
    length: float
    coverage: float
    softness: float
    dryness: float
    taper: float
    bristles: float
    relief: float
    jitter: float
    broken: float
    spatter: float
    angle: float
    curl: float
    swirl: float
    regular: float
    facets: float
    scatter: float
    flow: float
    fineness: float
    fine_light: float
    crispness: float
    lightness: float
    contrast: float


def hear(audio: Audio, seconds: float | None = None, reference: str = "") -> Music:
    """What painting needs of a music, or of the first `seconds` after its start; UnusableStyle for silence. Known musics are remembered.

    `reference` is the text of a table (`document.reference`) against which it stands out, "" the shipped one.
    """
    return _HEARD.get((audio,), (seconds, reference), lambda: _hear(audio, seconds, reference))


_HEARD: Remembered[Music] = Remembered()


def _hear(audio: Audio, seconds: float | None, reference: str) -> Music:
    if seconds is not None:
        audio = audio.with_samples(audio.samples[: max(1, round(seconds * audio.rate))])
    if float(abs(audio.samples).max()) < 1e-6:
        raise UnusableStyle("The style is silent", "choose a sound that can be heard")
    heard = listen(audio)
    raw = attributes_of(audio, heard)
    found = describe("audio", raw, table=table_of(reference))
    z = with_affect({name: attribute.z for name, attribute in found.attributes.items()}, found.affect)
    tonic = NOTE_NAMES.index(str(raw["key"]).split()[0])
    return Music(z, harmonies(heard, tonic))


def mixed_scores(musics: Sequence[Music], weights: Sequence[float], amount: float) -> dict[str, float]:
    """The standard scores of several musics by weight (sum 1), times `amount`, held within ±2.4."""
    names = musics[0].z
    summed = {name: amount * sum(weight * music.z[name] for music, weight in zip(musics, weights, strict=True)) for name in names}
    return {name: max(-LIMIT, min(LIMIT, value)) for name, value in summed.items()}


def music_palette(musics: Sequence[Music], weights: Sequence[float], amount: float, links: Matrix, turn: float = 0.0) -> Palette:
    """The colours of several musics by weight, as `links` have it; `turn` moves all hues, radians."""
    moods = [mood(visual_targets(links, mixed_scores([music], [1.0], amount)), turn) for music in musics]
    return mixed([palette(music.found, mood) for music, mood in zip(musics, moods, strict=True)], tuple(weights))


def mood(to: Targets, turn: float = 0.0) -> Mood:
    """What of the visual targets tunes the colours."""
    return Mood(
        warmth=to["warmth"],
        lightness=to["lightness"],
        saturation=2.0 * to["saturation"],
        contrast=2.0 * to["contrast"],
        variety=1.7 * to["hue_spread"],
        angularity=to["angularity"],
        turn=turn,
    )


def stroke_parameters(to: Targets) -> StrokeParameters:
    """The painting of visual targets."""
    busy, rough, broad, sharp = math.tanh(to["clutter"]), math.tanh(to["angularity"]), to["coarseness"], to["sharpness"]
    calm, crisp, uneven = math.tanh(broad - 0.5 * sharp), math.tanh(sharp), math.tanh(to["roughness"])
    alive = 2 ** (0.7 * busy + 0.2 * rough + 0.25 * math.tanh(to["grain"]) - 0.6 * math.tanh(broad))
    return StrokeParameters(
        width=_held(19 * 2 ** (0.85 * broad), 10, 32),
        length=_held(5 * 2 ** (0.5 * broad - 0.7 * sharp - 0.8 * rough), 1.5, 14),
        coverage=2.2 + 0.5 * busy,
        softness=_held(0.22 + 0.16 * calm - 0.1 * rough - 0.05 * crisp, 0.04, 0.5),
        dryness=_held(0.4 + 0.25 * rough - 0.2 * calm, 0.1, 0.9),
        taper=_held(0.3 + 0.15 * sharp - 0.1 * rough, 0.05, 0.6),
        bristles=0.038 * alive,
        relief=0.05 * alive * 2 ** (0.4 * uneven),
        jitter=0.042 * alive * 2 ** (0.4 * uneven),
        broken=_held(0.3 + 0.154 * to["hue_spread"] + 0.17 * to["saturation"], 0.15, 0.6),
        spatter=max(0.0, 2.0 * to["roughness"] - 0.25),
        angle=STEEPEST * math.tanh(0.75 * to["sweep"]),
        curl=_held(0.42 - 0.5 * to["regularity"] + 0.39 * to["hue_spread"], 0.1, 1.2),
        swirl=2 ** _held(0.9 - 0.8 * broad, -0.3, 2.2),
        regular=_held(0.4 + 0.6 * to["regularity"], 0, 1),
        facets=_held(0.35 + 0.5 * rough, 0, 1),
        scatter=0.26 * 2 ** (1.6 * rough),
        flow=_held(0.8 + 0.28 * to["contrast"], 0.5, 0.95),
        fineness=_held(0.5 - 0.45 * broad, 0, 1),
        fine_light=2 ** (-0.35 * math.tanh(broad)),
        crispness=0.2 * crisp if crisp > 0 else 0.45 * crisp,
        lightness=0.15 * math.tanh(0.7 * to["lightness"]),
        contrast=2 ** (0.38 * math.tanh(1.4 * to["contrast"])),
    )  # fmt: skip


def at_strength(plain: StrokeParameters, strength: float, scale: float = 1.0) -> StrokeParameters:
    """The same painting more or less far from the picture: `strength` 1 is what `plain` says, 0 next to nothing; `scale` widens strokes."""
    return replace(
        plain,
        width=plain.width * scale * (0.4 + 0.6 * strength),
        length=plain.length * (0.6 + 0.4 * strength),
        lightness=plain.lightness * strength,
        contrast=plain.contrast**strength,
        crispness=plain.crispness * strength,
    )


def _held(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
