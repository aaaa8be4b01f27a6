"""The one trainer: every recipe comes nearer to its style, a pause changes nothing, models say how they came about."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from studio.core.errors import StudioError, UnusableWeights, UnwritableTarget
from studio.media.audio import Audio
from studio.media.image import Image
from studio.networks.trained import read_trained
from studio.training import trainer
from studio.training.checkpoint import checkpoint_file
from studio.training.report import Report
from studio.training.settings import SETTINGS
from studio.training.trainer import train
from studio.training.training import Training
from tests.training.folders import hiss, pictures, sounds, stripes


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("works")
    return {
        "pictures": pictures(base / "pictures", 4),
        "stripes": stripes(base / "stripes", 3),
        "one stripe": stripes(base / "one", 1),
        "sounds": sounds(base / "sounds", 3),
        "hiss": hiss(base / "hiss", 2),
    }


FOLDERS = {
    "audio": ("sounds", "hiss"),
    "cross": ("sounds", "stripes"),
    "music": ("pictures", "sounds"),
    "image": ("pictures", "one stripe"),
}
"""Contents and styles of those recipes that learn from others than pictures and stripes."""


def asked(folders: dict[str, Path], recipe: str, target: Path, seed: int = 0, **changes: Any) -> Training:
    contents, styles = FOLDERS.get(recipe, ("pictures", "stripes"))
    settings = SETTINGS[recipe](**changes)
    return Training(recipe, folders[contents], folders[styles], target, settings, seed, "cpu", f"clavilux train {recipe}")


def losses(reports: list[Report]) -> list[dict[str, float]]:
    return [dict(report.losses) for report in reports if report.losses]


TINY: dict[str, dict[str, Any]] = {
    "conv": {
        "steps": 30,
        "batch": 4,
        "patch": 16,
        "look": 10,
        "rate": 0.003,
        "average": 0.5,
        "content": 0.1,
        "style": 4.0,
        "adversarial": 0.5,
    },
    "dcgan": {"steps": 16, "batch": 4, "look": 8, "rate": 0.005, "average": 0.5},
    "image": {
        "steps": 100,
        "patch": 48,
        "size": 56,
        "look": 50,
        "rate": 0.005,
        "average": 0.5,
        "light": 0.05,
        "diversity": 0.0,
        "lessons": 2,
    },
    "any": {
        "steps": 50,
        "patch": 48,
        "size": 64,
        "look": 25,
        "rate": 0.0025,
        "average": 0.5,
        "light": 0.05,
        "sights": 1,
        "adversarial": 0.01,
    },
    "music": {"steps": 80, "patch": 48, "size": 64, "look": 40, "rate": 0.002, "average": 0.9, "lessons": 6, "adversarial": 0.01},
    "cross": {"steps": 14, "batch": 2, "patch": 64, "look": 7, "rate": 0.003, "average": 0.5, "content": 0.1, "diversity": 0.0},
    "audio": {"steps": 12, "batch": 1, "patch": 64, "look": 6, "rate": 0.005, "average": 0.5, "adversarial": 0.3},
}


@pytest.mark.parametrize("recipe", TINY)
def test_every_recipe_comes_nearer_to_a_style_that_was_held_out(recipe: str, folders: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "model.safetensors"
    before = next(report for report in train(asked(folders, recipe, target, **{**TINY[recipe], "steps": 1})) if report.sensors)
    reports = list(train(asked(folders, recipe, target, **TINY[recipe])))
    after = [report.sensors["distance"] for report in reports if report.sensors]
    assert after[-1] < 0.9 * before.sensors["distance"]
    assert [report.final for report in reports] == [False] * (len(reports) - 1) + [True]
    fractions = [report.fraction for report in reports]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    assert all(isinstance(report.preview, Image) for report in reports if report.sensors)
    assert all(isinstance(report.heard, Audio) == (recipe in ("audio", "cross")) for report in reports if report.sensors)
    assert all("overfit" in report.sensors for report in reports if report.sensors)
    assert read_trained(target, recipe, "cpu").manifest["steps"] == TINY[recipe]["steps"]
    assert not checkpoint_file(target).exists()


def paused(updates: Iterator[Report], step: int) -> list[Report]:
    """The reports up to a step, after which the training is closed."""
    seen = []
    for report in updates:
        seen.append(report)
        if report.step == step:
            updates.close()  # type: ignore[attr-defined]
            break
    return seen


@pytest.mark.parametrize("recipe", ["conv", "dcgan", "any", "music", "audio"])
def test_a_paused_training_goes_on_to_the_same_losses(recipe: str, folders: dict[str, Path], tmp_path: Path) -> None:
    changes = {**TINY[recipe], "steps": 6, "look": 3, "diversity": 0.1, "real_penalty": 0.1}
    whole = list(train(asked(folders, recipe, tmp_path / "whole.safetensors", **changes)))
    again = asked(folders, recipe, tmp_path / "parts.safetensors", **changes)
    first = paused(train(again), 4)
    assert checkpoint_file(again.target).exists()
    rest = list(train(again, resume=True))
    assert losses(first) + losses(rest) == losses(whole)
    weights = [read_trained(tmp_path / name, recipe, "cpu").network.state_dict() for name in ("whole.safetensors", "parts.safetensors")]
    assert all(torch.equal(tensor, weights[1][name]) for name, tensor in weights[0].items())


def test_the_seed_decides(folders: dict[str, Path], tmp_path: Path) -> None:
    found = [
        losses(list(train(asked(folders, "conv", tmp_path / "model.safetensors", seed, **{**TINY["conv"], "steps": 2}))))
        for seed in (1, 1, 2)
    ]
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_an_epoch_is_as_many_pieces_as_there_are_works(folders: dict[str, Path], tmp_path: Path) -> None:
    reports = list(train(asked(folders, "conv", tmp_path / "model.safetensors", steps=5, batch=2, patch=16, look=5)))
    ended = [(report.step, report.epoch, report.epochs) for report in reports if report.ended]
    assert ended == [(2, 1, 3), (4, 2, 3), (5, 3, 3)]  # three of four pictures are seen, one is held out


@pytest.mark.parametrize("loss", ["bce", "hinge", "relativistic"])
@pytest.mark.parametrize("augmentation", ["none", "all"])
def test_every_contest_and_augmentation_works(loss: str, augmentation: str, folders: dict[str, Path], tmp_path: Path) -> None:
    changes = {"loss": loss, "augmentation": augmentation, "real_penalty": 1.0, "made_penalty": 1.0}
    reports = list(train(asked(folders, "conv", tmp_path / "model.safetensors", steps=2, batch=2, patch=16, **changes)))
    assert all(abs(value) < 100 for row in losses(reports) for value in row.values())


def test_it_stops_where_nothing_is_gained(folders: dict[str, Path], tmp_path: Path) -> None:
    changes = {**TINY["conv"], "steps": 40, "look": 1, "rate": 1e-6, "patience": 3}
    reports = list(train(asked(folders, "conv", tmp_path / "model.safetensors", **changes)))
    assert reports[-1].step < 20
    assert reports[-2].stopped
    assert reports[-1].final


def test_the_manifest_says_how_it_was_trained(folders: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "model.safetensors"
    list(train(asked(folders, "image", target, 7, **{**TINY["image"], "steps": 2, "look": 1, "procedural": 3})))
    manifest = json.loads(target.with_suffix(".json").read_text())
    assert (manifest["recipe"], manifest["seed"], manifest["command"]) == ("image", 7, "clavilux train image")
    assert manifest["settings"]["patch"] == 48
    assert [style["name"] for style in manifest["styles"]] == ["stripes0.png"]
    assert len(manifest["styles"][0]["colours"]) == 6
    assert (manifest["data"]["content"]["count"], manifest["data"]["content"]["procedural"]) == (7, 3)
    assert "procedural" not in manifest["data"]["style"]
    assert manifest["data"]["content"]["held_out"] == 1
    assert len(manifest["losses"]) == 2
    assert str(tmp_path) not in target.with_suffix(".json").read_text()


def test_a_copy_goes_on_from_another_model(folders: dict[str, Path], tmp_path: Path) -> None:
    first = asked(folders, "conv", tmp_path / "first.safetensors", **TINY["conv"])
    list(train(first))
    again = replace(asked(folders, "conv", tmp_path / "second.safetensors", **{**TINY["conv"], "steps": 1}), start=str(first.target))
    distances = [next(report.sensors["distance"] for report in train(each) if report.sensors) for each in (again, replace(again, start=""))]
    assert distances[0] < 0.95 * distances[1]
    list(train(again))
    manifests = [json.loads(each.target.with_suffix(".json").read_text()) for each in (first, again)]
    assert manifests[1]["start"] == {name: manifests[0][name] for name in ("sha256", "command", "steps", "seconds")}
    with pytest.raises(UnusableWeights, match="knows other styles"):
        next(report for report in train(replace(again, style=folders["pictures"])) if report.step)


def test_a_look_begins_with_how_another_one_paints(folders: dict[str, Path], tmp_path: Path) -> None:
    first = asked(folders, "image", tmp_path / "first.safetensors", **{**TINY["image"], "steps": 3})
    list(train(first))
    other = replace(
        asked(folders, "image", tmp_path / "other.safetensors", **{**TINY["image"], "steps": 1, "rate": 1e-6}), start=str(first.target)
    )
    list(train(replace(other, style=folders["pictures"])))
    one, many = (read_trained(each.target, "image", "cpu").network.state_dict() for each in (first, other))
    torch.testing.assert_close(many["leave.weight"], one["leave.weight"], atol=1e-5, rtol=0)
    torch.testing.assert_close(many["refine.scales"], one["refine.scales"].expand(4, -1), atol=1e-5, rtol=0)
    assert (many["base_shifts"] - one["base_shifts"]).abs().max() > 0.02  # its own styles' colours


def test_a_look_for_any_style_begins_with_how_a_look_paints(folders: dict[str, Path], tmp_path: Path) -> None:
    first = asked(folders, "image", tmp_path / "first.safetensors", **{**TINY["image"], "steps": 3})
    list(train(first))
    other = asked(folders, "any", tmp_path / "other.safetensors", **{**TINY["any"], "steps": 1, "rate": 1e-6})
    list(train(replace(other, start=str(first.target))))
    one, any_style = (read_trained(each.target, each.recipe, "cpu").network.state_dict() for each in (first, other))
    torch.testing.assert_close(any_style["leave.weight"][:, :8], one["leave.weight"], atol=1e-5, rtol=0)
    torch.testing.assert_close(any_style["refine.scales"][0, :24], one["refine.scales"][0], atol=1e-5, rtol=0)
    manifest = json.loads(other.target.with_suffix(".json").read_text())
    assert manifest["styles"] == []
    assert manifest["data"]["style"]["held_out"] == 1


def _forged(path: Path) -> None:
    checkpoint_file(path).write_bytes(b"x" * 100)


def _no_json(path: Path) -> None:
    checkpoint_file(path).with_suffix(".json").write_text("{}")


def test_checkpoints_that_do_not_fit_are_refused(folders: dict[str, Path], tmp_path: Path) -> None:
    changes = {**TINY["conv"], "steps": 3}
    again = asked(folders, "conv", tmp_path / "model.safetensors", **changes)
    with pytest.raises(UnusableWeights, match="no checkpoint"):
        next(report for report in train(again, resume=True) if report.step)
    others = [asked(folders, "conv", again.target, 1, **changes), asked(folders, "dcgan", again.target)]
    for other in (*others, asked(folders, "conv", again.target, **{**changes, "rate": 0.1})):
        paused(train(again), 2)
        with pytest.raises(UnusableWeights, match="of another training"):
            next(report for report in train(other, resume=True) if report.step)
    for spoil, said in ((_forged, "damaged"), (_no_json, "no checkpoint")):
        paused(train(again), 2)
        spoil(again.target)
        with pytest.raises(UnusableWeights, match=said):
            next(report for report in train(again, resume=True) if report.step)


def test_what_cannot_be_done_is_said_before_training(folders: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(UnwritableTarget):
        next(train(asked(folders, "conv", tmp_path / "none" / "model.safetensors")))


def test_a_training_that_comes_apart_says_so(folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trainer, "generator_loss", lambda name, real, made: made.mean() * float("nan"))
    with pytest.raises(StudioError, match="came apart at step 0"):
        list(train(asked(folders, "conv", tmp_path / "model.safetensors", **TINY["conv"])))
