"""The panel: every figure of one result side by side, parts never hidden behind one number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from studio.core.remember import Remembered
from studio.document.document import Work
from studio.evaluate.baselines import tinted
from studio.evaluate.blending import blended
from studio.evaluate.creativity import Known, copied, diversity, surprise
from studio.evaluate.fidelity import gain_parts, retention_parts, transfer_gain
from studio.evaluate.technical import technical_checks
from studio.media.image import Image
from studio.style.embedding import embedding
from studio.style.profile import StyleProfile, profile

_known: Remembered[StyleProfile] = Remembered()
_tints: Remembered[float] = Remembered()

FLOORS: Mapping[str, float] = {"transfer_gain": 0.15, "beyond_colour": 0.08, "content_retention": 0.4, "finite": 1.0}
CEILINGS: Mapping[str, float] = {"copied": 0.5, "blended": 0.15, "clipped": 0.25, "true_peak": -0.5, "offset": 0.02, "clicks": 2.0}
"""What an honest result of a style that lies far enough from its content keeps; see docs/creativity.md for what cheats reach."""

CROSS_FLOORS: Mapping[str, float] = {**FLOORS, "transfer_gain": 0.08}
"""Across the modalities a result moves towards the mood of its style; nothing of it becomes the style itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What a result is judged against: its content, the styles and their weights, the strength that was asked for."""

    content: Work
    styles: tuple[Work, ...]
    weights: tuple[float, ...]
    strength: float


def panel(result: Work, judged: Judged, known: Known, earlier: Sequence[Work] = ()) -> dict[str, float]:
    """All figures of one result by name, in the order in which they are shown.

    Those of `fidelity.evaluate`; `agreement` where a style is of the other kind (mean of "gain_affect" and "gain_attributes"); `novelty`
    against `known`; `surprise`; `diversity` of the result and the `earlier` ones, where there are any; `copied` and `patch_distance`
    against the styles (that the content is kept is no fault); where no style is of the other kind `beyond_colour`, the gain beyond that
    of the content with the style's colours alone (of sounds: its tone colour), and `blended`. Raises UnsupportedMedia where result and
    content are of different kinds.
    """
    gains = gain_parts(result, judged.content, judged.styles, judged.weights)
    kept = retention_parts(result, judged.content)
    crossing = [gains[name] for name in ("affect", "attributes") if name in gains]
    gain = float(np.mean(list(gains.values())))
    return {
        "transfer_gain": gain,
        "content_retention": float(np.mean(list(kept.values()))),
        **({"agreement": float(np.mean(crossing))} if crossing else {}),
        "novelty": known.novelty(embedding(result)),
        "surprise": _surprise(profile(result), judged),
        **({"diversity": diversity(np.stack([embedding(work) for work in (result, *earlier)]))} if earlier else {}),
        **copied(result, judged.styles),
        **({} if crossing else _against_cheats(result, judged, gain)),
        **{f"gain_{name}": value for name, value in gains.items()},
        **{f"kept_{name}": value for name, value in kept.items()},
        **technical_checks(result, judged.content),
    }


def _against_cheats(result: Work, judged: Judged, gain: float) -> dict[str, float]:
    """What the result has of what costs no art: beyond the style's colours alone, and of the style laid over the content."""
    tint = _tints.get([judged.content, *judged.styles], judged.weights, lambda: _tint_gain(judged))
    return {"beyond_colour": gain - tint, "blended": max(blended(result, judged.content, style) for style in judged.styles)}


def _tint_gain(judged: Judged) -> float:
    heaviest = judged.styles[int(np.argmax(judged.weights))]
    return transfer_gain(tinted(judged.content, heaviest), judged.content, judged.styles, judged.weights)


def _surprise(described: StyleProfile, judged: Judged) -> float:
    """Of styles of both kinds those of the leading one's kind are expected to pull."""
    acting = [(work, weight) for work, weight in zip(judged.styles, judged.weights, strict=True) if weight > 0]
    pulling = [(work, weight) for work, weight in acting if type(work) is type(acting[0][0])]
    styles = [_profile(work) for work, _ in pulling]
    return surprise(described, _profile(judged.content), styles, [weight for _, weight in pulling], judged.strength)


def _profile(work: Work) -> StyleProfile:
    return _known.get([work], None, lambda: profile(work))


def failures(figures: Mapping[str, float], crossed: bool) -> dict[str, float]:
    """The figures beyond their bounds, each with how far beyond, in the bound's unit; `crossed`: the style is of the other kind."""
    floors = CROSS_FLOORS if crossed else FLOORS
    low = {name: bound - figures[name] for name, bound in floors.items() if figures.get(name, bound) < bound}
    high = {name: figures[name] - bound for name, bound in CEILINGS.items() if figures.get(name, bound) > bound}
    return low | high


def crossed(judged: Judged) -> bool:
    """Whether a style is of the other kind than the content."""
    return any(isinstance(style, Image) != isinstance(judged.content, Image) for style in judged.styles)
