"""Drafts: variations made small, and judged before anybody sees or hears them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from studio.document.document import Document, Work, proportions
from studio.evaluate.fidelity import content_retention, profile_gains
from studio.evaluate.panel import CEILINGS
from studio.evaluate.technical import technical_checks
from studio.media.image import Image
from studio.media.resize import resized
from studio.style.embedding import Vector, embedding
from studio.style.features import loudest_stretch
from studio.style.profile import StyleProfile, profile

EDGE, SECONDS = 224, 6.0
"""Long edge of a draft in pixels, length of one that is a sound."""

LEAST_KEPT, MOST_LOST = 0.7, 0.25
"""A draft must keep this share of the content that the plain result keeps, and may gain so much less of the style."""

Make = Callable[[Document], Work]
"""Renders a document of small works to its end; handed in by whoever can."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A variation made small: its document, the work, where it lies among works, what it is like, how much style and content it has."""

    document: Document
    work: Work
    point: Vector
    described: StyleProfile
    gain: float
    kept: float
    faults: Mapping[str, float]

    def figures(self) -> dict[str, float]:
        """What was measured, by name."""
        return {"transfer_gain": self.gain, "content_retention": self.kept, **self.faults}

    def worthy_beside(self, plain: "Draft") -> bool:
        """Whether it keeps enough of the content, gains enough of the style and has no faults that the plain result has not."""
        sound = all(value <= max(CEILINGS.get(name, np.inf), plain.faults[name] + 0.05) for name, value in self.faults.items())
        whole = self.faults["finite"] == 1
        return whole and sound and self.kept >= LEAST_KEPT * plain.kept and self.gain >= plain.gain - MOST_LOST


def small(work: Work) -> Work:
    """The work at the size of a draft: at most 224 px, or its loudest 6 s."""
    return resized(work, min(EDGE, max(work.height, work.width))) if isinstance(work, Image) else loudest_stretch(work, SECONDS)


class Sketcher:
    """Makes drafts of one content and its styles, which it describes once."""

    def __init__(self, content: Work, styles: Sequence[Work], weights: Sequence[float], make: Make) -> None:
        """`content` and `styles` are small already; `make` renders documents of them."""
        self._content, self._make = content, make
        self._weighed = [(work, weight) for work, weight in zip(styles, proportions(weights), strict=True) if weight > 0]
        self._described = profile(content)
        self._origin = embedding(content)
        self._goals = [(embedding(work), profile(work), weight) for work, weight in self._weighed]

    def draft(self, document: Document) -> Draft:
        """Make and judge one."""
        work = self._make(sketched(document))
        point, described = embedding(work), profile(work)
        return Draft(
            document,
            work,
            point,
            described,
            self._gain(point, described),
            content_retention(work, self._content),
            technical_checks(work, self._content),
        )

    def _gain(self, point: Vector, described: StyleProfile) -> float:
        """As `fidelity.transfer_gain`, of styles of the same kind by embeddings: no network is asked for a draft."""
        gains = [weight * self._gain_of(point, described, goal, theirs) for goal, theirs, weight in self._goals]
        return float(sum(gains) / sum(weight for _, _, weight in self._goals))

    def _gain_of(self, point: Vector, described: StyleProfile, goal: Vector, theirs: StyleProfile) -> float:
        if theirs.kind != described.kind:
            return float(np.mean(list(profile_gains(described, self._described, theirs).values())))
        before, after = (float(np.linalg.norm(each - goal)) for each in (self._origin, point))
        return (before - after) / max(before, 0.25)


def sketched(document: Document) -> Document:
    """The document of a draft: the quick look, at the size of its works."""
    changes: dict[str, Any] = {"quality": "preview"}
    if hasattr(document.settings, "size"):
        changes["size"] = 0
    return replace(document, settings=replace(document.settings, **changes))


def descriptors(described: StyleProfile) -> dict[str, float]:
    """What taste is learnt by and an archive is laid out by: z-scores of all attributes and moods."""
    found = {name: attribute.z for name, attribute in described.attributes.items() if attribute.z is not None}
    return {name: round(value, 4) for name, value in (found | described.affect.by_name()).items()}  # as they are kept in files
