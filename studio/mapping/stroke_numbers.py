"""The bridge from a music to a generator of pictures: how it is to be painted, as numbers and planes that a network is told."""

import math
from dataclasses import astuple, replace

import torch
from torch import Tensor

from studio.mapping.strokes import StrokeParameters


def stroke_numbers(parameters: StrokeParameters, unit: float) -> Tensor:
    """(TOLD,) numbers of strokes, lengths and the unit as octaves; `unit` is that of the picture (`StrokeParameters`), in pixels."""
    found = replace(parameters, width=math.log2(parameters.width), length=math.log2(parameters.length))
    return torch.tensor([*astuple(found), math.log2(unit)])


def ways(field: Tensor) -> Tensor:
    """2×H×W of angles (H, W) in radians: cosine and sine of the doubled angle, for a stroke has no head."""
    return torch.stack([(2 * field).cos(), (2 * field).sin()])
