"""Whether a result took on its style and kept its content: transfer gain, content retention, technical checks; parts always shown."""

from collections.abc import Sequence
from functools import partial
from typing import cast

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from studio.core.errors import UnsupportedMedia
from studio.core.remember import Remembered
from studio.document.document import Work
from studio.evaluate.retention import picture_retention, sound_retention
from studio.evaluate.technical import technical_checks
from studio.media.audio import Audio
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.features import picture
from studio.style.picture_statistics import patch_quantiles
from studio.style.profile import StyleProfile, profile
from studio.style.vector import distance_units, distribution_of, gram_distance, grams_of, root_mean_square, texture_of

Description = Tensor | dict[str, Tensor]

_known: Remembered[dict[str, Description]] = Remembered()

CORRESPONDENCES = (
    ("lightness", "register", 1),
    ("lightness", "brightness", 1),
    ("elevation", "register", 1),
    ("warmth", "warmth", 1),
    ("contrast", "dynamics", 1),
    ("clutter", "modulation", 1),
    ("coarseness", "modulation", -1),
    ("sharpness", "attack", -1),
    ("angularity", "roughness", 1),
    ("roughness", "roughness", 1),
    ("emptiness", "decay", 1),
    ("hue_spread", "pitch_variety", 1),
    ("sweep", "sweep", 1),
    ("regularity", "pulse", 1),
)
"""Visual attribute, audible attribute, sign; sources in docs/methods.md."""


NEAREST = 0.25
"""A content nearer to its style than this share of the usual distance counts as if it were so far: there is little to gain."""
UNITS = {"colour": "distribution", "spectrum": "distribution"}
"""Names of `distance_units` where they differ from the part's."""


def evaluate(result: Work, content: Work, style: Work) -> dict[str, float]:
    """All figures of one result by name.

    `transfer_gain` and `content_retention`, the parts of both ("gain_…", "kept_…"), then the technical checks.
    Raises UnsupportedMedia where result and content are of different kinds.
    """
    gains, kept = gain_parts(result, content, [style], [1.0]), retention_parts(result, content)
    return {
        "transfer_gain": float(np.mean(list(gains.values()))),
        "content_retention": float(np.mean(list(kept.values()))),
        **{f"gain_{name}": value for name, value in gains.items()},
        **{f"kept_{name}": value for name, value in kept.items()},
        **technical_checks(result, content),
    }


def transfer_gain(result: Work, content: Work, styles: Sequence[Work], weights: Sequence[float]) -> float:
    """How far the result has gone from its content to the styles: 0 not at all, 1 all the way; below 0 away from them."""
    return float(np.mean(list(gain_parts(result, content, styles, weights).values())))


def content_retention(result: Work, content: Work) -> float:
    """How much of the content is kept: 1 all of it, about 0 for an unrelated work."""
    return float(np.mean(list(retention_parts(result, content).values())))


def gain_parts(result: Work, content: Work, styles: Sequence[Work], weights: Sequence[float]) -> dict[str, float]:
    """The gain by parts, averaged over the styles by weight; ValueError where the weights sum to nothing.

    A style of the result's own kind: "colour", "patches", "gram" for pictures, "spectrum", "texture" for sounds, each the share of the
    distance between content (at the result's size) and style that the result has covered. A style of the other kind: "affect" and
    "attributes", see `profile_gains`.
    """
    _check_kinds(result, content)
    if isinstance(content, Image) and isinstance(result, Image):
        content = resized(content, max(result.height, result.width))
    found = [(weight, _gains(result, content, style)) for style, weight in zip(styles, weights, strict=True) if weight > 0]
    if not found:
        raise ValueError("the weights of the styles sum to nothing")
    names = dict.fromkeys(name for _, gains in found for name in gains)
    return {name: _average([(weight, gains[name]) for weight, gains in found if name in gains]) for name in names}


def retention_parts(result: Work, content: Work) -> dict[str, float]:
    """What is kept of a picture ("structure", "edges") or a sound ("tune", "onsets", "envelope"); UnsupportedMedia for two kinds."""
    _check_kinds(result, content)
    if isinstance(result, Image):
        return picture_retention(result, cast(Image, content))
    return sound_retention(result, cast(Audio, content))


def _check_kinds(result: Work, content: Work) -> None:
    if isinstance(result, Image) != isinstance(content, Image):
        raise UnsupportedMedia("The result and the content are of different kinds", "give the content that the result was made of")


def _average(weighted: Sequence[tuple[float, float]]) -> float:
    return sum(weight * value for weight, value in weighted) / sum(weight for weight, _ in weighted)


def _gains(result: Work, content: Work, style: Work) -> dict[str, float]:
    if isinstance(style, Image) != isinstance(result, Image):
        return profile_gains(profile(result), profile(content), profile(style))
    goal, before, after = (_described(work) for work in (style, content, result))
    units = distance_units("image" if isinstance(style, Image) else "audio")
    gains = {}
    for name, wanted in goal.items():
        from_content, from_result = _distance(before[name], wanted), _distance(after[name], wanted)
        gains[name] = (from_content - from_result) / max(from_content, NEAREST * units[UNITS.get(name, name)])
    return gains


def _described(work: Work) -> dict[str, Description]:
    """What distances are taken between, remembered: the same content and styles are asked for with every result."""
    return _known.get((work,), None, partial(_describe, work))


def _describe(work: Work) -> dict[str, Description]:
    if isinstance(work, Image):
        patches = patch_quantiles(picture(work, "cpu"))
        return {"colour": distribution_of(work, "cpu"), "patches": patches, "gram": grams_of(work, "cpu")}
    return {"spectrum": distribution_of(work, "cpu"), "texture": texture_of(work, "cpu")}


def _distance(one: Description, other: Description) -> float:
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        return root_mean_square(one - other)
    return gram_distance(cast(dict[str, Tensor], one), cast(dict[str, Tensor], other))


def profile_gains(result: StyleProfile, content: StyleProfile, style: StyleProfile) -> dict[str, float]:
    """How far the result has moved the way the style of another kind stands out, in z-scores and by published correspondences.

    For a shift s of the result from its content and the style's standing t: Σ s·t / Σ t², held within ±1: 0 for no move, 1 where it moved
    by as much as the style stands out, below 0 for the opposite; over the moods ("affect"), over CORRESPONDENCES ("attributes").
    """
    turned = 1 if style.kind == "image" else -1
    pairs = [((seen, heard)[::turned], sign) for seen, heard, sign in CORRESPONDENCES]
    wanted = np.array([sign * style.z(theirs) for (theirs, _), sign in pairs])
    shift = np.array([result.z(ours) - content.z(ours) for (_, ours), _ in pairs])
    mood, before, after = (np.array(list(work.affect.by_name().values())) for work in (style, content, result))
    return {"affect": _projection(after - before, mood), "attributes": _projection(shift, wanted)}


def _projection(shift: NDArray[np.float64], wanted: NDArray[np.float64]) -> float:
    share = float((shift * wanted).sum()) / max(float((wanted**2).sum()), 0.25)
    return max(-1.0, min(1.0, share))
