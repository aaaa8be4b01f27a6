"""`clavilux train`, and what it trained in use."""

import json
import signal
from pathlib import Path

import pytest

from studio.cli import train
from studio.cli.main import run
from studio.document.trained_models import trained_folder
from studio.media.audio import Audio
from studio.media.files import read
from studio.media.image import Image
from tests.networks.test_profiling import names
from tests.training.folders import hiss, pictures, sounds, stripes

QUICK = ("--set", "steps=3", "--set", "batch=2", "--set", "patch=16", "--set", "look=2")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    return pictures(tmp_path / "content", 5), stripes(tmp_path / "style", 2)


def asked(recipe: str, folders: tuple[Path, Path], *more: str) -> list[str]:
    return ["train", recipe, "--content", str(folders[0]), "--style", str(folders[1]), *more]


def test_every_epoch_prints_both_losses(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mine.safetensors"
    assert run(asked("conv", folders, "-o", str(target), *QUICK)) == 0
    *epochs, last = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in epochs] == ["Epoch [1/2]", "Epoch [2/2]"]
    assert all("discriminator" in line and "generator" in line for line in epochs)
    assert last == str(target)


def test_a_trace_shows_the_steps(folders: tuple[Path, Path], tmp_path: Path) -> None:
    trace = tmp_path / "trace.json"
    assert run(asked("conv", folders, "-o", str(tmp_path / "mine"), "--profile", str(trace), *QUICK)) == 0
    found = names(trace)
    assert found.count("clavilux training step") == 3
    assert {"clavilux batch", "clavilux generator", "clavilux discriminator", "clavilux look"} <= set(found)


