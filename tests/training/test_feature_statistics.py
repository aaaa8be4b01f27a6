"""Statistics of a layer: those of the losses that paint by descent, with the same gradients."""

import torch

from studio.training.feature_statistics import apart, statistics
from studio.transfer.losses import GRAM, MOMENTS


def drawn(*shape: int) -> torch.Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(sum(shape)))


def test_they_are_gram_matrices_and_moments() -> None:
    features = torch.tensor([[[[1.0, 3.0]], [[0.0, 2.0]]]])
    expected = torch.tensor([[5.0, 3.0, 2.0, 1.0], [3.0, 2.0, 1.0, 1.0]])  # (1·1 + 3·3)/2, (1·0 + 3·2)/2, mean 2, deviation 1 …
    torch.testing.assert_close(statistics(features)[0], expected)


def test_distances_and_gradients_are_those_of_the_losses() -> None:
    features, goal = drawn(1, 6, 9, 7).requires_grad_(), 2 * drawn(1, 6, 5, 4)
    one = apart(statistics(features), statistics(goal)).sum()
    two = GRAM.distance(features, GRAM.measure(goal)) + MOMENTS.distance(features, MOMENTS.measure(goal))
    torch.testing.assert_close(one, two, rtol=1e-5, atol=1e-7)
    slopes = [torch.autograd.grad(loss, features)[0] for loss in (one, two)]
    torch.testing.assert_close(slopes[0], slopes[1], rtol=1e-4, atol=1e-7)


def test_pictures_of_a_batch_are_measured_apart() -> None:
    batch = torch.cat([drawn(1, 4, 6, 6), 3 * drawn(1, 4, 6, 6)])
    both = statistics(batch)
    torch.testing.assert_close(both[1:], statistics(batch[1:]))
    torch.testing.assert_close(apart(both, both[:1])[0], torch.tensor(0.0))
    assert apart(both, both[:1])[1] > 1


def test_half_precision_is_measured_in_full() -> None:
    assert statistics(drawn(1, 4, 6, 6).bfloat16()).dtype == torch.float32
