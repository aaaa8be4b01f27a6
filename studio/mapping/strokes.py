"""From what a music is like to how it is painted: its standing among other musics becomes colours, tone and strokes.

The signs are those of published correspondences: arousal → saturation and contrast, valence → lightness and warmth (Palmer et al. 2013,
Whiteford et al. 2018), brightness → lightness (Marks 1974), roughness → angularity (Köhler 1929, Ramachandran & Hubbard 2001), density
of events → clutter, slow and long → broad and long strokes, rising → strokes that rise. All is relative (Spence 2011), never absolute.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.core.errors import UnusableStyle
from studio.core.remember import Remembered
from studio.document.reference import table_of
from studio.mapping.music_palette import Harmonies, Mood, Palette, harmonies, mixed, palette
from studio.media.audio import Audio
from studio.style.audio_style import NOTE_NAMES
from studio.style.audio_style import describe as attributes_of
from studio.style.hearing import listen
from studio.style.profile import describe

LIMIT = 2.4
"""Standard scores beyond this count no more."""


@dataclass(frozen=True, slots=True, eq=False)
class Music:
    """A music as painters hear it: standard scores by name (with "valence" and "arousal"), and its harmonies."""

    z: dict[str, float]
    found: Harmonies


@dataclass(frozen=True, slots=True)
class StrokeParameters:
    """How to paint. Lengths are in units of 1/384 of the square root of the picture's area.

    `width` of the broadest strokes, their `length` in widths, `coverage` (layers of paint), `softness`, `dryness`, `taper` 0…1,
    `bristles` and `relief` in lightness, `jitter` of lightness, `broken` 0…1 (how far colours are broken into the palette's),
    `spatter` 0…; `angle` of the strokes (radians, rising), `curl` radians, `swirl` waves across the picture, `regular` and `facets` 0…1
    (one wave against many; plane facets against smooth curves), `scatter` radians, `flow` 0…1 (the music's movement against the
    picture's contours), `fineness` 0…1 of the last layers; `lightness` added to the mean, `contrast` as a factor.
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
    z = {name: attribute.z for name, attribute in found.attributes.items() if attribute.z is not None}
    tonic = NOTE_NAMES.index(str(raw["key"]).split()[0])
    return Music(z | {"valence": found.affect.valence, "arousal": found.affect.arousal}, harmonies(heard, tonic))


def mixed_scores(musics: Sequence[Music], weights: Sequence[float], amount: float) -> dict[str, float]:
    """The standard scores of several musics by weight (sum 1), times `amount`, held within ±2.4."""
    names = musics[0].z
    summed = {name: amount * sum(weight * music.z[name] for music, weight in zip(musics, weights, strict=True)) for name in names}
    return {name: max(-LIMIT, min(LIMIT, value)) for name, value in summed.items()}


def music_palette(musics: Sequence[Music], weights: Sequence[float], amount: float, turn: float = 0.0) -> Palette:
    """The colours of several musics by weight; `turn` moves all hues, radians."""
    return mixed([palette(music.found, mood(mixed_scores([music], [1.0], amount), turn)) for music in musics], tuple(weights))


def mood(z: dict[str, float], turn: float = 0.0) -> Mood:
    """What of the standard scores tunes the colours."""
    return Mood(z["valence"], z["arousal"], z["brightness"], z["roughness"], z["pitch_variety"], turn)


def stroke_parameters(z: dict[str, float]) -> StrokeParameters:
    """The painting of standard scores (see `Music`)."""
    calm = math.tanh(0.5 * z["decay"] - 0.6 * z["onset_density"])
    rough = math.tanh(0.6 * z["roughness"] - 0.25 * z["harmonicity"])
    busy = math.tanh(0.7 * z["onset_density"])
    octaves = -0.4 * z["onset_density"] - 0.14 * z["brightness"] + 0.18 * z["warmth"] - 0.15 * z["modulation"] + 0.22 * z["decay"]
    return StrokeParameters(
        width=_held(19 * 2**octaves, 10, 32),
        length=_held(5 * 2 ** (0.45 * z["decay"] + 0.15 * z["harmonicity"] - 0.8 * rough), 1.5, 14),
        coverage=2.2 + 0.5 * busy,
        softness=_held(0.22 + 0.16 * calm - 0.1 * rough, 0.06, 0.45),
        dryness=_held(0.4 + 0.25 * rough - 0.2 * calm, 0.1, 0.9),
        taper=_held(0.3 - 0.25 * z["attack"] / LIMIT - 0.1 * rough, 0.05, 0.6),
        bristles=0.038 * 2 ** (0.8 * busy + 0.3 * rough),
        relief=0.05 * 2 ** (0.8 * busy + 0.3 * rough),
        jitter=0.042 * 2 ** (0.9 * busy + 0.3 * rough),
        broken=_held(0.3 + 0.08 * z["pitch_variety"] + 0.06 * z["arousal"], 0.15, 0.6),
        spatter=max(0.0, 0.35 * z["onset_density"] + 0.25 * z["roughness"] - 0.3 * z["harmonicity"] - 0.25),
        angle=0.9 * math.tanh(0.7 * z["sweep"])
        + 0.4 * math.tanh(0.6 * z["valence"])
        + 0.2 * math.tanh(0.7 * z["register"])
        + 0.35 * math.tanh(z["pulse"]),
        curl=_held(0.42 + 0.25 * z["harmonicity"] + 0.2 * z["pitch_variety"] - 0.25 * z["pulse"], 0.1, 1.2),
        swirl=2 ** _held(0.9 + 0.45 * z["modulation"] + 0.2 * z["tempo"], -0.3, 2.2),
        regular=_held(0.4 + 0.3 * z["pulse"], 0, 1),
        facets=_held(0.35 + 0.5 * rough, 0, 1),
        scatter=0.26 * 2 ** (1.6 * rough),
        flow=_held(0.8 + 0.1 * z["arousal"], 0.5, 0.95),
        fineness=_held(0.5 + 0.22 * z["onset_density"] + 0.12 * z["brightness"] - 0.12 * z["decay"], 0, 1),
        lightness=0.12 * math.tanh(0.45 * z["valence"] + 0.4 * z["brightness"]),
        contrast=2 ** (0.38 * math.tanh(0.7 * z["arousal"])),
    )  # fmt: skip


def at_strength(plain: StrokeParameters, strength: float, scale: float = 1.0) -> StrokeParameters:
    """The same painting more or less far from the picture: `strength` 1 is what `plain` says, 0 next to nothing; `scale` widens strokes."""
    return replace(
        plain,
        width=plain.width * scale * (0.4 + 0.6 * strength),
        length=plain.length * (0.6 + 0.4 * strength),
        lightness=plain.lightness * strength,
        contrast=plain.contrast**strength,
    )


def _held(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
