"""How generator and discriminator contend: the losses of both, and penalties that hold the discriminator flat.

Logits are of any shape; made and real ones of the same.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional


def discriminator_loss(name: str, real: Tensor, made: Tensor) -> Tensor:
    """What the discriminator pays for its logits of real and made works.

    bce: −log D(x) − log(1 − D(G(z))) with D = sigmoid of the logit (Goodfellow et al. 2014); hinge: max(0, 1 − real) + max(0, 1 + made)
    (Lim & Ye 2017); relativistic: −log sigmoid(real − made) (Jolicoeur-Martineau 2019, as in R3GAN, Huang et al. 2024). Means over all.
    """
    if name == "bce":
        return functional.softplus(-real).mean() + functional.softplus(made).mean()
    if name == "hinge":
        return functional.relu(1 - real).mean() + functional.relu(1 + made).mean()
    if name == "relativistic":
        return functional.softplus(made - real).mean()
    raise ValueError(f"there is no contest {name}")


def generator_loss(name: str, real: Tensor, made: Tensor) -> Tensor:
    """What the generator pays: bce: −log D(G(z)), which does not saturate; hinge: −made; relativistic: −log sigmoid(made − real)."""
    if name == "bce":
        return functional.softplus(-made).mean()
    if name == "hinge":
        return -made.mean()
    if name == "relativistic":
        return functional.softplus(real - made).mean()
    raise ValueError(f"there is no contest {name}")


def gradient_penalty(discriminate: Callable[[Tensor], Tensor], works: Tensor) -> Tensor:
    """½ · the mean over works of ‖∂ Σ D / ∂ work‖²: R1 for real works, R2 for made ones (Mescheder et al. 2018), differentiable."""
    traced = works.detach().requires_grad_()
    (slope,) = torch.autograd.grad(discriminate(traced).sum(), traced, create_graph=True)
    return 0.5 * slope.square().flatten(1).sum(1).mean()


def sameness(one: Tensor, other: Tensor, first: Tensor, second: Tensor, aim: float = 0.05) -> Tensor:
    """How far two works of the noises `first` and `second` fall short of differing by `aim` a unit of noise: 0…aim.

    The ratio of mean absolute differences is that of mode-seeking GANs (Mao et al. 2019); the margin keeps it from growing for ever.
    """
    apart = (one - other).abs().mean() / (first - second).abs().mean().clamp_min(1e-6)
    return functional.relu(aim - apart)


def ambiguity(logits: Tensor) -> Tensor:
    """How well kinds are told from (n, K) logits: −Σ (1/K log p + (1 − 1/K) log(1 − p)) over K, less its least: 0 where none is likelier.

    What a generator of a creative adversarial network pays (Elgammal et al. 2017, arXiv:1706.07068). K is at least 2.
    """
    kinds = logits.shape[1]
    log_p = functional.log_softmax(logits, 1)
    others = (1 - log_p.exp()).clamp_min(1e-6).log()
    paid = -(log_p / kinds + (1 - 1 / kinds) * others).sum(1)
    least = math.log(kinds) - (kinds - 1) * math.log(1 - 1 / kinds)
    return paid.mean() - least
