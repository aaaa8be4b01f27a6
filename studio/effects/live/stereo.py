"""The width of a sound that is being played: what its channels do not have in common, louder or softer."""

import numpy as np
from numpy.typing import NDArray

from studio.effects.live.grid import Grid, Turn
from studio.effects.live.values import ChainTables

Samples = NDArray[np.float32]


class Stereo:
    """The difference of the channels is turned by 2 to the power of `stereo`, their mean stays: nothing changes in mono."""

    def __init__(self, grid: Grid) -> None:
        """Needs nothing of the grid."""

    def lay(self, tables: ChainTables) -> None:
        """Takes none."""

    def reset(self) -> None:
        """Remembers nothing."""

    def apply(self, block: Samples, turn: Turn) -> Samples:
        """(hop, 2) as wide as it is wanted."""
        if turn.resting("stereo"):
            return block
        middle = block.mean(axis=1, keepdims=True)
        return np.asarray(middle + (block - middle) * 2 ** turn.ramp("stereo", len(block)), dtype=np.float32)
