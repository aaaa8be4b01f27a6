"""The bridge from a music to a generator of pictures: how it is to be painted, as numbers that a network is told."""

import math
from dataclasses import astuple, replace

import torch
from torch import Tensor

from studio.mapping.strokes import StrokeParameters


def stroke_numbers(parameters: StrokeParameters, unit: float) -> Tensor:
    """(TOLD,) numbers of strokes, lengths and the unit as octaves; `unit` is that of the picture (`StrokeParameters`), in pixels."""
    found = replace(parameters, width=math.log2(parameters.width), length=math.log2(parameters.length))
    return torch.tensor([*astuple(found), math.log2(unit)])
