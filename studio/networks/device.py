"""Which device the work is done on."""

import torch

from studio.core.errors import StudioError


def present() -> dict[str, bool]:
    """The torch devices that the engines know, the processor first, and whether this machine has them."""
    return {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}


def resolve(name: str) -> str:
    """The torch device "cpu", "cuda" or "mps"; "auto" is the GPU where there is one; StudioError where the named one is missing."""
    found = present()
    if name == "auto":
        return next(device for device in ("cuda", "mps", "cpu") if found[device])
    if not found[name]:
        raise StudioError(f"There is no {name} device on this machine", "use --device auto or --device cpu")
    return name


def quick_at_half(device: str) -> bool:
    """Whether `device` multiplies numbers of half the length (bfloat16) faster than full ones: graphics cards, CPUs with AMX or AVX-512."""
    return device == "cuda" or (device == "cpu" and (torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()))


def warm_up(device: str) -> None:
    """Take the first step of torch on `device`, which starts its threads: it costs more than any that follows."""
    matrix = torch.zeros(64, 64, device=device)
    (matrix @ matrix).sum().item()
