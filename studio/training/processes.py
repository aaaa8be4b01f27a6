"""Several processes that train one network together, as torchrun starts them: on several GPUs, several machines, or one CPU.

Each learns from batches of its own; the means of their gradients are what all of them descend by, as in DistributedDataParallel (Li et al.
2020), written out because recipes take gradients of gradients and call a network twice a step, which that class does not allow. So weights
stay alike. The first process alone speaks and writes.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import torch
from torch import Tensor

from studio.core.errors import StudioError

STARTED = ("RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")
"""What torchrun tells each process in its environment."""
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Processes:
    """How many train together, and which of them this one is, counted from 0."""

    rank: int = 0
    count: int = 1

    @property
    def first(self) -> bool:
        """Whether this one speaks and writes."""
        return self.rank == 0

    @torch.no_grad()
    def mean(self, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The means over all processes of tensors that each has by the same names, in one message."""
        if self.count == 1:
            return dict(tensors)
        whole = torch.cat([tensor.flatten() for tensor in tensors.values()])
        torch.distributed.all_reduce(whole)
        parts = torch.split(whole / self.count, [tensor.numel() for tensor in tensors.values()])
        return {name: part.view_as(tensors[name]) for name, part in zip(tensors, parts, strict=True)}

    @torch.no_grad()
    def give(self, tensors: Mapping[str, Tensor]) -> None:
        """Give the first process's tensors to all others, in their places."""
        if self.count > 1:
            for tensor in tensors.values():
                torch.distributed.broadcast(tensor, 0)

    def told(self, value: float, device: str) -> float:
        """The first process's value, in all of them."""
        if self.count == 1:
            return value
        said = torch.tensor([value], dtype=torch.float64, device=device)
        torch.distributed.broadcast(said, 0)
        return float(said.item())


ALONE = Processes()


def rank() -> int:
    """Which of the processes that torchrun started this one is, 0 where there is only one."""
    return int(os.environ["RANK"]) if all(os.environ.get(name) for name in STARTED) else 0


@contextmanager
def joined(device: str) -> Iterator[Processes]:
    """Meet the other processes that torchrun started, if any: over gloo on a CPU, over nccl on CUDA, where each has a GPU of its own.

    StudioError where they do not find each other.
    """
    count = int(os.environ["WORLD_SIZE"]) if all(os.environ.get(name) for name in STARTED) else 1
    if count == 1:
        yield ALONE
        return
    cuda = device.startswith("cuda")
    try:
        if cuda:
            torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
        torch.distributed.init_process_group("nccl" if cuda else "gloo", timeout=PATIENCE)
    except (RuntimeError, ValueError, OSError):
        raise StudioError("The processes of this training do not find each other", "start them with torchrun") from None
    try:
        yield Processes(rank(), count)
    finally:
        torch.distributed.destroy_process_group()
