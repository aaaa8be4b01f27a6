"""VGG-19 up to relu5_1, the network whose features the founding text's style vector is made of.

Simonyan & Zisserman 2014, arXiv:1409.1556; the original Caffe weights, stored as a table of 256 values a layer and an index a weight.
"""

import copy
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.networks.profiling import named
from studio.networks.weights import read_weights

CHANNELS = {"1": (64, 64), "2": (128, 128), "3": (256, 256, 256, 256), "4": (512, 512, 512, 512), "5": (512,)}
LAYERS = tuple(f"relu{block}_{number}" for block, widths in CHANNELS.items() for number in range(1, len(widths) + 1))
STYLE_LAYERS = ("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")
CONTENT_LAYER = "relu4_2"
MEAN_BLUE_GREEN_RED = (103.939, 116.779, 123.68)
POOLINGS: dict[str, Callable[[Tensor, tuple[int, int]], Tensor]] = {"max": functional.max_pool2d, "average": functional.avg_pool2d}
"""Of each 2×2 activations the largest, as the network was trained, or their mean, as Gatys, Ecker & Bethge (2015) prefer for painting."""


class VGG19(nn.Module):
    """Thirteen 3×3 convolutions with ReLU, a 2×2 pooling between the blocks, as the original has them."""

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.convolutions = nn.ModuleDict()
        inputs = 3
        for block, widths in CHANNELS.items():
            for number, outputs in enumerate(widths, start=1):
                self.convolutions[f"{block}_{number}"] = nn.Conv2d(inputs, outputs, 3, padding=1)
                inputs = outputs
        self.register_buffer("mean", torch.empty(1, 3, 1, 1), persistent=False)

    @named("VGG-19")
    def features(self, pixels: Tensor, layers: Collection[str], pooling: str = "max") -> dict[str, Tensor]:
        """The activations of `layers` (names out of LAYERS) for pixels (n, 3, H, W), sRGB 0…1; stops at the last layer asked for.

        A layer of block b has about H/2^(b−1) × W/2^(b−1) positions; an edge of one position is not pooled further, so any size of 1×1
        and more is taken. `pooling` is one of POOLINGS. Differentiable with respect to `pixels`. ValueError for a name that is no layer.
        """
        if unknown := set(layers) - set(LAYERS):
            raise ValueError(f"VGG-19 has no layers {sorted(unknown)}")
        wanted = set(layers)
        found: dict[str, Tensor] = {}
        hidden = (pixels.flip(1) * 255 - self.mean).to(next(self.convolutions.parameters()).dtype)
        for name, convolution in self.convolutions.items():
            if not wanted:
                break
            if name.endswith("_1") and name != "1_1":
                hidden = _pooled(hidden, pooling)
            hidden = functional.relu(convolution(hidden), inplace=True)
            if (layer := f"relu{name}") in wanted:
                found[layer] = hidden
                wanted.remove(layer)
        return found

    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        """The features of the five style layers."""
        return self.features(pixels, STYLE_LAYERS)


def _pooled(hidden: Tensor, pooling: str) -> Tensor:
    height, width = hidden.shape[-2:]
    return POOLINGS[pooling](hidden, (min(2, height), min(2, width)))


@lru_cache(maxsize=2)
def halved_vgg19(device: str) -> VGG19:
    """As `vgg19`, with weights and features in bfloat16: two to five times as quick where the device can multiply them."""
    network = copy.deepcopy(vgg19(device))
    network.convolutions.to(torch.bfloat16)
    return network


@lru_cache(maxsize=4)
def vgg19(device: str) -> VGG19:
    """The trained network on a torch device, frozen, one for all who ask; MissingWeights where its file is missing or damaged."""
    stored = read_weights("vgg19")
    decoded = {}
    for block, widths in CHANNELS.items():
        for number in range(1, len(widths) + 1):
            layer, name = f"block{block}_conv{number}", f"convolutions.{block}_{number}"
            decoded[f"{name}.weight"] = stored[f"{layer}_W_table"][stored[f"{layer}_W_q"].int()]
            decoded[f"{name}.bias"] = stored[f"{layer}_b"]
    return assembled(decoded, torch.tensor(MEAN_BLUE_GREEN_RED), device)


def assembled(weights: Mapping[str, Tensor], mean: Tensor, device: str) -> VGG19:
    """A frozen network of its weights ("convolutions.1_1.weight", …) for pixels as blue, green, red in 0…255, less their `mean` (3)."""
    with torch.device("meta"):
        network = VGG19()
    layout = torch.channels_last if device == "cpu" else torch.contiguous_format  # a seventh quicker on CPUs
    laid = {name: tensor.to(memory_format=layout) if tensor.ndim == 4 else tensor for name, tensor in weights.items()}
    network.load_state_dict(laid, assign=True)
    network.mean = mean.view(1, 3, 1, 1)
    return network.requires_grad_(False).eval().to(device)
