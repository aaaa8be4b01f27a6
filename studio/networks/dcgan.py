"""The founding text's second networks: pictures of 32×32 pixels out of noise (Radford, Metz & Chintala 2016, arXiv:1511.06434)."""

from torch import Tensor, nn
from torch.nn import init

from studio.networks.convolutional import SLOPE

NOISE = 100
"""Numbers of noise that a picture is made of."""
EDGE = 32
"""Pixels of its edges."""


class DcganGenerator(nn.Module):
    """Transposed convolutions 100→256→128→64→3, 4×4, strides 1, 2, 2, 2; batch norm and ReLU between, tanh at the end."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs, stride in ((NOISE, 256, 1), (256, 128, 2), (128, 64, 2)):
            padding = 0 if stride == 1 else 1
            layers += [nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]
        self.layers = nn.Sequential(*layers, nn.ConvTranspose2d(64, 3, 4, 2, 1, bias=False), nn.Tanh())
        self.apply(_begin)

    def forward(self, noise: Tensor) -> Tensor:
        """(n, 100) numbers, normally distributed → (n, 3, 32, 32) in −1…1."""
        made: Tensor = self.layers(noise[:, :, None, None])
        return made


class DcganDiscriminator(nn.Module):
    """Convolutions 3→64→128→256→1, 4×4, strides 2, 2, 2, 1; batch norm from the second on, LeakyReLU .2."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(3, 64, 4, 2, 1, bias=False), nn.LeakyReLU(SLOPE)]
        for inputs, outputs in ((64, 128), (128, 256)):
            layers += [nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.LeakyReLU(SLOPE)]
        self.layers = nn.Sequential(*layers, nn.Conv2d(256, 1, 4, 1, 0, bias=False))
        self.apply(_begin)

    def forward(self, pictures: Tensor) -> Tensor:
        """(n, 3, 32, 32) → (n,) logits: the n×1×1×1 of the last convolution flattened, as labels are."""
        logits: Tensor = self.layers(pictures)
        return logits.flatten()


def _begin(layer: nn.Module) -> None:
    """The paper's first weights: normal, deviation .02, about 0 for convolutions and about 1 for the scales of batch norms."""
    if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
        init.normal_(layer.weight, 0.0, 0.02)
    elif isinstance(layer, nn.BatchNorm2d):
        init.normal_(layer.weight, 1.0, 0.02)
