"""The networks that are trained: what goes in, what comes out, and that every weight learns."""

import math

import pytest
import torch
from torch import Tensor, nn

from studio.networks.any_stylizer import COLOUR_NUMBERS, SEEN, SEEN_LAYERS, AnyStylizer, coloured
from studio.networks.any_stylizer import style_numbers as seen_numbers
from studio.networks.convolutional import ConvolutionalDiscriminator, ConvolutionalGenerator
from studio.networks.crossing_stylizer import QUICK, CrossingStylizer
from studio.networks.dcgan import DcganDiscriminator, DcganGenerator
from studio.networks.music_stylizer import LED, MusicStylizer
from studio.networks.music_stylizer import TOLD as ASKED
from studio.networks.sound_stylizer import BANDS, FRAME_RATE, NUMBERS, SoundDiscriminator, SoundStylizer, style_numbers
from studio.networks.stylizer import PatchDiscriminator, Stylizer, noise_planes
from studio.networks.texture_stylizer import TOLD, TextureStylizer

MIXED = torch.tensor([[0.5, 0.5], [1.0, 0.0]])


def drawn(*shape: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(sum(shape)))


def seen(count: int) -> Tensor:
    """Numbers of styles for `AnyStylizer`: anything, then grey of some contrast."""
    numbers = drawn(count, SEEN)
    numbers[:, -COLOUR_NUMBERS:] = torch.tensor([0.5, 0.4, 0.3, 0.04, 0.02, 0.02, 0.04, 0.02, 0.04])
    return numbers


CASES = {
    "conv generator": (ConvolutionalGenerator, (drawn(2, 3, 32, 32), drawn(2, 3, 32, 32)), (2, 3, 32, 32)),
    "conv generator, another size": (ConvolutionalGenerator, (drawn(1, 3, 48, 20), drawn(1, 3, 48, 20)), (1, 3, 48, 20)),
    "conv discriminator": (ConvolutionalDiscriminator, (drawn(2, 3, 32, 32),), (2,)),
    "conv discriminator, another size": (lambda: ConvolutionalDiscriminator(16), (drawn(2, 3, 16, 16),), (2,)),
    "dcgan generator": (DcganGenerator, (drawn(4, 100),), (4, 3, 32, 32)),
    "dcgan discriminator": (DcganDiscriminator, (drawn(4, 3, 32, 32),), (4,)),
    "stylizer": (lambda: Stylizer(2), (drawn(2, 3, 40, 32), MIXED, drawn(2, 4, 3, 3)), (2, 3, 40, 32)),
    "stylizer, odd edges": (lambda: Stylizer(2), (drawn(2, 3, 33, 47), MIXED, drawn(2, 4, 3, 3)), (2, 3, 33, 47)),
    "stylizer, smallest": (Stylizer, (drawn(1, 3, 8, 8), torch.ones(1, 1), drawn(1, 4, 1, 1)), (1, 3, 8, 8)),
    "any stylizer": (AnyStylizer, (drawn(2, 3, 40, 32), seen(2), drawn(2, 4, 3, 3)), (2, 3, 40, 32)),
    "any stylizer, odd edges": (AnyStylizer, (drawn(1, 3, 33, 47), seen(1), drawn(1, 4, 1, 1)), (1, 3, 33, 47)),
    "any stylizer, smallest": (AnyStylizer, (drawn(1, 3, 8, 8), seen(1), drawn(1, 4, 1, 1)), (1, 3, 8, 8)),
    "music stylizer": (MusicStylizer, (drawn(2, 3, 40, 32), drawn(2, ASKED), drawn(2, LED, 10, 8)), (2, 3, 40, 32)),
    "music stylizer, odd edges": (
        MusicStylizer,
        (drawn(1, 3, 33, 47), drawn(1, ASKED), drawn(1, LED, 9, 12)),
        (1, 3, 33, 47),
    ),
    "music stylizer, smallest": (
        MusicStylizer,
        (drawn(1, 3, 8, 8), drawn(1, ASKED), drawn(1, LED, 2, 2)),
        (1, 3, 8, 8),
    ),
    "patch discriminator": (lambda: PatchDiscriminator(2), (drawn(2, 3, 48, 64), MIXED), (2, 6, 8)),
    "sound stylizer": (SoundStylizer, (drawn(2, BANDS, 64), drawn(2, NUMBERS), drawn(2, 1, BANDS, 64)), (2, BANDS, 64)),
    "crossing stylizer": (CrossingStylizer, (drawn(2, BANDS, 64), drawn(2, NUMBERS), drawn(2, 1, BANDS, 64)), (2, BANDS, 64)),
    "crossing stylizer, one frame": (CrossingStylizer, (drawn(1, BANDS, 1), drawn(1, NUMBERS), drawn(1, 1, BANDS, 1)), (1, BANDS, 1)),
    "sound stylizer, one frame": (SoundStylizer, (drawn(1, BANDS, 1), drawn(1, NUMBERS), drawn(1, 1, BANDS, 1)), (1, BANDS, 1)),
    "texture stylizer": (
        TextureStylizer,
        (drawn(2, BANDS, 64), drawn(2, TOLD).flip(1), drawn(2, TOLD), drawn(2, 1, BANDS, 64)),
        (2, BANDS, 64),
    ),
    "texture stylizer, odd": (
        TextureStylizer,
        (drawn(1, BANDS, 77), drawn(1, TOLD), drawn(1, TOLD), drawn(1, 1, BANDS, 77)),
        (1, BANDS, 77),
    ),
    "texture stylizer, one frame": (
        TextureStylizer,
        (drawn(1, BANDS, 1), drawn(1, TOLD), drawn(1, TOLD), drawn(1, 1, BANDS, 1)),
        (1, BANDS, 1),
    ),
    "sound discriminator, other numbers": (lambda: SoundDiscriminator(TOLD), (drawn(2, BANDS, 64), drawn(2, TOLD)), (2, 5, 8)),
    "sound discriminator": (SoundDiscriminator, (drawn(2, BANDS, 64), drawn(2, NUMBERS)), (2, 5, 8)),
}