def test_event_files_lie_in_a_folder_of_the_models_name(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert run(asked("conv", folders, "-o", str(tmp_path / "mine"), "--tensorboard", str(tmp_path / "runs"), *QUICK)) == 0
    assert [path.name.startswith("events.out.tfevents") for path in (tmp_path / "runs" / "mine").iterdir()] == [True]


def test_json_says_what_was_trained_and_skipped(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folders[0] / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    assert run(asked("conv", folders, "-o", str(tmp_path / "mine"), "--seed", "3", "--json", *QUICK)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert Path(answer["output"]) == tmp_path / "mine.safetensors"
    assert (answer["recipe"], answer["steps"], answer["seed"]) == ("conv", 3, 3)
    assert [skipped["name"] for skipped in answer["skipped"]["content"]] == ["broken.png"]
    manifest = json.loads((tmp_path / "mine.json").read_text())
    assert manifest["command"].startswith("clavilux train conv --content content --style style -o mine --set steps=3")
    assert manifest["command"].endswith("--seed 3")
    assert len(manifest["sha256"]) == 64


def test_noise_alone_needs_no_contents(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train", "dcgan", "--style", str(folders[1]), "-o", str(tmp_path / "mine"), "--set", "steps=1", "--set", "batch=2"]) == 0
    assert "Epoch [1/1]" in capsys.readouterr().out


UNUSABLE = {
    "no contents": (["train", "image", "--style", "x", "-o", "y"], "needs --content"),
    "an unknown recipe": (["train", "video", "--style", "x", "-o", "y"], "invalid choice"),
    "an unknown setting": (["train", "dcgan", "--style", "x", "-o", "y", "--set", "depth=3"], "no setting 'depth'"),
    "out of range": (["train", "dcgan", "--style", "x", "-o", "y", "--set", "rate=7"], "rate lies between"),
    "not finite": (["train", "dcgan", "--style", "x", "-o", "y", "--set", "rate=nan"], "rate lies between"),
    "no value": (["train", "dcgan", "--style", "x", "-o", "y", "--set", "rate"], "NAME=VALUE"),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_unusable_arguments(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = UNUSABLE[case]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_what_cannot_be_done(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, target, said in (
        (tmp_path / "none", tmp_path / "mine", "There is no folder"),
        (folders[0], tmp_path / "no" / "mine", "does not exist"),
    ):
        assert run(asked("conv", (folder, folders[1]), "-o", str(target), *QUICK)) == 1
        told = capsys.readouterr().err
        assert said in told
        assert told.count("\n") == 1
    assert run(asked("conv", folders, "-o", str(tmp_path / "mine"), "--resume", *QUICK)) == 1
    assert "no checkpoint" in capsys.readouterr().err


def test_a_look_is_a_method(folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quick = ("--set", "steps=2", "--set", "patch=48", "--set", "size=64", "--set", "look=2", "--set", "lessons=2")
    assert run(asked("image", folders, "-o", "stripes", *quick)) == 0
    assert (trained_folder() / "stripes.safetensors").is_file()
    capsys.readouterr()
    assert run(["models", "list"]) == 0
    assert "stripes  trained, image: 'stripes0.png', 'stripes1.png'; SHA-256 " in capsys.readouterr().out
    content, style = folders[0] / "00.png", folders[1] / "stripes0.png"
    made = []
    for more in (("--set", "model=stripes"), (), ("--set", f"model={trained_folder() / 'stripes.safetensors'}")):
        out = tmp_path / f"{len(made)}.png"
        assert run(["transfer", str(content), "--style", str(style), "-o", str(out), "--method", "realtime", *more]) == 0
        work = read(out)
        assert isinstance(work, Image)
        made.append(work.pixels)
    assert (made[0] == made[1]).all()  # it knows the style: nobody has to name it
    assert (made[0] == made[2]).all()
    capsys.readouterr()
    assert run(["transfer", str(content), "--style", str(style), "-o", str(out), "--method", "realtime", "--set", "model=none"]) == 1
    assert capsys.readouterr().err == (
        "clavilux: There is no trained model 'none': train one with clavilux train, or give the path of its file\n"
    )


def test_a_sounds_look_is_a_method(tmp_path: Path) -> None:
    content, style = sounds(tmp_path / "content", 2, 1.5), hiss(tmp_path / "style", 1, 1.5)
    quick = ("--set", "steps=1", "--set", "batch=1", "--set", "patch=64")
    model = tmp_path / "hiss.safetensors"
    assert run(asked("audio", (content, style), "-o", str(model), *quick)) == 0
    arguments = ["transfer", str(content / "00.wav"), "--style", str(style / "hiss0.wav"), "-o", str(tmp_path / "out.wav")]
    assert run([*arguments, "--method", "realtime", "--set", f"model={model}"]) == 0
    assert (tmp_path / "out.wav").is_file()
    model.write_bytes(model.read_bytes()[:100])
    assert run([*arguments, "--method", "realtime", "--set", f"model={model}"]) == 1


def test_a_painting_on_music_is_a_method_too(tmp_path: Path) -> None:
    content, style = sounds(tmp_path / "content", 2, 1.5), stripes(tmp_path / "style", 2)
    model = tmp_path / "crossing.safetensors"
    assert run(asked("cross", (content, style), "-o", str(model), "--set", "steps=3", "--set", "batch=1", "--set", "rate=.01")) == 0
    arguments = ["transfer", str(content / "00.wav"), "--style", str(style / "stripes0.png"), "-o", str(tmp_path / "out.wav")]
    made = []
    for more in (["--set", f"model={model}"], ["--set", f"model={model}", "--map", "saturation:brightness=-1.5"]):
        assert run([*arguments, "--method", "realtime", *more]) == 0
        work = read(tmp_path / "out.wav")
        assert isinstance(work, Audio)
        made.append(work.samples)
    assert abs(made[0] - made[1]).max() > 1e-4


def test_music_on_a_picture_is_a_method_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, style = pictures(tmp_path / "content", 2), sounds(tmp_path / "style", 2, 1.5)
    model = tmp_path / "music.safetensors"
    quick = [word for each in ("steps=2", "batch=1", "patch=32", "size=64", "lessons=2") for word in ("--set", each)]
    assert run(asked("music", (content, style), "-o", str(model), *quick)) == 0
    out = tmp_path / "out.png"
    arguments = ["transfer", str(content / "00.png"), "--style", str(style / "00.wav"), "-o", str(out), "--method", "realtime"]
    made = []
    for more in ([], [], ["--map", "saturation:brightness=-1.5"]):
        assert run([*arguments, "--set", f"model={model}", *more]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1] != made[2]
    capsys.readouterr()
    assert run([*arguments, "--set", "model=none"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(asked("music", (content, content), "-o", str(model), *quick)) == 1
    assert (
        capsys.readouterr().err == f"clavilux: There is no sound in the folder '{content.name}': give a folder with works to learn from\n"
    )


def test_an_interruption_is_a_pause(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.safetensors"
    wanted = asked("conv", folders, "-o", str(target), *QUICK[2:], "--set", "steps=6")
    with monkeypatch.context() as patched:
        patched.setattr(train, "print_out", lambda line: signal.raise_signal(signal.SIGINT))
        assert run(wanted) == 130
    assert capsys.readouterr().err == "clavilux: Paused at step 2: go on with --resume\n"
    assert (tmp_path / "mine.checkpoint.safetensors").is_file()
    assert not target.exists()
    assert run([*wanted, "--resume"]) == 0
    assert capsys.readouterr().out.startswith("Epoch [2/3]")
    assert target.exists()
    assert not (tmp_path / "mine.checkpoint.safetensors").exists()
