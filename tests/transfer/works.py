"""Small works made on the spot, and requests of them."""

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np

from studio.core.job import Request
from studio.document.document import Document, Source, Style, TransferRequest, Work
from studio.document.settings import SETTINGS
from studio.document.transfer_settings import REALTIME
from studio.media.audio import Audio
from studio.media.image import Image
from studio.transfer.engine import transfer

SLOW = ("vgg", "sandwich", "ensemble")
"""Methods that descend through a network, whose promises are the same at any quality: the tests ask for the quickest one."""

RECIPES = {("audio", "image"): "cross", ("image", "audio"): "music"}
"""By which recipe the trained models of pairs of two kinds are made; of others it is called as their kind."""


def picture(seed: int = 0, height: int = 72, width: int = 96) -> Image:
    """Soft coloured blobs with grain and a few hard edges."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width] / max(height, width)
    pixels = np.full((height, width, 3), random.random(3))
    for _ in range(8):
        centre, colour, radius = random.random(2), random.random(3), 0.05 + 0.3 * random.random()
        weight = 1 / (1 + np.exp(40 * (np.hypot(y - centre[0], x - centre[1]) - radius)))
        pixels += weight[..., None] * (colour - pixels)
    return Image((pixels + 0.04 * random.standard_normal(pixels.shape)).clip(0, 1).astype(np.float32))


def sound(seed: int = 0, seconds: float = 1.5, rate: int = 22_050, channels: int = 2) -> Audio:
    """Plucked notes of a scale, panned, with a little hiss."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    samples = 0.002 * random.standard_normal((len(time), channels))
    for start in np.arange(0, seconds, 0.2 + 0.05 * (seed % 3)):
        pitch = 220 * 2 ** (random.choice([0, 2, 4, 7, 9, 12]) / 12) * (1 + seed % 2)
        past = np.clip(time - start, 0, None)
        tone = sum(np.sin(2 * np.pi * pitch * k * past) / k for k in range(1, 5)) * np.exp(-past * 8) * (time >= start)
        samples += 0.15 * tone[:, None] * random.uniform(0.5, 1, channels)
    return Audio(samples.astype(np.float32), rate)


def work(kind: str, seed: int = 0) -> Work:
    """A small work of a kind."""
    return picture(seed) if kind == "image" else sound(seed)


def request(content: Work, *styles: Work, weights: tuple[float, ...] = (), seed: int = 0, **settings: object) -> TransferRequest:
    """A request for the CPU; `settings` are those of the first style's pair."""
    kinds = [kind_of(content), kind_of(styles[0])]
    weighed = zip(styles, weights or [1.0] * len(styles), strict=True)
    named = tuple(Style(Source(Path("style"), "", kind_of(style)), weight) for style, weight in weighed)
    if settings.get("method") in SLOW:
        settings = {"quality": "preview", **settings}
    if settings.get("method") == REALTIME:
        settings = {"model": tiny_model(RECIPES.get((kinds[0], kinds[1]), kinds[0])), **settings}
    chosen = SETTINGS[kinds[0], kinds[1]](**settings)
    return Request(Document(Source(Path("content"), "", kinds[0]), named, chosen, seed), content, styles)


@lru_cache
def tiny_model(kind: str, seed: int = 0) -> str:
    """The path of a model for works of a kind, of weights that chance gave."""
    import torch

    from studio.networks.trained import NETWORKS, write_trained

    torch.manual_seed(seed)
    network = NETWORKS[kind](2)
    with torch.no_grad():
        for weight in network.parameters():
            weight.add_(0.05 * torch.randn(weight.shape))
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    styles = [{"name": name, "sha256": name * 64, "colours": [0.5, 0, 0, 0.2, 0.1, shade]} for name, shade in (("a", 0.1), ("b", 0.3))]
    write_trained(Path(folder, "tiny.safetensors"), network, {"recipe": kind, "styles": styles})
    return str(Path(folder, "tiny.safetensors"))


def kind_of(work: Work) -> str:
    """The kind of a work that has been read."""
    return "audio" if isinstance(work, Audio) else "image"


def values(work: Work | None) -> np.ndarray:
    """Pixels or samples."""
    assert work is not None
    return work.samples if isinstance(work, Audio) else work.pixels


def result(asked: TransferRequest) -> np.ndarray:
    """Pixels or samples of the final work."""
    return values(list(transfer(asked, lambda: asked.document))[-1].preview)
