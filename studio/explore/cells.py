"""The matrix of correspondences, varied: cells that lead a little more, less or the other way, and the cells of two parents mixed."""

from dataclasses import replace

import numpy as np

from studio.document.correspondence import STRONGEST, Correspondence, Matrix

JITTER = 0.5
"""Deviation of the change of a weight at spread 1."""


def jittered(matrix: Matrix, spread: float, chance: np.random.Generator) -> str:
    """Half of the cells and fewer, by `spread` (0…1), with other weights: what was changed, as the setting `cells` holds it."""
    turned = []
    for cell in matrix:
        moved, step = chance.random() < spread / 2, JITTER * spread * chance.normal()
        if moved:
            turned.append(_weighing(cell, cell.weight + step))
    return matrix.with_cells(turned).said()


def mixed(one: Matrix, other: Matrix, chance: np.random.Generator) -> str:
    """For the preset of `one`: each cell that either changed is the one's or the other's."""
    places = sorted({*one.changed, *other.changed})
    return one.with_cells((one if chance.random() < 0.5 else other).cell(*place) for place in places).said()


def _weighing(cell: Correspondence, weight: float) -> Correspondence:
    return replace(cell, weight=round(min(max(weight, -STRONGEST), STRONGEST), 2))
