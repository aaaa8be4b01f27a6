"""The real desktop of these tests: a display for all of them, programs that leave nothing behind."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desktop.display import Display, missing_tools
from tests.desktop.exchange import DropTarget
from tests.desktop.program import Program
from tests.desktop.studio import Studio


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What the screen showed when a test failed."""
    report = yield
    funcargs = getattr(item, "funcargs", {})
    if report.failed and "desktop" in funcargs and "tmp_path" in funcargs:
        try:
            shot = funcargs["desktop"].save_screenshot(funcargs["tmp_path"] / f"{report.when}.png")
            report.sections.append(("screen", str(shot)))
        except (OSError, subprocess.SubprocessError) as error:
            report.sections.append(("screen", str(error)))
    return report


def require(missing: list[str]) -> None:
    """Skip where something is not installed; where CI=true that is a failure."""
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"for a real window install: {', '.join(missing)}")


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """Xvfb with a window manager, 1600 × 1000; skips where they are not installed, fails there where CI=true."""
    require(missing_tools())
    display = Display(tmp_path_factory.mktemp("display"))
    yield display
    display.close()


@pytest.fixture
def start(desktop: Display, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts a program on the desktop: `start(command, title, home=…, environment=…)`; whatever is left of it is killed in the end."""
    started: list[Program] = []

    def begin(command: list[str], title: str, home: Path | None = None, **options: object) -> Program:
        program = Program.__new__(Program)
        started.append(program)
        program.__init__(desktop, home or tmp_path / "home", command, title, **options)  # type: ignore[misc]
        return program

    yield begin
    for program in started:
        program.end()


@pytest.fixture
def drop_target(desktop: Display, tmp_path: Path) -> Iterator[DropTarget]:
    """Another program to drop into."""
    target = DropTarget(desktop, tmp_path / "target")
    yield target
    target.end()


@pytest.fixture
def open_studio(desktop: Display, tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    """Opens the studio: `open_studio(home=…, language=…, preferences=…, command=…, NAME=…)`; what is left of it is killed in the end."""
    opened: list[Studio] = []

    def begin(
        home: Path | None = None,
        language: str = "en",
        preferences: dict[str, object] | None = None,
        command: list[str] | None = None,
        **environment: str,
    ) -> Studio:
        studio = Studio.__new__(Studio)
        opened.append(studio)
        studio.__init__(desktop, home or tmp_path / "home", language, environment, preferences, command)  # type: ignore[misc]
        return studio

    yield begin
    for studio in opened:
        studio.end()
