from dataclasses import astuple, replace
from itertools import pairwise

import pytest

from studio.document.correspondence_presets import matrix
from studio.mapping.mapper import SoundParameters, adjusted, at_strength, sound_parameters

LINKS = [
    ("lightness", "brightness", 1), ("lightness", "register", 1), ("elevation", "register", 1), ("warmth", "low_mid", 1),
    ("saturation", "richness", 1), ("saturation", "drive", 1), ("contrast", "spread", 1), ("coarseness", "tremolo_rate", -1),
    ("coarseness", "stretch", 1), ("coarseness", "roughness_rate", -1),
    ("clutter", "tremolo_depth", 1), ("clutter", "mask_depth", 1), ("angularity", "roughness", 1),
    ("grain", "roughness", 1), ("roughness", "roughness", 1), ("sharpness", "attack", 1), ("emptiness", "sustain", 1),
    ("emptiness", "decay", 1), ("emptiness", "wet", 1), ("hue_spread", "harmony", 1), ("hue_spread", "resonance", 1),
    ("sweep", "ripple_depth", 1), ("hue_spread", "stereo", 1), ("saturation", "stereo", 1),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "heard", "sign"), LINKS)
def test_more_of_the_one_is_strictly_more_of_the_other(seen: str, heard: str, sign: int) -> None:
    values = [sign * getattr(sound_parameters({seen: z}), heard) for z in (-2.0, -1.0, 0.0, 1.0, 1.6)]
    assert all(low < high for low, high in pairwise(values))


def test_a_matrix_of_no_cells_leaves_every_picture_average() -> None:
    z = {"lightness": 2.0, "sweep": 1.0, "clutter": -1.0}
    assert sound_parameters(z, links=matrix("mine")) == sound_parameters({})


@pytest.mark.parametrize("muted", ["lightness:brightness=0.4/muted", "lightness:brightness=0"])
def test_a_cell_that_rests_leads_nowhere(muted: str) -> None:
    light = {"lightness": 1.5}
    alone = sound_parameters(light, links=matrix("mine", "lightness:brightness=0.4"))
    assert alone.brightness > 0.3
    assert sound_parameters(light, links=matrix("mine", muted)).brightness == 0
    assert sound_parameters(light, links=matrix("mine", "lightness:brightness=-0.4")).brightness == -alone.brightness


def test_an_average_picture_has_no_leaning() -> None:
    plain = sound_parameters({})
    assert (plain.register, plain.brightness, plain.low_mid, plain.spread, plain.attack, plain.ripple_depth) == (0, 0, 0, 0, 0, 0)
    assert sound_parameters({"lightness": 2.0, "sweep": 1.0}, amount=0.0) == plain


def test_strength_nothing_does_nothing() -> None:
    nothing = at_strength(sound_parameters(dict.fromkeys(("lightness", "clutter", "warmth", "grain", "emptiness"), 1.5)), 0.0)
    kept = {name: getattr(nothing, name) for name in ("tremolo_rate", "ripple_rate", "roughness_rate", "decay", "resonance", "stretch")}
    assert nothing == SoundParameters(**kept)


def test_strength_grows_and_stays_in_range() -> None:
    meant = sound_parameters(dict.fromkeys(("lightness", "clutter", "saturation", "grain", "emptiness", "elevation"), 2.0))
    softer, bolder = at_strength(meant, 0.5), at_strength(meant, 1.25)
    assert softer.mask_depth < meant.mask_depth < bolder.mask_depth
    assert all(0 <= getattr(bolder, name) <= 1 for name in ("register", "richness", "tremolo_depth", "roughness", "wet", "width"))


def test_an_artist_turns_surface_tone_space_and_length_apart() -> None:
    meant = sound_parameters({"lightness": 1.0, "warmth": 1.0, "sweep": 1.0})
    assert adjusted(meant, 1, 1, 1, 1) == meant
    assert adjusted(meant, 1, 0, 1, 1) == replace(meant, brightness=0.0, low_mid=0.0, profile_depth=0.0)
    assert adjusted(meant, 1, 1, 1, 2).stretch == 2 * meant.stretch
    changed = [
        sum(a != b for a, b in zip(astuple(adjusted(meant, *turned)), astuple(meant), strict=True))
        for turned in ((0, 1, 1, 1), (1, 1, 0, 1))
    ]
    assert changed == [5, 2]
