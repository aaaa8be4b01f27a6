"""Whether a result is new, unexpected and no copy, and how many different ones there are: novelty, surprise, diversity, copying.

Creative is what is novel and unexpected and still worth something (Boden 2004): these figures stand beside transfer gain and content
retention, never for them. Everything is measured in `style.embedding` or in named attributes, by fixed rules without any seed.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import distance

from studio.core.paths import resource
from studio.document.document import Work
from studio.evaluate.fidelity import CORRESPONDENCES
from studio.evaluate.patches import unexplained
from studio.evaluate.vendi import vendi_score
from studio.media.image import Image
from studio.style.embedding import embedding
from studio.style.profile import StyleProfile

Array = NDArray[np.floating]

NEIGHBOURS = 5
WIDTH = 0.3
"""Of the kernel of `diversity`, in usual distances: eight styles on one content count nearly as eight, eight copies as one."""
OUTLIER = 4.0
"""Deviations beyond which an attribute surprises no more: one odd measurement must not stand for the work."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Works that a result must differ from to be new: their embeddings (n, d), and for each the mean distance to its nearest others."""

    points: Array
    reach: Array

    @classmethod
    def of(cls, points: Array) -> "Known":
        """The works with these embeddings."""
        apart = distance.cdist(points, points)
        np.fill_diagonal(apart, np.inf)
        count = min(NEIGHBOURS, max(0, len(points) - 1))
        return cls(points, np.sort(apart, axis=1)[:, :count].mean(axis=1) if count else np.zeros(len(points)))

    def novelty(self, point: Array) -> float:
        """Mean distance to the 5 nearest of them, corrected for hubs (CSLS: Conneau et al. 2018).

        0 for a work as far from its neighbours as they are from theirs, above 0 further out, about −1 for a copy. A usual distance is 1.
        """
        apart = distance.cdist(point[None], self.points)[0]
        own = np.sort(apart)[:NEIGHBOURS].mean()
        corrected = 2 * apart - own - self.reach
        return float(np.sort(corrected)[:NEIGHBOURS].mean())


def known_works(works: Sequence[Work], shipped: bool = True) -> Known:
    """The reference works of the kind of `works` (at least one of them) and these."""
    points = [embedding(work) for work in works]
    return Known.of(np.stack([*(reference_points("image" if isinstance(works[0], Image) else "audio") if shipped else ()), *points]))


@cache
def reference_points(kind: str) -> Array:
    """(n, d) embeddings of reference works, from resources/reference."""
    with np.load(resource("reference", "creativity.npz")) as file:
        return np.asarray(file[kind], dtype=np.float32)


def diversity(points: Array) -> float:
    """How many different works (n, d) embeddings are worth: the Vendi score with a Gaussian kernel of `WIDTH`; 1 … n, 0 for none."""
    apart = distance.cdist(points, points, "sqeuclidean") if len(points) else np.zeros((0, 0))
    return vendi_score(np.exp(-apart / (2 * WIDTH**2)))


def copied(result: Work, works: Sequence[Work]) -> dict[str, float]:
    """Whether the result repeats one of `works` (its styles) of its kind, patch by patch.

    "patch_distance": the least share of its patches' variance that no patch of a work explains, 0 for a copy; "copied": 1 where that is
    below the 1st percentile among different reference works, else 0.
    """
    least = min((unexplained(result, work) for work in works if isinstance(work, Image) == isinstance(result, Image)), default=1.0)
    return {"patch_distance": least, "copied": float(least < _measured("image" if isinstance(result, Image) else "audio")["copied"])}


def surprise(
    result: StyleProfile, content: StyleProfile, styles: Sequence[StyleProfile], weights: Sequence[float], strength: float
) -> float:
    """How little the result's attributes were to be expected: −log-likelihood, in nats an attribute above the likeliest outcome.

    The predictor is a straight line for each attribute, fitted on plain results of the default method without noise (see
    resources/reference/build_creativity.py): the result moves from its content by strength · (a + b · pull), with normal errors; `pull` is
    how far the styles lie from the content in that attribute, across the modalities the mean of the published correspondences. So it knows
    content, styles and strength, no other setting and no picture: about .5 for the plain result, more where method, noise or the works
    themselves made something else of it.
    """
    fitted = _measured(result.kind)["expected"]["same" if styles[0].kind == result.kind else "other"]
    found = []
    for name, line in fitted.items():
        moved = result.z(name) - content.z(name)
        expected = strength * (line["base"] + line["slope"] * pull(name, content, styles, weights))
        found.append(min(abs(moved - expected) / line["deviation"], OUTLIER) ** 2 / 2)
    return float(np.mean(found))


def pull(name: str, content: StyleProfile, styles: Sequence[StyleProfile], weights: Sequence[float]) -> float:
    """How far the styles draw an attribute of the content, in z-scores; weights need not sum to 1."""
    if styles[0].kind == content.kind:
        wanted = [style.z(name) - content.z(name) for style in styles]
    else:
        wanted = [_corresponding(name, style) for style in styles]
    return sum(weight * each for weight, each in zip(weights, wanted, strict=True)) / (sum(weights) or 1.0)


def _corresponding(name: str, style: StyleProfile) -> float:
    """What a style of the other kind asks of the attribute, by the mean of the correspondences that name it; 0 where none does."""
    turned = -1 if style.kind == "audio" else 1
    asked = [sign * style.z(pair[::turned][0]) for *pair, sign in CORRESPONDENCES if pair[::turned][1] == name]
    return float(np.mean(asked)) if asked else 0.0


@cache
def _measured(kind: str) -> dict[str, Any]:
    """What was measured among the reference works of `kind`, from resources/reference."""
    table: dict[str, Any] = json.loads(resource("reference", "creativity.json").read_text(encoding="utf-8"))
    return dict(table[kind])
