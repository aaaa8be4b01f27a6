"""Touch out of the real window: the dialog by keys, a relief on the disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.app import main
from studio.core.paths import resource
from tests.desktop.display import until
from tests.desktop.studio import Studio, small_picture

Open = Callable[..., Studio]


@pytest.mark.slow
def test_a_relief_is_exported(open_studio: Open, tmp_path: Path) -> None:
    studio = open_studio()
    studio.lay(content=small_picture(tmp_path / "works"), style=resource("works", "canon.flac"))
    studio.settled()
    studio.key("ctrl+shift+e")
    studio.display.click(studio.element("Format: Relief to print").centre)
    studio.display.key("Return")
    path = Path(studio.event("exported")["path"])
    assert path == tmp_path / "works" / "quay touch.stl"
    data = until(path.read_bytes, "the relief")
    assert len(data) == 84 + 50 * int.from_bytes(data[80:84], "little")
    assert studio.worries() == ""


@pytest.mark.slow
def test_the_library_is_the_measure(open_studio: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a library the window says so; with one its table is in the settings, and undo takes it out."""
    home = tmp_path / "home"
    studio = open_studio(home=home)
    studio.lay(content=small_picture(tmp_path / "works"), style=resource("works", "canon.flac"))
    studio.settled()
    menu(studio)
    assert "Your library holds no sounds" in studio.event("error")["words"]
    monkeypatch.setenv("CLAVILUX_HOME", str(home))
    assert main(["library", "add", str(resource("works"))]) == 0
    before = studio.count("final")
    menu(studio)
    studio.await_new("final", before)
    assert studio.events("edit")[-1]["label"] == "Reference"
    studio.key("ctrl+z")
    studio.settled()
    assert studio.worries() == ""


def menu(studio: Studio) -> None:
    """Mapping → Measure against my library."""
    studio.press("Mapping", "menu item")
    studio.press("Measure against my library", "menu item")
