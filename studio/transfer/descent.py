"""Descent on one tensor, written out because torch.optim imports the whole compiler at its first step: five seconds and more."""

import math
from collections import deque
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from studio.transfer.pyramid import scaled


class Descent(Protocol):
    """Moves a `canvas` of values 0…1 by what was found there; `picture` is the best so far that may be shown."""

    canvas: Tensor

    @property
    def picture(self) -> Tensor:
        """What was reached, the canvas itself or where it set out from."""

    def step(self, loss: Tensor, gradient: Tensor) -> None:
        """Move the canvas, given the loss and its gradient there."""

    def resized(self, canvas: Tensor) -> "Descent":
        """The descent gone on with on the same picture in another size."""


class Adam:
    """Adam (Kingma & Ba 2015), within 0…1; what it knows of a picture is taken along to another size (Crowson's style-transfer-pytorch)."""

    def __init__(self, canvas: Tensor, rate: float, betas: tuple[float, float] = (0.9, 0.99)) -> None:
        self.canvas, self._rate, self._betas = canvas, rate, betas
        self._mean, self._square = torch.zeros_like(canvas), torch.zeros_like(canvas)
        self._steps = 0

    @property
    def picture(self) -> Tensor:
        """The canvas."""
        return self.canvas

    @torch.no_grad()
    def step(self, loss: Tensor, gradient: Tensor) -> None:
        """One step down the `gradient`."""
        self._steps += 1
        first, second = self._betas
        self._mean.lerp_(gradient, 1 - first)
        self._square.mul_(second).addcmul_(gradient, gradient, value=1 - second)
        spread = (self._square.sqrt() / math.sqrt(1 - second**self._steps)).add_(1e-8)
        self.canvas.addcdiv_(self._mean, spread, value=-self._rate / (1 - first**self._steps)).clamp_(0, 1)

    @torch.no_grad()
    def resized(self, canvas: Tensor) -> "Adam":
        """Both moments resized to the new canvas, the count of steps kept."""
        other = Adam(canvas, self._rate, self._betas)
        height, width = canvas.shape[-2:]
        other._mean, other._square = scaled(self._mean, height, width), scaled(self._square, height, width).clamp_min_(0)
        other._steps = self._steps
        return other


@dataclass(frozen=True, slots=True, eq=False)
class _Point:
    """A point that was accepted: where, the loss and the gradient there."""

    place: Tensor
    loss: float
    gradient: Tensor


class LBFGS:
    """L-BFGS (Nocedal & Wright, Numerical Optimization, algorithms 7.4 and 3.1) within 0…1, one evaluation a step.

    The canvas is a trial: where its loss has fallen enough (Armijo) it is accepted, otherwise the way to it is halved. Values that press
    against a limit stay there. The first trial moves values by `rate` on the root mean square.
    """

    MEMORY, ENOUGH, HALVINGS = 10, 1e-4, 10

    def __init__(self, canvas: Tensor, rate: float) -> None:
        self.canvas, self._rate = canvas, rate
        self._start: _Point | None = None
        self._pairs: deque[tuple[Tensor, Tensor]] = deque(maxlen=self.MEMORY)
        self._way, self._length, self._halvings = torch.zeros_like(canvas), 1.0, 0

    @property
    def picture(self) -> Tensor:
        """The last point that was accepted."""
        return self.canvas if self._start is None else self._start.place

    @torch.no_grad()
    def step(self, loss: Tensor, gradient: Tensor) -> None:
        """Accept the canvas or not, and move it to the next trial."""
        start, here = self._start, _Point(self.canvas.detach().clone(), float(loss), gradient.detach().clone())
        if start is None:
            self._set_out(here)
        else:
            moved = here.place - start.place
            if here.loss <= start.loss + self.ENOUGH * float((start.gradient * moved).sum()):
                self._learn(moved, here.gradient - start.gradient)
                self._set_out(here)
            elif self._halvings < self.HALVINGS:
                self._length, self._halvings = self._length / 2, self._halvings + 1
            else:
                self._pairs.clear()
                self._set_out(start)
        assert self._start is not None
        self.canvas.copy_((self._start.place + self._length * self._way).clamp(0, 1))

    def resized(self, canvas: Tensor) -> "LBFGS":
        """A new beginning: curvature at one size says nothing of another."""
        return LBFGS(canvas, self._rate)

    def _learn(self, moved: Tensor, turned: Tensor) -> None:
        """Remember how the gradient turned along the last move, where it curves upwards."""
        if float((moved * turned).sum()) > 1e-10 * float(turned.square().sum()):
            self._pairs.append((moved, turned))

    def _set_out(self, point: _Point) -> None:
        """Choose the way from `point`."""
        pressed = ((point.place <= 0) & (point.gradient > 0)) | ((point.place >= 1) & (point.gradient < 0))
        slope = point.gradient.masked_fill(pressed, 0)
        way = -self._curved(slope).masked_fill(pressed, 0)
        if float((way * slope).sum()) >= 0:
            self._pairs.clear()
        if not self._pairs:
            way = -slope * (self._rate / max(float(slope.square().mean().sqrt()), 1e-30))
        self._start, self._way, self._length, self._halvings = point, way, 1.0, 0

    def _curved(self, slope: Tensor) -> Tensor:
        """The inverse Hessian's estimate times `slope`: the two loops."""
        shares = []
        for moved, turned in reversed(self._pairs):
            share = float((moved * slope).sum()) / float((moved * turned).sum())
            slope = slope - share * turned
            shares.append(share)
        if self._pairs:
            moved, turned = self._pairs[-1]
            slope = slope * (float((moved * turned).sum()) / float(turned.square().sum()))
        for (moved, turned), share in zip(self._pairs, reversed(shares), strict=True):
            slope = slope + moved * (share - float((turned * slope).sum()) / float((moved * turned).sum()))
        return slope


DESCENTS: dict[str, type[Adam] | type[LBFGS]] = {"adam": Adam, "lbfgs": LBFGS}
"""All of them by name."""
