"""A home that may not be written to: everything is read as if it were new, everything written says what is wrong."""

from pathlib import Path

import pytest

from studio.core.errors import StudioError, UnwritableTarget
from studio.document import speeds
from studio.document.document import Document, Source, Style
from studio.document.journal import Journal
from studio.document.preferences import AppSettings, read_preferences, recent_works, remember_work, write_preferences
from studio.document.presets import factory_presets, find_preset, own_presets, save_preset
from studio.document.project import open_project, save_project
from studio.document.recipe import restore
from studio.document.session import Session
from studio.document.settings import ImageSettings
from tests.document.tables import source


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "file" / "home"))


def test_reading_finds_nothing() -> None:
    assert read_preferences() == AppSettings()
    assert recent_works() == ()
    assert own_presets(("image", "image")) == ()
    assert find_preset(("image", "image"), "impasto") == factory_presets(("image", "image"))[1]
    assert Journal().found() is None
    work = Source(Path("a.png"), "0" * 64, "image")
    document = Document(work, (Style(work),), ImageSettings())
    assert speeds.factor(document) == 1
    assert restore(document, Path("x.png"), {})[1] == ("a.png",)


def test_writing_says_what_is_wrong(tmp_path: Path) -> None:
    work = source(tmp_path)
    document = Document(work, (Style(work),), ImageSettings())
    for write in (
        lambda: write_preferences(AppSettings()),
        lambda: remember_work(tmp_path),
        lambda: save_preset("x", ImageSettings()),
        lambda: Journal().write(Session(work), None, None),
        lambda: speeds.learn(document, 1, 2),
    ):
        with pytest.raises(UnwritableTarget):
            write()
    Journal().clear()


def test_a_project_is_saved_all_the_same_and_not_opened(tmp_path: Path) -> None:
    save_project(tmp_path / "p.clavilux", Session(source(tmp_path)), None)
    with pytest.raises(StudioError):
        open_project(tmp_path / "p.clavilux")
