"""What is asked of the brush: how patches are chosen and laid, and what is to be looked at first."""

from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True, slots=True)
class Brushwork:
    """How patches are chosen and laid.

    `content` (0…) is the weight of the guide against the picture so far at coarse levels; it falls with the long edge beyond
    `legible` pixels by the power `fading`; `composition` multiplies it at coarse levels, `contours` at fine ones. `edges` (0…1) gives
    edges more of it, `salience` (0…1) salient places. `scale` is the size of strokes against the style's, `variety` the price on patches
    used too often, `coherence` what a longer stroke may cost, `palette` and `sharpness` (0…1) how far each level's colours and fine
    contrast are brought to the style's, `grain` (0…1) the random detail that queries start with, `quote` (0…1) how likely a style's
    figures are used.
    """

    content: float = 2.0
    composition: float = 1.0
    contours: float = 1.0
    legible: float = 200.0
    fading: float = 1.3
    edges: float = 1.0
    salience: float = 0.35
    scale: float = 1.0
    turned: bool = True
    variety: float = 0.5
    coherence: float = 0.12
    palette: float = 0.8
    sharpness: float = 1.0
    grain: float = 0.4
    quote: float = 0.0
    keys: int = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Regard:
    """What is looked at first: `salient` places of the guide, `figures` of each style (1×1×h×w of any size, 0…1)."""

    salient: Tensor
    figures: list[Tensor]
