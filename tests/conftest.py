"""What all tests share: the works of ../shared, a switch for the slow ones, and turns for those that measure time."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.turns import one_thread_of_linear_algebra, share_cores, turn

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
if "PYTEST_XDIST_WORKER" in os.environ:
    one_thread_of_linear_algebra()  # before anything imports NumPy
    # librosa's Numba: two processes that compile one function mix up its files, and whoever reads them crashes (numba issue 10128)
    os.environ["NUMBA_CACHE_DIR"] = str(Path(__file__).parents[1] / ".pytest_cache" / "numba" / os.environ["PYTEST_XDIST_WORKER"])
hypothesis.settings.register_profile("clavilux", deadline=None, derandomize=True)
hypothesis.settings.load_profile("clavilux")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also run tests that take minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those that run alone come last, where no other is left to wait for them; before them those that listen now and then."""
    items.sort(key=lambda item: (runs_alone(item), "pulse" in getattr(item, "fixturenames", ())))
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))


def runs_alone(item: pytest.Item) -> bool:
    """Whether it is marked so: it measures time, or records what is heard, where any other program may cause a dropout."""
    return "alone" in item.keywords


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    if not hasattr(item.config, "workerinput"):  # one process runs them all
        return (yield)
    with turn(item.config.cache.mkdir("turns"), runs_alone(item)):
        share_cores(runs_alone(item))
        return (yield)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what the program keeps: no test reads or changes the person's preferences, presets and journal."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CLAVILUX_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of works beside the repository: `$CLAVILUX_SHARED`, else ../shared; without it the test is skipped."""
    folder = Path(os.environ.get("CLAVILUX_SHARED") or Path(__file__).parents[2] / "shared")
    if not (folder / "media").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is missing")
        pytest.skip(f"no works in {folder}")
    return folder


@pytest.fixture(scope="session")
def pulse(tmp_path_factory: pytest.TempPathFactory):  # noqa: ANN201 - Iterator[tests.playback.pulse.Pulse], imported when it is asked for
    """A private PulseAudio server to which everything plays and whose monitor is what was heard; skips, in CI fails, without it."""
    from tests.playback.pulse import running

    yield from running(tmp_path_factory.mktemp("pulse"))
