"""An artist's taste, learnt from hearts, crosses and choices between two: which variation to show first, and which to try next.

A Bradley–Terry model (Bradley & Terry 1952) whose strengths are a smooth function of a work's descriptors: the odds that one work is
preferred to another are the exponential of the difference of their worths. Worth is linear in the descriptors and in a Nyström map of a
Gaussian kernel (Williams & Seeger 2001), so that a taste may also have a favourite place; the fit is scikit-learn's logistic regression on
differences, its uncertainty Laplace's approximation. What to try next is chosen by expected improvement (Močkus 1975).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

Array = NDArray[np.float64]
Descriptors = Mapping[str, float]

ENOUGH = 4
"""Answers from which on a taste says something."""
MOST = 400
"""Answers that are kept of one kind; the oldest go."""

LANDMARKS = 64
LINEAR, SMOOTH = 0.5, 1.6
"""How much the straight and the curved part of worth may vary before any answer."""
KERNEL_WIDTH = 1.0
"""Of the Gaussian kernel, in root mean square deviations of a descriptor."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that the artist said: `better` is preferred to `worse`; None stands for a work that leaves one cold."""

    better: Descriptors | None
    worse: Descriptors | None


@dataclass(frozen=True, slots=True)
class Taste:
    """All answers about works of one kind, the oldest first."""

    answers: tuple[Answer, ...] = ()

    def liked(self, work: Descriptors) -> "Taste":
        """♥: better than what leaves one cold."""
        return self._with(Answer(work, None))

    def disliked(self, work: Descriptors) -> "Taste":
        """✕: worse than what leaves one cold."""
        return self._with(Answer(None, work))

    def preferred(self, better: Descriptors, worse: Descriptors) -> "Taste":
        """One of two was chosen."""
        return self._with(Answer(better, worse))

    def without(self, work: Descriptors) -> "Taste":
        """Heart and cross of a work taken back."""
        return Taste(tuple(answer for answer in self.answers if answer not in (Answer(work, None), Answer(None, work))))

    @property
    def knows(self) -> bool:
        """Whether there are enough answers to go by."""
        return len(self.answers) >= ENOUGH

    def _with(self, answer: Answer) -> "Taste":
        return replace(self, answers=(*self.answers, answer)[-MOST:])


@dataclass(frozen=True, slots=True, eq=False)
class Worths:
    """What a taste makes of some works: the worth of each (n,), how uncertain it is (n,), and the worth of the best work judged so far."""

    mean: Array
    deviation: Array
    best: float

    def expected_improvement(self) -> Array:
        """(n,) by how much each can be expected to surpass the best so far."""
        deviation = np.maximum(self.deviation, 1e-9)
        ahead = (self.mean - self.best) / deviation
        return np.asarray((self.mean - self.best) * norm.cdf(ahead) + deviation * norm.pdf(ahead))


def worths(taste: Taste, works: Sequence[Descriptors]) -> Worths:
    """What the taste makes of `works`; all the same, and quite uncertain, where there is no answer yet. Works lack no descriptor."""
    from sklearn.linear_model import LogisticRegression

    names = sorted(works[0])
    judged = [work for answer in taste.answers for work in (answer.better, answer.worse) if work is not None]
    features = _features(_matrix(works, names), _matrix(judged, names))
    if not taste.answers:
        return Worths(np.zeros(len(works)), np.linalg.norm(features[: len(works)], axis=1), 0.0)
    seen = iter(features[len(works) :])
    zero = np.zeros(features.shape[1])
    apart = np.stack([_next(answer.better, seen, zero) - _next(answer.worse, seen, zero) for answer in taste.answers])
    rows, labels = np.concatenate([apart, -apart]), np.repeat([1, 0], len(apart))
    fit = LogisticRegression(C=0.5, fit_intercept=False, max_iter=300).fit(rows, labels)  # each answer stands there twice
    weights = fit.coef_[0]
    odds = 1 / (1 + np.exp(-np.clip(apart @ weights, -30, 30)))
    precision = np.eye(len(weights)) + (apart * (odds * (1 - odds))[:, None]).T @ apart
    asked = features[: len(works)]
    deviation = np.sqrt(np.einsum("nd,dn->n", asked, np.linalg.solve(precision, asked.T)))
    return Worths(asked @ weights, deviation, float((features[len(works) :] @ weights).max()))


def _features(asked: Array, judged: Array) -> Array:
    """(n, d) descriptors of the works asked about and those judged → features: the straight ones, then the Nyström map."""
    from sklearn.kernel_approximation import Nystroem

    points = np.concatenate([asked, judged])
    count = points.shape[1]
    landmarks = min(LANDMARKS, len(points))
    curved = Nystroem(gamma=1 / (2 * count * KERNEL_WIDTH**2), n_components=landmarks, random_state=0).fit_transform(points)
    return np.concatenate([LINEAR * points / np.sqrt(count), SMOOTH * curved], axis=1)


def _matrix(works: Iterable[Descriptors], names: Sequence[str]) -> Array:
    """(n, d) descriptors in the order of `names`, within ±3; 0 where a work of another version lacks one."""
    found = [[min(max(work.get(name, 0.0), -3.0), 3.0) for name in names] for work in works]
    return np.array(found, dtype=np.float64).reshape(-1, len(names))


def _next(work: Descriptors | None, features: Any, zero: Array) -> Array:
    found: Array = zero if work is None else next(features)
    return found
