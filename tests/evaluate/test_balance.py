"""Balance over what works are like, and samples that are more even than chance."""

from pathlib import Path

import numpy as np
import pytest

from studio.document.document import Source
from studio.evaluate.balance import balance, balanced_sample, descriptors, rarity
from studio.evaluate.vendi import descriptor_kernel, vendi_score
from studio.style.affect import WEIGHTS
from studio.style.library import LibraryWork
from studio.style.profile import reference


def work(number: int, z: dict[str, float], kind: str = "image") -> LibraryWork:
    """A work with these z-scores, all others 0."""
    table = reference(kind)
    raw = {name: spread["median"] + z.get(name, 0.0) * spread["deviation"] for name, spread in table.items()}
    values = {name: value for name, value in raw.items() if name not in WEIGHTS[kind]}
    return LibraryWork(Source(Path(f"/{number}"), f"{number:064x}", kind), values, "00" * 32)


@pytest.fixture
def lopsided() -> list[LibraryWork]:
    """Forty nearly equal dark works and ten that go everywhere."""
    generator = np.random.default_rng(1)
    names = [name for name in reference("image") if name not in WEIGHTS["image"] and name != "direction"]
    same = [work(number, {"lightness": -1 + 0.02 * generator.normal()}) for number in range(40)]
    wild = [work(40 + number, dict(zip(names, 1.8 * generator.normal(size=len(names)), strict=True))) for number in range(10)]
    return same + wild


def test_empty_regions_are_named(lopsided: list[LibraryWork]) -> None:
    found = balance(lopsided[:40])
    assert found["attributes"]["lightness"]["low"] == 40
    assert found["attributes"]["lightness"]["evenness"] == pytest.approx(0.2)
    assert "lightness very high" in found["empty"]
    assert sum(found["moods"].values()) == 40
    assert len(balance(lopsided)["empty"]) < len(found["empty"])
    assert "direction" not in found["attributes"]
    assert balance([]) == {"attributes": {}, "moods": {}, "empty": []}


def test_copies_are_common_and_strangers_rare(lopsided: list[LibraryWork]) -> None:
    found = rarity(lopsided)
    assert found[:40].max() < 0.05
    assert found[40:].min() > 5 * found[:40].max()
    assert np.median(found[40:]) > 0.6


def test_a_balanced_sample_is_more_different_than_chance(lopsided: list[LibraryWork]) -> None:
    def worth(works: list[LibraryWork]) -> float:
        return vendi_score(descriptor_kernel(descriptors(works)))

    by_chance = [worth([lopsided[place] for place in np.random.default_rng(seed).choice(50, 10, replace=False)]) for seed in range(10)]
    balanced = [worth(list(balanced_sample(lopsided, 10, seed))) for seed in range(10)]
    assert np.mean(balanced) > 2 * np.mean(by_chance)
    assert min(balanced) > max(by_chance)


def test_the_seed_decides_and_both_kinds_are_drawn(lopsided: list[LibraryWork]) -> None:
    mixed = lopsided + [work(100 + number, {"tempo": float(number)}, "audio") for number in range(5)]
    assert balanced_sample(mixed, 12, 3) == balanced_sample(mixed, 12, 3)
    assert balanced_sample(mixed, 12, 3) != balanced_sample(mixed, 12, 4)
    assert {each.source.kind for each in balanced_sample(mixed, 12, 3)} == {"image", "audio"}
    assert len(balanced_sample(mixed, 1000)) == len(mixed)
    assert balanced_sample([], 5) == ()
