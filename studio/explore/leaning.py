"""Where variations lean: towards what is liked, and along a knob that the artist has taught."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.explore.drafts import Draft, descriptors
from studio.explore.knobs import Knob
from studio.explore.taste import Taste, worths
from studio.explore.variations import Worth

PULL = 2.0
"""How much a knob that is turned all the way counts against taste, both in deviations among the drafts."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Taste, and a knob turned towards more (1) or less (−1) of its word; what knows too little, or is not turned, has no say."""

    taste: Taste = field(default_factory=Taste)
    knob: Knob | None = None
    turn: float = 0.0

    @property
    def turned(self) -> bool:
        """Whether a knob that knows enough is turned."""
        return self.knob is not None and self.knob.knows and self.turn != 0

    def worth(self) -> Worth | None:
        """How promising drafts are, for `explore`: the expected improvement by taste, and the way of the knob; None without either."""
        return self._promise if self.turned or self.taste.knows else None

    def ranked(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts in the order of the knob, where one is turned, else what is liked most first; as they are without either."""
        if not drafts or not (self.turned or self.taste.knows):
            return list(drafts)
        works = [descriptors(draft.described) for draft in drafts]
        value = self.turn * self.knob.places(works) if self.knob is not None and self.turned else worths(self.taste, works).mean
        return [drafts[place] for place in np.argsort(-value, kind="stable")]

    def _promise(self, drafts: Sequence[Draft]) -> Sequence[float]:
        works = [descriptors(draft.described) for draft in drafts]
        value = np.zeros(len(works))
        if self.taste.knows:
            value += _standard(worths(self.taste, works).expected_improvement())
        if self.knob is not None and self.turned:
            value += PULL * self.turn * _standard(self.knob.places(works))
        return list(value)


def _standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """In deviations from their mean; 0 where all are the same."""
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
