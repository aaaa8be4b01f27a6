"""Knobs that an artist teaches in words of their own, "scarier … calmer": which of two works is the one more than the other.

The model is that of taste (Bradley & Terry 1952; see `taste`): what is learnt from pairs orders all works of a kind by the word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.explore.taste import Answer, Descriptors, Taste, worths

BETWEEN = re.compile(r"\s*(?:…|\.\.\.|/|↔)\s*")
"""What may stand between the two words."""
LONGEST = 40
"""Letters of a word."""


@dataclass(frozen=True, slots=True)
class Knob:
    """A pair of words, the `kind` of the works it was taught with, and the answers: of each the first work is `more` than the second."""

    more: str
    less: str
    kind: str
    taught: Taste = field(default_factory=Taste)

    @property
    def name(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.more, self.less, self.kind

    @property
    def knows(self) -> bool:
        """Whether there are enough answers to go by."""
        return self.taught.knows

    def compared(self, more: Descriptors, less: Descriptors) -> "Knob":
        """One work is `more` than the other."""
        return replace(self, taught=self.taught.preferred(more, less))

    def without(self, work: Descriptors) -> "Knob":
        """Every answer about a work taken back."""
        return replace(self, taught=Taste(tuple(each for each in self.taught.answers if work not in (each.better, each.worse))))

    def marked(self, work: Descriptors, mark: int, others: Sequence[tuple[Descriptors, int]]) -> "Knob":
        """`work` was marked as more (1), as less (−1) or as neither (0): compared with each of the `others` that has the opposite mark."""
        knob = self.without(work)
        for other, theirs in others:
            if mark and theirs == -mark:
                knob = knob.compared(work, other) if mark > 0 else knob.compared(other, work)
        return knob

    def places(self, works: Sequence[Descriptors]) -> NDArray[np.float64]:
        """(n,) where the works stand from less to more, in the unit of the log odds; all 0 where nothing was taught."""
        return worths(self.taught, works).mean if works else np.zeros(0)


def words_of(text: str) -> tuple[str, str]:
    """The two words of "scarier … calmer"; StudioError where there are not two."""
    words = [word.strip()[:LONGEST] for word in BETWEEN.split(text.strip())]
    if len(words) != 2 or not all(words) or words[0] == words[1]:
        raise StudioError("A knob has two words", "write them with three dots between, for instance scarier … calmer")
    return words[0], words[1]


def with_knob(knobs: Sequence[Knob], knob: Knob) -> tuple[Knob, ...]:
    """The knobs with `knob` in the place of the one of its name, or after the others."""
    if any(each.name == knob.name for each in knobs):
        return tuple(knob if each.name == knob.name else each for each in knobs)
    return (*knobs, knob)


def merged(one: Sequence[Knob], other: Sequence[Knob]) -> tuple[Knob, ...]:
    """All knobs of both; those of one name have the answers of both, each once."""
    both = tuple(one)
    for knob in other:
        known: tuple[Answer, ...] = next((each.taught.answers for each in both if each.name == knob.name), ())
        new = tuple(answer for answer in knob.taught.answers if answer not in known)
        both = with_knob(both, replace(knob, taught=Taste(known + new)))
    return both
