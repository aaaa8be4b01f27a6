"""Several processes train one network: two on this CPU over gloo, this one and another."""

import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from studio.training import trainer
from studio.training.processes import ALONE, Processes
from studio.training.recipe import Batch, Recipe
from studio.training.report import Report
from studio.training.settings import SETTINGS
from studio.training.trainer import chance_of, train
from studio.training.training import Training
from tests.training.folders import pictures, stripes

CHANGES: dict[str, Any] = {"precision": "full", "steps": 5, "batch": 3, "patch": 16, "look": 5, "rate": 0.01, "average": 0.5, "style": 0.0}
"""Terms that are means over the batch: only of them one process with all batches takes the very same steps."""


def as_torchrun_starts_it(rank: int, port: int) -> dict[str, str]:
    return {
        "RANK": str(rank),
        "WORLD_SIZE": "2",
        "LOCAL_RANK": str(rank),
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(port),
        "GLOO_SOCKET_IFNAME": "lo",
        "OMP_NUM_THREADS": "1",
    }


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def together(training: Training, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Report], Path]:
    """Train in two processes; the reports of this one, the first, and the other one's weights."""
    asked = {"recipe": training.recipe, "content": str(training.content), "style": str(training.style), "settings": CHANGES}
    (folder / "training.json").write_text(json.dumps({**asked, "target": str(folder / "second.safetensors")}))
    port = free_port()
    command = [sys.executable, str(Path(__file__).with_name("second_process.py")), str(folder / "training.json"), str(folder / "weights")]
    with subprocess.Popen(command, env={**os.environ, **as_torchrun_starts_it(1, port)}) as other:
        with monkeypatch.context() as patched:
            for name, value in as_torchrun_starts_it(0, port).items():
                patched.setenv(name, value)
            reports = list(train(training))
        assert other.wait(60) == 0
    return reports, folder / "weights"


def both_batches(recipe: Recipe) -> Recipe:
    """A recipe that draws what two processes would draw, in one batch."""
    draw, steps = recipe.batch, iter(range(100))

    def batch(chance: torch.Generator, held: bool = False) -> Batch:
        if held:
            return draw(chance, held)
        step = next(steps)
        one, other = (draw(chance_of(0, step, Processes(rank, 2))) for rank in (0, 1))
        return Batch(*(torch.cat([getattr(each, name) for each in (one, other)]) for name in ("real", "content", "style")))

    recipe.batch = batch  # type: ignore[method-assign]
    return recipe


def test_two_processes_agree_and_learn_as_one_with_both_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = pictures(tmp_path / "pictures", 4), stripes(tmp_path / "stripes", 3)
    training = Training("conv", *folders, tmp_path / "model.safetensors", SETTINGS["conv"](**CHANGES))
    reports, weights = together(training, tmp_path, monkeypatch)
    mine, other = load_file(training.target), load_file(weights)
    assert all(torch.equal(weight, other[name]) for name, weight in mine.items())
    assert json.loads(training.target.with_suffix(".json").read_text())["processes"] == 2
    assert not (tmp_path / "second.safetensors").exists()
    assert [report.step for report in reports if report.ended] == [1, 2, 3, 4, 5]  # three works, six pieces a step

    def opened(asked: Training):  # noqa: ANN202 a generator of reports that returns a recipe
        return both_batches((yield from before(asked)))

    before = trainer.opened
    monkeypatch.setattr(trainer, "opened", opened)
    alone = replace(training, target=tmp_path / "alone.safetensors")
    list(train(alone))
    apart = load_file(alone.target)
    assert max(float((weight - apart[name]).abs().max()) for name, weight in mine.items()) < 2e-4
    assert max(float((weight - apart[name]).abs().max()) for name, weight in mine.items()) < 0.05 * moved(training, mine)


def moved(training: Training, weights: dict[str, torch.Tensor]) -> float:
    """How far the farthest weight has gone from where it began."""
    from studio.networks.convolutional import ConvolutionalGenerator

    torch.manual_seed(training.seed)
    return max(float((weights[name] - weight).abs().max()) for name, weight in ConvolutionalGenerator().state_dict().items())


def test_alone_nothing_is_shared() -> None:
    weights = {"a": torch.tensor([1.0, 2.0])}
    assert torch.equal(ALONE.mean(weights)["a"], weights["a"])
    assert ALONE.told(0.5, "cpu") == 0.5
    assert ALONE.first
    assert not Processes(1, 2).first
