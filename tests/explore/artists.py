"""Simulated artists: pools of works by synthetic maps from settings to descriptors, hidden tastes, and answers with chance in them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.explore.taste import Descriptors, Taste, worths

Array = NDArray[np.float64]
SETTINGS, DESCRIPTORS, WORKS = 8, 19, 200
DECISIVE = 4.0
"""How sure an artist is: the log odds of preferring a work one deviation of worth better."""


@dataclass(frozen=True)
class Artist:
    """A pool of works (n, 19), each described as drafts are, and what each is worth to this artist, in deviations."""

    pool: list[Descriptors]
    worth: Array

    def rank(self, work: int) -> float:
        """The share of the pool that is better, 0…1."""
        return float((self.worth > self.worth[work]).mean())

    def prefers(self, one: int, other: int, chance: np.random.Generator) -> bool:
        """Whether the artist chooses `one`, by a Bradley–Terry draw."""
        return bool(chance.random() < 1 / (1 + np.exp(-DECISIVE * (self.worth[one] - self.worth[other]))))


def artist(seed: int, peaked: bool) -> Artist:
    """An artist with a pool: descriptors are a smooth bent function of eight settings, with what the settings do not decide.

    A straight taste likes a direction of the descriptors, a peaked one a place among the works, the nearer the better.
    """
    chance = np.random.default_rng([seed, peaked])
    settings = chance.uniform(-1, 1, (WORKS, SETTINGS))
    hidden = np.tanh(settings @ chance.normal(size=(SETTINGS, 12)) / 2)
    points = hidden @ chance.normal(size=(12, DESCRIPTORS)) / np.sqrt(12) * 1.5 + 0.3 * chance.normal(size=(WORKS, DESCRIPTORS))
    favourite, direction = points[chance.integers(WORKS)], chance.normal(size=DESCRIPTORS)
    worth = -np.square(points - favourite).sum(axis=1) if peaked else points @ direction
    pool: list[Descriptors] = [{f"d{place:02d}": float(value) for place, value in enumerate(point)} for point in points]
    return Artist(pool, (worth - worth.mean()) / worth.std())


Suggest = Callable[[Taste, list[int], int, np.random.Generator], int]
"""The next work to be shown against the present favourite."""


def by_improvement(artist: Artist) -> Suggest:
    """The work of the greatest expected improvement that was not shown yet."""

    def suggest(taste: Taste, shown: list[int], _best: int, chance: np.random.Generator) -> int:
        if not taste.answers:
            return int(chance.integers(len(artist.pool)))
        improvement = worths(taste, artist.pool).expected_improvement()
        improvement[shown] = -1
        return int(np.argmax(improvement))

    return suggest


def at_random(artist: Artist) -> Suggest:
    """Any work that was not shown yet."""

    def suggest(_taste: Taste, shown: list[int], _best: int, chance: np.random.Generator) -> int:
        return int(chance.choice([place for place in range(len(artist.pool)) if place not in shown]))

    return suggest


def answers_until(artist: Artist, suggest: Suggest, share: float, most: int, seed: int, seen: int = 1) -> int:
    """Answers until the mean rank of the last `seen` suggestions is within the best `share` of the pool; `most` where that does not happen.

    The artist is shown the favourite so far against the next suggestion and chooses.
    """
    chance = np.random.default_rng(seed)
    best = int(chance.integers(len(artist.pool)))
    shown, taste, suggested = [best], Taste(), []
    for count in range(1, most + 1):
        other = suggest(taste, shown, best, chance)
        shown.append(other)
        suggested.append(artist.rank(other))
        won = artist.prefers(other, best, chance)
        taste = taste.preferred(artist.pool[other], artist.pool[best]) if won else taste.preferred(artist.pool[best], artist.pool[other])
        best = other if won else best
        if len(suggested) >= seen and float(np.mean(suggested[-seen:])) <= share:
            return count
    return most
