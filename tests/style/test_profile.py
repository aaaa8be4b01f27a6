"""Profiles: z-scores about the reference works, affect with the right signs, plain data there and back, no torch."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from studio.core.paths import resource
from studio.media import files
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.affect import WEIGHTS
from studio.style.profile import StyleProfile, describe, from_dict, profile, standings, to_dict, z_scores

REFERENCE = json.loads(resource("reference", "reference.json").read_text(encoding="utf-8"))


def _medians(kind: str) -> dict[str, float]:
    return {name: entry["median"] for name, entry in REFERENCE[kind]["attributes"].items()}


def _plain(red: int, green: int, blue: int) -> StyleProfile:
    return profile(Image(np.full((60, 80, 3), np.array([red, green, blue]) / 255, np.float32)))


def _melody(*notes: float, seconds: float = 0.4, gain: float = 0.3) -> Audio:
    rate = 22_050
    time = np.arange(round(seconds * rate)) / rate
    tones = [np.sin(2 * np.pi * 440 * 2 ** ((note - 69) / 12) * time) * np.exp(-4 * time) for note in notes]
    return Audio(gain * np.concatenate(tones)[:, None].astype(np.float32), rate)


@pytest.mark.parametrize("kind", ["image", "audio"])
def test_the_median_work_stands_at_nought(kind: str) -> None:
    assert set(z_scores(kind, _medians(kind)).values()) == {0.0}
    described = describe(kind, _medians(kind))
    assert all(abs(mood) < 0.4 for mood in described.affect.by_name().values())


@pytest.mark.parametrize("kind", ["image", "audio"])
def test_one_deviation_is_one(kind: str) -> None:
    above = {name: entry["median"] + entry["deviation"] for name, entry in REFERENCE[kind]["attributes"].items()}
    assert list(z_scores(kind, above).values()) == pytest.approx([1.0] * len(above))


def test_z_scores_are_held_within_four_and_words_have_none() -> None:
    assert z_scores("audio", {"key": "C major", "tempo": 1e9}) == {"key": None, "tempo": 4.0}


def test_direction_is_the_shortest_turn() -> None:
    found = standings({"direction": 5.0}, {"direction": {"median": 175.0, "deviation": 10.0}})
    assert found == {"direction": pytest.approx(1.0)}


def test_affect_weighs_attributes_of_the_reference() -> None:
    for kind, leanings in WEIGHTS.items():
        for weights in leanings.values():
            assert weights.keys() <= REFERENCE[kind]["attributes"].keys()


def test_orange_is_lighter_warmer_more_saturated_and_gladder_than_navy() -> None:
    orange, navy = _plain(230, 120, 40), _plain(20, 40, 90)
    assert all(orange.z(name) > navy.z(name) for name in ("lightness", "warmth", "saturation"))
    assert orange.affect.valence > navy.affect.valence
    assert orange.affect.dominance < navy.affect.dominance
    assert [swatch.hex for swatch in orange.palette] == ["#e67828"]
    assert orange.palette[0].share == 1


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (12, 200, 99)])
def test_a_palette_names_the_colour_of_a_plain_picture(colour: tuple[int, int, int]) -> None:
    assert _plain(*colour).palette[0].hex == "#" + bytes(colour).hex()


def test_major_and_quick_is_gladder_than_minor_and_slow() -> None:
    glad = profile(_melody(72, 76, 79, 84, 79, 76, 77, 81, 84, 79, 76, 72, seconds=0.2))
    sad = profile(_melody(48, 51, 55, 56, 51, 48, seconds=0.8))
    assert str(glad.attributes["key"].value) == "C major"
    assert glad.attributes["key"].z is None
    assert glad.affect.valence > sad.affect.valence
    assert glad.affect.arousal > sad.affect.arousal
    assert glad.affect.dominance < sad.affect.dominance
    assert glad.palette == ()


@pytest.mark.parametrize("work", [Image(np.random.default_rng(0).random((20, 30, 3), dtype=np.float32)), _melody(60, 64, 67)])
def test_plain_data_there_and_back(work: Image | Audio) -> None:
    described = profile(work)
    plain = json.loads(json.dumps(to_dict(described)))
    assert from_dict(plain) == described
    del plain["affect"]["dominance"]  # as files of before it was measured are
    assert from_dict(plain) == described


def test_a_profile_needs_no_torch() -> None:
    code = """
import sys
import numpy as np
from studio.media.audio import Audio
from studio.media.image import Image
from studio.style.profile import profile
profile(Image(np.zeros((9, 9, 3), np.float32)))
profile(Audio(np.zeros((900, 1), np.float32), 8000))
sys.exit("torch" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-W", "error", "-c", code], check=False).returncode == 0


def test_works_of_the_reference_stand_near_nought(shared: Path) -> None:
    """Every twentieth painting and photograph: the medians of their z-scores are small, their spreads near 1."""
    paths = sorted(path for folder in ("paintings", "photos") for path in (shared / "corpus" / folder).iterdir())[::20]
    profiles = [profile(files.read(path)) for path in paths]
    for name in profiles[0].attributes:
        z = [described.z(name) for described in profiles]
        assert abs(float(np.median(z))) < 0.6, name
        assert 0.4 < float(np.subtract(*np.percentile(z, (84, 16)))) / 2 < 1.8, name
