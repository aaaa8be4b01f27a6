"""`clavilux transfer`: answers, files, exit statuses."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image as Pillow

from studio.app import main
from studio.document.presets import save_preset
from studio.document.recipe import from_json
from studio.document.settings import ImageSettings, SoundFromPictureSettings
from studio.media.metadata import read_recipe
from tests.networks.test_profiling import names
from tests.transfer.works import picture, sound

KEYS = {"output", "pair", "method", "seconds", "first_preview_seconds", "device", "seed", "settings", "peak_memory_mb"}


@pytest.fixture
def works(tmp_path: Path) -> dict[str, Path]:
    """Small files: two pictures and two sounds."""
    paths = {}
    for seed, name in enumerate(("content", "style")):
        paths[f"image {name}"] = tmp_path / f"{name} 画.png"
        Pillow.fromarray((picture(seed).pixels * 255 + 0.5).astype(np.uint8)).save(paths[f"image {name}"])
        paths[f"audio {name}"] = tmp_path / f"{name} 声.wav"
        soundfile.write(paths[f"audio {name}"], sound(seed).samples, 22_050)
    return paths


@pytest.mark.parametrize(
    ("content", "style", "suffix"),
    [("image", "image", ".png"), ("image", "audio", ".jpg"), ("audio", "audio", ".flac"), ("audio", "image", ".wav")],
)
def test_the_answer_and_the_file(
    works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str], content: str, style: str, suffix: str
) -> None:
    output = tmp_path / f"result{suffix}"
    arguments = [str(works[f"{content} content"]), "--style", f"{works[f'{style} style']}:0.5", "-o", str(output), "--json", "--seed", "3"]
    assert main(["transfer", *arguments]) == 0
    printed = capfd.readouterr()
    answer = json.loads(printed.out)
    assert answer.keys() >= KEYS
    assert answer["pair"] == f"{content}+{style}"
    assert answer["output"] == str(output)
    assert 0 < answer["first_preview_seconds"] <= answer["seconds"]
    assert printed.err == ""
    recipe = from_json(read_recipe(output) or "")
    assert recipe.seed == 3
    assert recipe.content.path.name == works[f"{content} content"].name


def test_the_same_recipe_gives_the_same_bytes(works: dict[str, Path], tmp_path: Path) -> None:
    outputs = [tmp_path / "first.png", tmp_path / "second.png"]
    for output in outputs:
        arguments = [str(works["image content"]), "--style", str(works["image style"]), "-o", str(output), "--noise", "0.5", "--size", "80"]
        assert main(["transfer", *arguments]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    with Pillow.open(outputs[0]) as made:
        assert made.size == (80, 60)


def test_without_json_stdout_names_the_file(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "plain.png"
    assert (
        main(
            [
                "transfer",
                str(works["image content"]),
                "--style",
                str(works["image style"]),
                "-o",
                str(output),
                "--method",
                "palette",
                "--progress",
            ]
        )
        == 0
    )
    printed = capfd.readouterr()
    assert printed.out.splitlines() == [str(output)]
    assert "100 %" in printed.err


def test_settings_by_name(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    common = ["transfer", str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "x.png"), "--json"]
    assert main([*common, "--set", "method=palette", "--set", "strength=.25"]) == 0
    settings = json.loads(capfd.readouterr().out)["settings"]
    assert settings["method"] == "palette"
    assert settings["strength"] == 0.25


def test_presets_by_name(
    works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    save_preset("Mine 我的", ImageSettings(method="palette", strength=0.35, size=10))
    common = ["transfer", str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "x.png"), "--json"]
    assert main([*common, "--preset", "colour GRADE"]) == 0
    settings = json.loads(capfd.readouterr().out)["settings"]
    assert (settings["method"], settings["strength"], settings["quality"]) == ("palette", 1.0, "standard")
    assert main([*common, "--preset", "mine 我的", "--strength", "0.6", "--set", "colour=0.5"]) == 0
    settings = json.loads(capfd.readouterr().out)["settings"]
    assert (settings["method"], settings["strength"], settings["colour"], settings["size"]) == ("palette", 0.6, 0.5, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        ["--strength", "7"],
        ["--strength", "nan"],
        ["--noise", "-1"],
        ["--size", "-5"],
        ["--size", "10000000"],
        ["--device", "quantum"],
        ["--method", "wizardry"],
        ["--quality", "superb"],
        ["--seed", "-1"],
        ["--seed", "1.5"],
        ["--set", "sparkle=1"],
        ["--preset", "nothing of the kind"],
        ["--preset", "woven"],
        ["--set", "strength"],
        ["--colour", "1"],
        ["-o", "x.wav"],
        ["-o", "x.xyz"],
        ["--style", "style.png:inf"],
    ],
    ids=" ".join,
)
def test_unusable_arguments(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    output = tmp_path / "x.png"
    assert main(["transfer", str(works["image content"]), "--style", str(works["image style"]), "-o", str(output), *wrong]) == 2
    printed = capfd.readouterr()
    assert len(printed.err.splitlines()) == 1
    assert not printed.out
    assert not output.exists()


def test_an_interrupted_transfer_writes_nothing(works: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studio.export.render.transfer", interrupted)
    output = tmp_path / "x.png"
    output.write_bytes(b"precious")
    assert main(["transfer", str(works["image content"]), "--style", str(works["image style"]), "-o", str(output)]) == 130
    assert output.read_bytes() == b"precious"
    assert not list(tmp_path.glob(".*"))


def test_weight_or_name(tmp_path: Path) -> None:
    from studio.cli.usage import weighted

    odd = tmp_path / "a:2"
    odd.touch()
    assert weighted(str(odd)) == (odd, 1.0)
    assert weighted("b.png:0.25") == (Path("b.png"), 0.25)
    assert weighted("b.png:-.5") == (Path("b.png"), -0.5)
    assert weighted("b.png:heavy") == (Path("b.png:heavy"), 1.0)


def test_a_mask_says_where(works: dict[str, Path], tmp_path: Path) -> None:
    mask, output = tmp_path / "mask.png", tmp_path / "out.png"
    pixels = np.zeros((8, 8), np.uint8)
    pixels[:, :4] = 255
    Pillow.fromarray(pixels).save(mask)
    content, style = str(works["image content"]), str(works["image style"])
    options = ["--method", "transport", "--mask", f"1={mask}"]
    assert main(["transfer", content, "--style", style, "--style", f"{content}:-.5", "-o", str(output), *options]) == 0
    found, before = (np.asarray(Pillow.open(path)).astype(int) for path in (output, works["image content"]))
    change = np.abs(found - before).mean((0, 2))
    assert change[: len(change) // 3].mean() > 3
    assert change[-len(change) // 3 :].max() < 1
    recipe = from_json(read_recipe(output) or "")
    assert recipe.styles[0].mask is not None
    assert recipe.styles[0].mask.path.name == "mask.png"
    assert [style.weight for style in recipe.styles] == [1.0, -0.5]


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("audio", ("--mask", "1={picture}"), "Masks are for pictures on a picture"),
        ("image", ("--style", "{picture}:-1"), "Weights below 0 are for pictures on a picture and sounds on a sound"),
        ("audio", ("--region", "1=0,0,.5,1"), "Regions are for pictures"),
    ],
)
def test_masks_spans_and_weights_below_nothing_have_their_pairs(
    works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str, options: tuple[str, str], words: str
) -> None:
    asked = [word.format(picture=works["image style"]) for word in options]
    arguments = [str(works["audio content"]), "--style", str(works[f"{kind} style"]), *asked, "-o", str(tmp_path / "out.wav")]
    assert main(["transfer", *arguments]) == 1
    assert words in capfd.readouterr().err
    assert not (tmp_path / "out.wav").exists()


def test_a_span_and_a_weight_below_nothing_of_sounds(works: dict[str, Path], tmp_path: Path) -> None:
    output = tmp_path / "out.wav"
    styles = ["--style", str(works["audio style"]), "--style", f"{works['audio content']}:-0.5", "--span", "1=0.1-0.6"]
    assert main(["transfer", str(works["audio content"]), *styles, "--method", "spectrum", "-o", str(output)]) == 0
    text = read_recipe(output)
    assert text is not None
    recipe = from_json(text)
    assert [(style.weight, style.span) for style in recipe.styles] == [(1.0, (0.1, 0.6)), (-0.5, None)]


def test_parts_of_a_picture_take_turns_on_a_sound(works: dict[str, Path], tmp_path: Path) -> None:
    output, painting = tmp_path / "out.wav", str(works["image style"])
    places = ["--span", "1=0-.5", "--region", "1=0,0,.5,1", "--span", "2=.5-9", "--region", "2=.5,0,1,1"]
    arguments = [str(works["audio content"]), "--style", painting, "--style", painting, *places]
    assert main(["transfer", *arguments, "--method", "texture", "-o", str(output)]) == 0
    recipe = from_json(read_recipe(output) or "")
    assert [(style.span, style.region) for style in recipe.styles] == [((0.0, 0.5), (0, 0, 0.5, 1)), ((0.5, 9.0), (0.5, 0, 1, 1))]


def test_a_span_is_for_a_sound(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = [str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "out.png")]
    assert main(["transfer", *arguments, "--span", "1=0-1"]) == 1
    assert "Spans are for what is laid on a sound" in capfd.readouterr().err


def test_a_mask_is_a_picture(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = [str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "out.png")]
    assert main(["transfer", *arguments, "--mask", f"1={works['audio style']}"]) == 1
    assert "cannot be a mask" in capfd.readouterr().err


def test_cells_of_the_matrix_are_given_and_kept(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "mapped.wav"
    given = ["--map", "lightness:register=.8", "--map", "warmth:attack=-0.3/soft", "--set", "mapping=kandinsky", "--json"]
    assert main(["transfer", str(works["audio content"]), "--style", str(works["image style"]), "-o", str(output), *given]) == 0
    settings = json.loads(capfd.readouterr().out)["settings"]
    assert settings["mapping"] == "kandinsky"
    assert settings["cells"] == "lightness:register=0.8 warmth:attack=-0.3/soft"
    kept = from_json(read_recipe(output) or "").settings
    assert isinstance(kept, SoundFromPictureSettings)
    assert kept.matrix.cell("lightness", "register").weight == 0.8


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("lightness:pitch=1", "there is no audible attribute 'pitch'; there are valence, arousal, dominance, register"),
        ("colour:register=1", "there is no visual attribute 'colour'; there are valence, arousal, dominance, lightness"),
        ("lightness:register=7", "between -1.5 and 1.5"),
        ("lightness", "VISUAL:AUDIBLE=WEIGHT"),
    ],
)
def test_a_cell_that_cannot_be_used_is_one_line(
    works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str], given: str, said: str
) -> None:
    paths = [str(works["audio content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "none.wav")]
    assert main(["transfer", *paths, "--map", given]) == 2
    error = capfd.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "none.wav").exists()


def test_cells_are_for_works_of_two_senses(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    paths = [str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "none.png")]
    assert main(["transfer", *paths, "--map", "lightness:register=1"]) == 2
    assert "--map is for a picture on a sound" in capfd.readouterr().err


def test_a_trace_shows_what_took_how_long(works: dict[str, Path], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    trace = tmp_path / "trace.json"
    asked = ["transfer", str(works["image content"]), "--style", str(works["image style"]), "-o", str(tmp_path / "out.png")]
    assert main([*asked, "--method", "palette", "--profile", str(trace)]) == 0
    assert set(names(trace)) == {"clavilux transfer image+image palette"}
    assert capfd.readouterr().err == ""
    assert main([*asked, "--profile", str(tmp_path / "none" / "trace.json")]) == 1
    assert capfd.readouterr().err.count("\n") == 1
