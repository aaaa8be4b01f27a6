"""How exactly a training reckons: what is half, what stays full, and that the manifest says which."""

import json
from pathlib import Path

import pytest
import torch

from studio.networks.device import quick_at_half
from studio.training.opening import opened
from studio.training.recipe import Recipe
from studio.training.settings import LookSettings
from studio.training.trainer import train
from studio.training.training import Training
from tests.training.folders import pictures, returned, stripes


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    base = tmp_path_factory.mktemp("works")
    return pictures(base / "pictures", 2), stripes(base / "stripes", 1)


def asked(works: tuple[Path, Path], target: Path, precision: str) -> Training:
    settings = LookSettings(steps=2, patch=48, size=56, look=2, diversity=0.1, real_penalty=0.1, precision=precision, lessons=0)
    return Training("image", *works, target, settings)


def recipe_of(training: Training) -> Recipe:
    return returned(opened(training))


@pytest.mark.parametrize("precision", ["full", "half", "auto"])
def test_the_manifest_says_how_it_was_reckoned(precision: str, works: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "model.safetensors"
    reports = list(train(asked(works, target, precision)))
    manifest = json.loads(target.with_suffix(".json").read_text())
    expected = {"full": "full", "half": "half", "auto": "half" if quick_at_half("cpu") else "full"}
    assert manifest["precision"] == expected[precision]
    assert all(abs(value) < 100 for value in reports[0].losses.values())


def test_statistics_and_losses_of_both_are_nearly_the_same_and_full(works: tuple[Path, Path], tmp_path: Path) -> None:
    found = {}
    for precision in ("full", "half"):
        torch.manual_seed(0)
        recipe = recipe_of(asked(works, tmp_path / "model.safetensors", precision))
        batch = recipe.batch(torch.Generator().manual_seed(0))
        with recipe.reckoned():
            made = recipe.made(recipe.generator, batch, recipe.noise(batch, torch.Generator().manual_seed(1)))
        terms = recipe.terms(made.float(), batch)
        assert all(term.dtype == torch.float32 for term in terms.values())
        slopes = torch.autograd.grad(torch.stack(list(terms.values())).sum(), [*recipe.generator.parameters()])
        assert all(slope.dtype == torch.float32 for slope in slopes)
        found[precision] = {name: term.item() for name, term in terms.items()}
    assert found["half"] == pytest.approx(found["full"], rel=0.03)
    assert found["half"] != found["full"]
