"""Errors in words for a person."""

import numpy as np
import pytest
import torch

from studio.core.errors import OutOfMemory, is_shortage, mapped


def test_a_shortage_of_memory_is_known_whoever_tells_of_it() -> None:
    for allocate in (lambda: torch.empty(1 << 60), lambda: np.empty(1 << 60, np.uint8), lambda: bytearray(1 << 60)):
        with pytest.raises((MemoryError, RuntimeError)) as told:
            allocate()
        assert is_shortage(told.value), repr(told.value)
        assert isinstance(mapped(told.value), OutOfMemory)
    assert is_shortage(torch.OutOfMemoryError("CUDA out of memory"))
    assert not is_shortage(RuntimeError("something else"))
    assert not is_shortage(ValueError("you tried to allocate"))
