"""Works that are of no certain style: the classifier learns to tell styles apart, and generators that pay for it are told less well."""

from pathlib import Path
from typing import Any

import pytest
import torch

from studio.core.errors import StudioError
from studio.training import trainer
from studio.training.recipe import Recipe
from studio.training.settings import SETTINGS
from studio.training.trainer import train
from studio.training.training import Training
from tests.training.folders import hiss, pictures, sounds, stripes


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Contents, and styles of two kinds in two folders."""
    base = tmp_path_factory.mktemp("works")
    stripes(base / "kinds" / "stripes", 3)
    pictures(base / "kinds" / "soft", 3, 64, first=20)
    hiss(base / "hisses", 2)
    return {
        "pictures": pictures(base / "pictures", 4),
        "kinds": base / "kinds",
        "sounds": sounds(base / "sounds", 3),
        "hisses": base / "hisses",
        "one": stripes(base / "one", 1),
    }


ASKED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "conv": ("pictures", "kinds", {"batch": 4, "patch": 16}),
    "dcgan": ("pictures", "kinds", {"batch": 4}),
    "image": ("pictures", "kinds", {"patch": 48, "size": 56, "lessons": 0}),
    "any": ("pictures", "kinds", {"patch": 48, "size": 64, "sights": 1}),
    "audio": ("sounds", "hisses", {"batch": 2, "patch": 64}),
}


def asked(folders: dict[str, Path], recipe: str, target: Path, **changes: Any) -> Training:
    contents, styles, settings = ASKED[recipe]
    return Training(recipe, folders[contents], folders[styles], target, SETTINGS[recipe](**{**settings, **changes}))


@pytest.mark.parametrize("recipe", ASKED)
def test_every_recipe_with_styles_pays_for_being_told(recipe: str, folders: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "model.safetensors"
    reports = list(train(asked(folders, recipe, target, steps=3, look=3, ambiguity=0.5, adversarial=0.0)))
    losses = [report.losses for report in reports if report.losses]
    assert all({"classifier", "ambiguity"} <= set(each) for each in losses)
    assert all(each["ambiguity"] >= 0 for each in losses)


def told(recipe: Recipe, generator: torch.nn.Module) -> float:
    """How much likelier the likeliest kind of what is made is than if all were alike."""
    batch = recipe.batch(torch.Generator().manual_seed(5))
    with torch.no_grad():
        made = recipe.made(generator, batch, recipe.noise(batch, torch.Generator().manual_seed(6)))
        return float(recipe.kind_logits(made).softmax(1).max(1).values.mean())


def test_what_pays_is_told_less_well(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Recipe] = []
    opened = trainer.opened

    def watched(training: Training) -> Any:
        recipe = yield from opened(training)
        found.append(recipe)
        return recipe

    monkeypatch.setattr(trainer, "opened", watched)
    shares = []
    for weight in (1e-9, 2.0):
        settings = {"steps": 60, "look": 60, "rate": 0.003, "batch": 8, "content": 0.0, "style": 1.0, "adversarial": 0.0, "average": 0.0}
        reports = list(train(asked(folders, "conv", tmp_path / f"{weight}.safetensors", ambiguity=weight, **settings)))
        assert reports[-2].losses["classifier"] < 0.6
        shares.append(told(found[-1], found[-1].generator))
    assert shares[1] < shares[0] - 0.1
    assert shares[1] < 0.8


@pytest.mark.parametrize(("recipe", "styles"), [("image", "one"), ("music", "sounds")])
def test_where_nothing_can_be_told_apart_it_is_refused_in_one_line(
    recipe: str, styles: str, folders: dict[str, Path], tmp_path: Path
) -> None:
    settings = SETTINGS[recipe](steps=1, patch=48, size=64, ambiguity=1.0, lessons=1)
    with pytest.raises(StudioError, match="no kinds of styles") as caught:
        list(train(Training(recipe, folders["pictures"], folders[styles], tmp_path / "model.safetensors", settings)))
    assert "\n" not in str(caught.value)