@pytest.mark.parametrize("case", CASES)
def test_shapes(case: str) -> None:
    make, given, shape = CASES[case]
    made = make()(*given)
    assert tuple(made.shape) == shape
    assert made.isfinite().all()


@pytest.mark.parametrize("case", [case for case in CASES if "," not in case])
def test_gradients_reach_every_weight(case: str) -> None:
    make, given, _ = CASES[case]
    torch.manual_seed(0)
    network: nn.Module = make()
    with torch.no_grad():  # layers that begin at nothing pass nothing back
        for weight in network.parameters():
            weight.add_(0.01 * torch.randn(weight.shape))
    (network(*given) * drawn(*network(*given).shape)).sum().backward()
    for name, weight in network.named_parameters():
        assert weight.grad is not None, name
        assert weight.grad.abs().sum() > 0, name


def test_a_new_stylizer_leaves_a_picture_nearly_as_it_is() -> None:
    picture = torch.rand(1, 3, 24, 32, generator=torch.Generator().manual_seed(0))
    assert (Stylizer()(picture, torch.ones(1, 1), torch.zeros(1, 4, 1, 1)) - picture).abs().mean() < 0.2


def test_noise_and_the_mixture_of_styles_change_what_a_stylizer_makes() -> None:
    torch.manual_seed(0)
    network = Stylizer(2)
    network.enter.scales.data[1] = 3
    picture, plain = drawn(1, 3, 24, 32), torch.zeros(1, 4, 2, 2)
    one, two, between = (network(picture, torch.tensor([[1 - share, share]]), plain) for share in (0.0, 1.0, 0.5))
    assert (one - two).abs().max() > 1e-3
    assert (between - one).abs().max() > 1e-4
    assert (network(picture, torch.tensor([[1.0, 0.0]]), drawn(1, 4, 2, 2)) - one).abs().max() > 1e-4


