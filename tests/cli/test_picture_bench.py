"""`clavilux bench image`: which cases are measured, and what is made of their figures."""

import json
import sys

import pytest

from studio.app import main
from studio.cli import picture_bench
from studio.cli.picture_bench import NotMeasured, Row, measured_apart

SAID = {
    "method": "transport",
    "size": 512,
    "device": "cpu",
    "pixels": 1000,
    "seconds": 3.0,
    "first_preview_seconds": 0.1,
    "peak_memory_mb": 700,
    "device_memory_mb": None,
    "ns_per_pixel": 3e6,
    "target": 2.0,
    "missed": False,
}


def test_one_case_is_measured_in_this_process(capsys: pytest.CaptureFixture) -> None:
    """64 px of the palette alone: every figure is there, and they agree with each other."""
    asked = ["bench", "image", "--sizes", "64", "--methods", "palette", "--device", "cpu", "--times", "2", "--check", "--json"]
    assert main(asked) == 0
    said = json.loads(capsys.readouterr().out)
    (row,) = said["rows"]
    assert said["machine"]
    assert said["not_measured"] == []
    assert (row["method"], row["size"]) == ("palette", 64)
    assert 0 < row["first_preview_seconds"] <= row["seconds"]
    assert row["pixels"] <= 64 * 64
    assert row["ns_per_pixel"] == pytest.approx(1e9 * row["seconds"] / row["pixels"], rel=0.01)
    assert row["peak_memory_mb"] > 50
    assert row["target"] is None


def test_several_cases_are_measured_apart_on_every_device_there_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    measured: list[tuple[str, int, str, int]] = []

    def measure(*case: str | int) -> Row:
        measured.append(case)
        return SAID | dict(zip(("method", "size", "device"), case, strict=False))

    monkeypatch.setattr(picture_bench, "measured_apart", measure)
    monkeypatch.setattr("studio.networks.device.present", lambda: {"cpu": True, "cuda": True, "mps": False})
    monkeypatch.setattr("studio.networks.device.resolve", lambda _name: "cpu")
    assert main(["bench", "image", "--sizes", "256,512", "--methods", "transport,sandwich-best", "--times", "5"]) == 0
    cases = [(method, size, device, 5) for device in ("cpu", "cuda") for method in ("transport", "sandwich-best") for size in (256, 512)]
    assert measured == cases
    told = capsys.readouterr().out
    assert told.count("missed") == len(cases)  # without slack: it is told, but no failure
    assert "mps: not measured" in told


@pytest.mark.parametrize("missed", [True, False])
def test_check_ends_with_1_where_a_target_is_missed(missed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_bench, "measured_here", lambda *_case: SAID | {"missed": missed})
    asked = ["bench", "image", "--sizes", "512", "--methods", "transport", "--device", "cpu"]
    assert main([*asked, "--check"]) == int(missed)
    assert main(asked) == 0


def test_the_row_is_what_the_process_says() -> None:
    child = (sys.executable, "-c", f"print({json.dumps({'rows': [SAID]})!r})")
    assert measured_apart("transport", 512, "cpu", 1, child) == SAID


def test_a_process_that_fails_is_told() -> None:
    child = (sys.executable, "-c", "import sys; sys.exit('out of memory')")
    with pytest.raises(NotMeasured, match="transport could not be measured at 512 px on cpu: out of memory"):
        measured_apart("transport", 512, "cpu", 1, child)


@pytest.mark.parametrize("asked", [["--sizes", "0"], ["--sizes", "256,"], ["--sizes", "huge"], ["--methods", "magic"], ["--methods", ""]])
def test_unusable_arguments(asked: list[str]) -> None:
    assert main(["bench", "image", "--device", "cpu", *asked]) == 2
