"""The balanced matrix painted: each parameter moves in its published direction, whatever else the music is."""

import numpy as np
import pytest

from studio.core.errors import UnusableStyle
from studio.document.correspondence_presets import matrix
from studio.mapping.strokes import StrokeParameters, at_strength, hear, mixed_scores, stroke_parameters
from studio.mapping.targets import visual_targets
from studio.media.audio import Audio

NAMES = (
    "loudness", "dynamics", "tempo", "pulse", "onset_density", "attack", "decay", "register", "pitch_variety", "sweep",
    "brightness", "warmth", "harmonicity", "roughness", "modulation", "width", "mode", "valence", "arousal",
)  # fmt: skip


def scores(**values: float) -> dict[str, float]:
    return dict.fromkeys(NAMES, 0.0) | values


def painted_of(**values: float) -> StrokeParameters:
    return stroke_parameters(visual_targets(matrix(), scores(**values)))


@pytest.mark.parametrize(
    ("heard", "painted", "sign"),
    [
        ("arousal", "contrast", 1), ("valence", "lightness", 1), ("brightness", "lightness", 1), ("roughness", "scatter", 1),
        ("roughness", "facets", 1), ("roughness", "length", -1), ("onset_density", "jitter", 1), ("onset_density", "width", -1),
        ("onset_density", "relief", 1), ("decay", "length", 1), ("sweep", "angle", 1), ("pulse", "regular", 1), ("modulation", "swirl", 1),
    ],
)  # fmt: skip
def test_directions(heard: str, painted: str, sign: int) -> None:
    values = [getattr(painted_of(**{heard: value}), painted) for value in (-2, -1, 0, 1, 2)]
    assert (sign * np.diff(values) >= 0).all()
    assert sign * (values[-1] - values[0]) > 0


def test_strength_scales_continuously() -> None:
    plain = painted_of(arousal=1.5, valence=-1)
    none, most = at_strength(plain, 0), at_strength(plain, 1)
    assert (none.contrast, none.lightness) == (1, 0)
    assert none.width < most.width == plain.width
    assert at_strength(plain, 1, 2).width == 2 * plain.width


def test_scores_mix_by_weight_and_are_held() -> None:
    rate = 8000
    low, high = (Audio(0.3 * np.sin(2 * np.pi * f * np.arange(rate) / rate)[:, None].astype(np.float32), rate) for f in (200, 2000))
    musics = [hear(low), hear(high)]
    mixed = mixed_scores(musics, (0.5, 0.5), 1.0)
    assert mixed["brightness"] == pytest.approx((musics[0].z["brightness"] + musics[1].z["brightness"]) / 2)
    assert max(map(abs, mixed_scores(musics, (1.0, 0.0), 50).values())) == 2.4


def test_silence_is_no_style() -> None:
    with pytest.raises(UnusableStyle):
        hear(Audio(np.zeros((500, 2), np.float32), 8000))
