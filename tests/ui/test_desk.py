"""The table: what is offered belongs to the table as it was."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.document.document import Document, Source, Style
from studio.document.recipe import to_json
from studio.document.settings import SETTINGS
from studio.export import formats
from studio.media.files import checksum
from studio.media.image import Image
from studio.ui.desk import Desk
from studio.ui.slots.dropping import Dropped
from studio.ui.slots.opener import Opener


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    opener = Opener(None)
    yield Desk(opener)
    opener.close()


def painted(folder: Path) -> Path:
    """A picture that carries its recipe."""
    content, style = folder / "content.png", folder / "style.png"
    for path, grey in ((content, 0.2), (style, 0.7)):
        formats.write(path, Image(np.full((8, 12, 3), grey, np.float32)), None)
    sources = [Source(path, checksum(path), "image") for path in (content, style)]
    result = folder / "result.png"
    recipe = to_json(Document(sources[0], (Style(sources[1]),), SETTINGS["image", "image"]()))
    formats.write(result, Image(np.full((8, 12, 3), 0.5, np.float32)), recipe)
    return result


def test_an_offer_is_taken_back_when_the_table_changes(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    outdated: list[bool] = []
    desk.outdated.connect(lambda: outdated.append(True))
    with qtbot.waitSignal(desk.offered):
        desk.drop("content", -1, Dropped((painted(tmp_path),), None))
    qtbot.waitUntil(lambda: len(desk.works) == 2)  # those that the recipe names: their coming changes nothing
    assert not outdated
    desk.seed(5)
    desk.seed(6)
    assert outdated == [True]


def test_what_was_offered_can_be_taken(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.offered) as heard:
        desk.drop("content", -1, Dropped((painted(tmp_path),), None))
    words, choices = heard.args
    assert words() == "The recipe of result.png was restored"
    choices[0][1]()
    assert desk.session.content is not None
    assert desk.session.content.path.name == "result.png"
    assert not desk.session.styles
