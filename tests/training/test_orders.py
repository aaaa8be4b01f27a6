"""What can be sent to a training: to write a checkpoint now, to end where it stands; what a full disk does not undo."""

import base64
import io
from pathlib import Path

import PIL.Image
import pytest

from studio.core.errors import DiskFull
from studio.document.trained_models import trained_models
from studio.networks.trained import read_manifest
from studio.training import trainer
from studio.training.report import Report
from studio.training.settings import ConvolutionalSettings
from studio.training.trainer import FINISH, SAVE, train
from studio.training.training import Training
from studio.training.unfinished import checkpoint_facts, checkpoint_file
from tests.training.folders import pictures, stripes


@pytest.fixture
def training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Training:
    monkeypatch.setattr("studio.document.trained_models.trained_folder", lambda: tmp_path / "models")
    (tmp_path / "models").mkdir()
    settings = ConvolutionalSettings(steps=20, batch=2, patch=16, look=5)
    works = pictures(tmp_path / "pictures", 2), stripes(tmp_path / "stripes", 2)
    return Training("conv", *works, tmp_path / "models" / "night.safetensors", settings)


def at_step(training: Training, step: int) -> tuple[object, Report]:
    reports = train(training)
    return reports, next(report for report in reports if report.step == step)


def test_a_checkpoint_is_written_when_it_is_asked_for_and_the_training_goes_on(training: Training) -> None:
    reports, _ = at_step(training, 3)
    answer = reports.send(SAVE)  # type: ignore[attr-defined]
    assert (answer.step, answer.saved, answer.trouble) == (3, True, None)
    assert checkpoint_facts(training.target)["step"] == 3
    assert next(reports).step == 4  # type: ignore[call-overload]
    assert "night.checkpoint" not in trained_models()


def test_a_training_ends_where_it_stands_with_a_whole_model(training: Training) -> None:
    reports, _ = at_step(training, 7)
    last = reports.send(FINISH)  # type: ignore[attr-defined]
    assert last.final
    manifest = read_manifest(training.target)
    assert manifest["steps"] == 7
    assert not checkpoint_file(training.target).exists()
    with PIL.Image.open(io.BytesIO(base64.b64decode(manifest["thumbnail"]))) as picture:
        assert picture.format == "JPEG"


def test_a_full_disk_is_told_and_the_training_goes_on(training: Training, monkeypatch: pytest.MonkeyPatch) -> None:
    reports, _ = at_step(training, 2)

    def full(*_: object) -> None:
        raise DiskFull("There is no room left on the disk", "free some space and try again")

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "write_checkpoint", full)
        answer = reports.send(SAVE)  # type: ignore[attr-defined]
        assert isinstance(answer.trouble, DiskFull)
        assert not answer.saved
        patch.setattr(trainer, "SAVED_SECONDS", -1)
        assert isinstance(next(reports).trouble, DiskFull)  # type: ignore[call-overload]
    assert reports.send(SAVE).saved  # type: ignore[attr-defined]
