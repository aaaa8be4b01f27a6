"""Playback beside a running transfer on the same cores: the noise that is played is never silent, so every silence is a dropout."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.playback.listening import gaps, noise, place, playing, voice
from tests.playback.pulse import RATE, Pulse, wait_for

PROJECT = Path(__file__).parents[2]
TRANSFER = """
    import torch
    picture = torch.rand(1, 3, 384, 384)
    weights = torch.randn(64, 64, 3, 3)
    words = f"{len(silences)} dropouts, {wrong} of {seconds * RATE:.0f} frames differ, {underruns} underruns counted"
    sys.stdout.write(f"\n{seconds:.0f} s beside a transfer: {words}\n")
    assert not silences
    assert wrong <= seams  # where the noise goes round, 20 ms carry the step away
    assert underruns == 0


def test_no_dropout_in_thirty_seconds_beside_a_transfer(pulse: Pulse, tmp_path: Path, transfer: None) -> None:
    check(pulse, tmp_path, 30)


@pytest.mark.slow
def test_no_dropout_in_ten_minutes_beside_a_transfer(pulse: Pulse, tmp_path: Path, transfer: None) -> None:
    check(pulse, tmp_path, 600)
