"""A blind test of two alternatives: which of two works gave a result of the program its style?

Two-alternative forced choice (Fechner 1860): of two candidates one was the style, the other is a decoy; who can tell nothing is right half
of the time. Which works meet, in which order and on which side they are shown is drawn anew for every test, and so is the seed of every
result. The share of right answers has the exact interval of Clopper & Pearson (1934).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest

from studio.core.errors import StudioError
from studio.document.document import Document, Source, Style, Work
from studio.document.settings import SETTINGS
from studio.media.image import Image
from studio.media.resize import resized

KINDS = ("audio", "image")
"""Kinds of what is asked about: a music made from a painting, a picture made from a music."""

CHANCE = 0.5
CONFIDENCE = 0.95
EDGE, SECONDS = 512, 8.0
"""Long edge of pictures in pixels, length of sounds."""

LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Question:
    """Which of two works gave `content` its style: the true one or the decoy; which of them comes first, and the seed of the result."""

    content: Source
    true: Source
    decoy: Source
    true_first: bool
    seed: int

    @property
    def kind(self) -> str:
        """Of what is asked about; the candidates are of the other."""
        return self.content.kind

    @property
    def candidates(self) -> tuple[Source, Source]:
        """In the order in which they are shown."""
        return (self.true, self.decoy) if self.true_first else (self.decoy, self.true)

    @property
    def document(self) -> Document:
        """What the result is made from: the settings that the program begins with."""
        return Document(self.content, (Style(self.true),), SETTINGS[self.content.kind, self.true.kind](), self.seed)

    def answered(self, first: bool) -> "Answer":
        """The answer that says the first candidate, or the second."""
        return Answer(self.kind, first == self.true_first, self.content.sha256, self.true.sha256, self.decoy.sha256, self.seed)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the kind of what was asked about, whether it was right, and what was shown, by SHA-256, with the result's seed."""

    kind: str
    right: bool
    content: str = ""
    true: str = ""
    decoy: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """`hits` of `count` answers were right."""

    hits: int
    count: int

    @property
    def share(self) -> float:
        """Of right answers, 0…1; chance where there are none."""
        return self.hits / self.count if self.count else CHANCE

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with a confidence of 95 % (Clopper & Pearson 1934), 0…1; all of it without answers."""
        if not self.count:
            return 0.0, 1.0
        found = binomtest(self.hits, self.count).proportion_ci(CONFIDENCE, method="exact")
        return float(found.low), float(found.high)

    @property
    def beats_chance(self) -> bool:
        """Whether all of the interval lies above one half."""
        return self.interval[0] > CHANCE


def tally(answers: Iterable[Answer], kind: str = "") -> Tally:
    """Of the answers about `kind`, or of all."""
    counted = [answer for answer in answers if kind in ("", answer.kind)]
    return Tally(sum(answer.right for answer in counted), len(counted))


def questions(works: Collection[Source], count: int, seed: int) -> tuple[Question, ...]:
    """`count` questions about `works`, half of each kind where there are works for both, none asked twice while there are others.

    StudioError where the works allow no question: it takes one work, and two of the other kind.
    """
    chance = np.random.default_rng(seed)
    asked = [kind for kind in KINDS if _askable(works, kind)]
    if not asked:
        raise StudioError("A blind test needs a picture and two sounds, or a sound and two pictures", "add works to your library")
    streams = {kind: _drawn(works, kind, chance) for kind in asked}
    kinds = [asked[number % len(asked)] for number in range(count)]
    return tuple(next(streams[kinds[place]]) for place in chance.permutation(count))


def excerpt(work: Work) -> Work:
    """The work as the test shows it: at most 512 px, or its loudest 8 s."""
    from studio.style.features import loudest_stretch  # torch comes with it: the window reads answers without

    return resized(work, min(EDGE, max(work.height, work.width))) if isinstance(work, Image) else loudest_stretch(work, SECONDS)


def _of_kind(works: Collection[Source], kind: str) -> list[Source]:
    """The works of a kind, each once."""
    return list({work.sha256: work for work in works if work.kind == kind}.values())


def _other(kind: str) -> str:
    return KINDS[1 - KINDS.index(kind)]


def _askable(works: Collection[Source], kind: str) -> bool:
    return len(_of_kind(works, kind)) > 0 and len(_of_kind(works, _other(kind))) > 1


def _drawn(works: Collection[Source], kind: str, chance: np.random.Generator) -> Iterator[Question]:
    """Questions of a kind without end: contents and true styles come in turn, each turn in another order."""
    contents, styles = _turns(_of_kind(works, kind), chance), _turns(_of_kind(works, _other(kind)), chance)
    candidates = _of_kind(works, _other(kind))
    earlier: set[tuple[str, str]] = set()
    while True:
        content, true = next(contents), next(styles)
        if (content.sha256, true.sha256) in earlier:
            content = next(contents)
        earlier.add((content.sha256, true.sha256))
        others = [work for work in candidates if work != true]
        decoy = others[int(chance.integers(len(others)))]
        yield Question(content, true, decoy, bool(chance.random() < CHANCE), int(chance.integers(LARGEST_SEED)))


def _turns(works: Sequence[Source], chance: np.random.Generator) -> Iterator[Source]:
    while True:
        for place in chance.permutation(len(works)):
            yield works[place]
