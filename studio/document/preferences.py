"""What the artist prefers, the same for every project, and what was opened lately."""

from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.params import choice, from_dict, slider, to_dict, toggle
from studio.core.paths import config_folder, state_folder
from studio.document.stored import read_object, write_object

LATENCIES = (0.05, 0.1, 0.2, 0.4)
"""Seconds on offer between the player and the ear."""

MOST_RECENT = 10


@dataclass(frozen=True, slots=True)
class AppSettings:
    """Language, looks and sound of the window; nothing here changes a result."""

    language: str = choice("", ("", "en", "zh_CN"), label="Language", help="The language of the window.")
    theme: str = choice("dark", ("dark", "light"), label="Theme", help="Dark or light; the ground around the work stays neutral.")
    scale: float = slider(
        1.0,
        0.75,
        2,
        step=0.25,
        label="Size of the window's parts",
        help="Larger or smaller than the system asks for, from the next start on.",
    )
    reduced_motion: bool = toggle(False, label="Less motion", help="Nothing slides or fades.")
    audio_device: str = choice("", (), label="Sound device", help="Where sound is played.")
    latency: float = slider(
        0.1, 0.05, 0.4, unit="s", label="Latency", help="How far ahead sound is prepared: longer is safer, shorter answers faster."
    )
    volume: float = slider(0.8, 0, 1, step=0.01, label="Volume", help="How loud the window plays; works are written as they are.")
    marks: bool = toggle(True, label="Beats and chords", help="The timeline shows beats, bars, chords and sections of a sound.")
    refine: bool = toggle(True, label="Refine when idle", help="While nothing is turned, the result goes on to the best quality.")
    welcome: bool = toggle(True, label="Welcome", help="Begin with the bundled works.")


def read_preferences() -> AppSettings:
    """The preferences as they were written, defaults where there are none or they make no sense."""
    settings = from_dict(AppSettings, read_object(_preferences()))
    return replace(settings, latency=min(LATENCIES, key=lambda latency: abs(latency - settings.latency)))


def write_preferences(settings: AppSettings) -> None:
    """Keep the preferences, and what newer versions keep beside them; DiskFull and UnwritableTarget."""
    write_object(_preferences(), read_object(_preferences()) | to_dict(settings))


def recent_works() -> tuple[Path, ...]:
    """Works opened lately, the newest first, at most ten; some may be gone by now."""
    return _recent("works")


def recent_projects() -> tuple[Path, ...]:
    """Projects opened or saved lately, the newest first, at most ten; some may be gone by now."""
    return _recent("projects")


def remember_work(path: Path) -> None:
    """A work was opened. Raises DiskFull and UnwritableTarget."""
    _remember("works", path)


def remember_project(path: Path) -> None:
    """A project was opened or saved. Raises DiskFull and UnwritableTarget."""
    _remember("projects", path)


def forget_recent() -> None:
    """No work and no project was opened lately. Raises DiskFull and UnwritableTarget."""
    write_object(_recent_file(), {})


def _preferences() -> Path:
    return config_folder() / "preferences.json"


def _recent_file() -> Path:
    return state_folder() / "recent.json"


def _recent(kind: str) -> tuple[Path, ...]:
    listed = read_object(_recent_file()).get(kind)
    if not isinstance(listed, list):
        return ()
    return tuple(Path(text) for text in listed if isinstance(text, str) and text and "\0" not in text)[:MOST_RECENT]


def _remember(kind: str, path: Path) -> None:
    newest = path.absolute()
    paths = [newest, *(older for older in _recent(kind) if older != newest)][:MOST_RECENT]
    write_object(_recent_file(), read_object(_recent_file()) | {kind: [str(each) for each in paths]})
