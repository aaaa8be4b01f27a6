"""`clavilux bench window`: what it makes of what the window says of itself."""

import json
import sys
import time

import pytest

from studio.app import main
from studio.cli import window_bench
from studio.cli.window_bench import NoFigures, window_figures


def child(*lines: object, status: int = 0) -> tuple[str, ...]:
    """A process that says these lines."""
    said = "\n".join(json.dumps(line) for line in lines)
    return sys.executable, "-c", f"import sys; print({said!r}); print('broken', file=sys.stderr); sys.exit({status})"


FIGURE = {"name": "window painted", "value": 0.4, "unit": "s", "target": 1.0}


def test_figures_and_the_seconds_of_closing() -> None:
    machine, figures = window_figures(1, child({"machine": "a machine"}, FIGURE, {"closing": time.time()}))
    assert machine == "a machine"
    assert [figure.name for figure in figures] == [
        "window painted",
        "worst stall of a process that only sleeps, meanwhile",
        "close, until no process is left",
    ]
    assert 0 < figures[-1].value < 10


@pytest.mark.parametrize("command", [child(FIGURE), child(), child(FIGURE, {"closing": 0.0}, status=3)])
def test_a_window_that_fails_is_told(command: tuple[str, ...]) -> None:
    with pytest.raises(NoFigures, match="broken"):
        window_figures(1, command)


@pytest.mark.parametrize(("value", "status"), [(0.4, 0), (9.0, 1)])
def test_check_compares_with_the_targets(value: float, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    figures = [window_bench.WindowFigure("window painted", value, "s", 1.0)]
    monkeypatch.setattr(window_bench, "window_figures", lambda _times: ("a machine", figures))
    assert main(["bench", "window", "--check"]) == status
    assert "window painted" in capsys.readouterr().out
    assert main(["bench", "window", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"][0]["value"] == value
