"""The matrix read from both sides: one cell leads both ways, mood goes on to what makes it."""

import pytest

from studio.document.attributes import COLUMNS, ROWS
from studio.document.correspondence_presets import MAPPINGS, matrix
from studio.evaluate.fidelity import CORRESPONDENCES
from studio.mapping.explain import reasons
from studio.mapping.targets import MOOD_SHARE, audible_targets, visual_targets
from studio.style.affect import WEIGHTS


def test_one_cell_leads_both_ways() -> None:
    links = matrix("mine", "lightness:register=0.8")
    assert audible_targets(links, {"lightness": 1.5})["register"] == pytest.approx(1.2)
    assert visual_targets(links, {"register": -1.0})["lightness"] == pytest.approx(-0.8)
    assert set(audible_targets(links, {})) == set(COLUMNS)
    assert set(visual_targets(links, {})) == set(ROWS)


def test_curves_bend_what_flows() -> None:
    links = matrix("mine", "lightness:register=0.8/threshold sharpness:attack=-0.5/even")
    assert audible_targets(links, {"lightness": 0.9})["register"] == 0
    assert audible_targets(links, {"sharpness": -2.0})["attack"] == audible_targets(links, {"sharpness": 2.0})["attack"] == -1


@pytest.mark.parametrize("mood", ["valence", "arousal", "dominance"])
def test_mood_goes_on_to_what_makes_it(mood: str) -> None:
    links = matrix("mine", f"{mood}:{mood}=1")
    heard, seen = audible_targets(links, {mood: 1.0}), visual_targets(links, {mood: 1.0})
    assert {name: value for name, value in heard.items() if value and name != mood} == pytest.approx(
        {name: MOOD_SHARE * weight for name, weight in WEIGHTS["audio"][mood].items()}
    )
    assert {name: value for name, value in seen.items() if value and name != mood} == pytest.approx(
        {name: MOOD_SHARE * weight for name, weight in WEIGHTS["image"][mood].items()}
    )


@pytest.mark.parametrize("towards", ["audio", "image"])
@pytest.mark.parametrize("mapping", MAPPINGS[:-1])
def test_every_mapping_says_something_both_ways(mapping: str, towards: str) -> None:
    z = dict.fromkeys({*ROWS, *COLUMNS}, 1.5)
    found = reasons(matrix(mapping), z, towards)
    assert found
    assert [abs(reason.shift) for reason in found] == sorted((abs(reason.shift) for reason in found), reverse=True)
    assert not any(reason.effect.fixed for reason in found)


def test_a_reason_is_a_sentence() -> None:
    told = reasons(matrix("mine", "lightness:register=0.25"), {"lightness": 2.1}, "audio")[0].in_words()
    assert told.startswith("very light (+2.1) → register up (+0.5): Light is high, dark is deep")
    assert told.endswith("Marks 1974")


def test_the_judge_of_agreement_is_not_contradicted() -> None:
    """`evaluate` judges by signs of its own, whatever an artist does to the matrix; the balanced one never says the opposite."""
    for seen, heard, sign in CORRESPONDENCES:
        assert matrix().cell(seen, heard).weight * sign >= 0, (seen, heard)