def test_a_picture_takes_the_mean_and_covariance_of_colours() -> None:
    picture = torch.rand(1, 3, 40, 40, generator=torch.Generator().manual_seed(0))
    made = coloured(picture, seen(1)[:, -COLOUR_NUMBERS:])[0].flatten(1)
    torch.testing.assert_close(made.mean(1), torch.tensor([0.5, 0.4, 0.3]))
    assert (made.cov(correction=0) - torch.tensor([[0.04, 0.02, 0.02], [0.02, 0.04, 0.02], [0.02, 0.02, 0.04]])).abs().max() < 0.002
    flat = coloured(torch.full((1, 3, 8, 8), 0.7), seen(1)[:, -COLOUR_NUMBERS:])
    torch.testing.assert_close(flat[0, :, 3, 3], torch.tensor([0.5, 0.4, 0.3]))


def test_a_new_stylizer_of_any_style_lays_its_colours_and_hears_the_style() -> None:
    torch.manual_seed(0)
    network, picture, plain = AnyStylizer(), torch.rand(1, 3, 24, 32), torch.zeros(1, 4, 2, 2)
    style = seen(1)
    made = network(picture, style, plain)
    assert (made - coloured(picture, style[:, -COLOUR_NUMBERS:])).abs().mean() < 0.1
    other = style.clone()
    other[:, : SEEN // 2] += 1
    assert (network(picture, other, plain) - made).abs().max() > 1e-5
    assert torch.equal(network(picture, style, plain), made)


def test_numbers_that_a_network_sees_in_a_style_by_hand() -> None:
    features = {layer: torch.ones(1, channels, 2, 2) for layer, channels in SEEN_LAYERS.items()}
    pixels = torch.tensor([0.0, 1.0]).expand(1, 3, 2, 2)
    numbers = seen_numbers(features, pixels)[0]
    assert len(numbers) == SEEN
    torch.testing.assert_close(numbers[[0, 64, -9]], torch.tensor([math.log(2), 0.0, 0.5]))
    torch.testing.assert_close(numbers[-6:], torch.full((6,), 0.25))


def test_numbers_of_a_style_tell_how_fast_its_bands_move() -> None:
    time = torch.arange(512) / FRAME_RATE
    slow, fast = (torch.sin(2 * torch.pi * hertz * time).expand(1, BANDS, -1) for hertz in (2.0, 8.0))
    numbers = [style_numbers(levels)[0, 2 * BANDS :].view(8, 6) for levels in (slow, fast)]
    assert numbers[0].argmax(1).tolist() == [1] * 8
    assert numbers[1].argmax(1).tolist() == [3] * 8
    assert torch.allclose(style_numbers(slow)[0, :BANDS], slow[0].mean(1))


@torch.no_grad()
def test_what_can_be_written_down_leads_means_and_deviations_to_what_is_wanted() -> None:
    network = CrossingStylizer()
    network.lead.fill_(1 / QUICK)
    levels = drawn(1, BANDS, 64)
    own = style_numbers(levels)
    wanted = own.clone()
    wanted[:, :BANDS] += 0.3
    wanted[:, BANDS : 2 * BANDS] *= 1.5
    after = style_numbers(levels + network(levels, wanted, torch.zeros(1, 1, BANDS, 64)))
    assert torch.allclose(after[:, : 2 * BANDS], wanted[:, : 2 * BANDS], atol=1e-3)
    assert torch.allclose(network(levels, own, torch.zeros(1, 1, BANDS, 64)), torch.zeros(1), atol=1e-5)


def test_paper_is_always_the_same_without_noise_and_of_unit_deviation() -> None:
    plain, other, noisy = (
        noise_planes(2, 100, 130, amount, torch.Generator().manual_seed(seed)) for amount, seed in ((0, 1), (0, 2), (1, 2))
    )
    assert plain.shape == (2, 4, 25, 33)
    assert torch.equal(plain, other)
    assert (plain[:, 2:] == 0).all()
    assert (plain[:, :2] - noisy[:, :2]).abs().mean() > 0.5
    for planes in (plain[:, :2], noisy):
        assert 0.6 < float(planes.std()) < 1.4
    half = noise_planes(2, 100, 130, 0.5, torch.Generator().manual_seed(2))
    assert (half[:, :2] - plain[:, :2]).abs().mean() < (noisy[:, :2] - plain[:, :2]).abs().mean()
    torch.testing.assert_close(half[:, 2:], noisy[:, 2:] / 2)
