"""What a network is told of strokes."""

import torch

from studio.document.correspondence_presets import matrix
from studio.mapping.stroke_numbers import stroke_numbers
from studio.mapping.strokes import stroke_parameters
from studio.mapping.targets import visual_targets
from studio.networks.music_stylizer import TOLD


def test_they_are_as_many_as_the_network_takes_and_follow_what_is_asked() -> None:
    told = [stroke_numbers(stroke_parameters(visual_targets(matrix(), {"arousal": arousal})), 1.0) for arousal in (-1.0, 1.0)]
    assert told[0].shape == (TOLD,)
    assert (told[0] - told[1]).abs().max() > 0.1
    assert all(bool(numbers.isfinite().all()) for numbers in told)


def test_the_size_of_the_picture_is_one_of_them() -> None:
    plain = stroke_parameters(visual_targets(matrix(), {}))
    small, large = stroke_numbers(plain, 0.5), stroke_numbers(plain, 2.0)
    assert torch.equal(small[:-1], large[:-1])
    assert float(large[-1] - small[-1]) == 2
