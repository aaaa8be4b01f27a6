"""The matrix editor in the real window: a cell is turned by key, the result follows, one step is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.paths import resource
from tests.desktop.display import until
from tests.desktop.studio import Studio


@pytest.mark.parametrize("language", ["en", pytest.param("zh_CN", marks=pytest.mark.slow)])
def test_a_cell_is_turned_and_taken_back(open_studio: Callable[..., Studio], tmp_path: Path, language: str) -> None:
    studio = open_studio(language=language)
    studio.lay(resource("works", "zither.flac"), resource("works", "seascape.jpg"))
    studio.display.key("ctrl+m")
    editor = until(lambda: studio.display.windows(f"^{studio.word('Mapping')}$"), "the editor")
    studio.display.activate(editor[0])
    before, made = studio.count("edit"), studio.count("preview")
    studio.display.key("shift+Up", "shift+Up")
    studio.await_new("edit", before)
    studio.await_new("preview", made)
    studio.display.save_screenshot(tmp_path / f"mapping_{language}.png")
    travelled = studio.count("travelled")
    studio.display.key("ctrl+z")
    studio.await_new("travelled", travelled)
    studio.display.key("Escape")
    until(lambda: not studio.display.windows(f"^{studio.word('Mapping')}$"), "the editor to go")
