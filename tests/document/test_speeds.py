"""What a machine needed lately corrects what is predicted."""

from pathlib import Path

import pytest

from studio.core.paths import state_folder
from studio.document import speeds
from studio.document.document import Document, Source, Style
from studio.document.settings import AudioSettings, ImageSettings


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path))
    return tmp_path


def document(kind: str = "image", **settings: object) -> Document:
    work = Source(Path("a"), "0" * 64, kind)
    return Document(work, (Style(work),), (ImageSettings if kind == "image" else AudioSettings)(**settings))


def test_factors_are_learnt_and_newer_ones_weigh_more() -> None:
    assert speeds.factor(document()) == 1
    speeds.learn(document(), 2.0, 8.0)
    assert speeds.factor(document()) == 4
    speeds.learn(document(), 2.0, 2.0)
    assert speeds.factor(document()) == pytest.approx(2)
    for _ in range(6):
        speeds.learn(document(), 2.0, 2.0)
    assert speeds.factor(document()) == pytest.approx(1, abs=0.05)


def test_what_was_never_made_is_told_by_its_kin() -> None:
    speeds.learn(document(method="palette"), 1.0, 4.0)
    assert speeds.factor(document(method="transport")) == 4
    speeds.learn(document("audio"), 1.0, 1.0)
    assert speeds.factor(document(method="transport")) == 4
    assert speeds.factor(document("audio", method="vocoder")) == 1


def test_nonsense_is_not_learnt(home: Path) -> None:
    for predicted, measured in ((0, 1), (1, 0), (1, 1e9), (1, float("nan")), (-1, 1)):
        speeds.learn(document(), predicted, measured)
    assert speeds.factor(document()) == 1
    state_folder()
    for text in (
        "[]",
        "{",
        '{"image+image sandwich standard": "fast"}',
        '{"image+image sandwich standard": NaN}',
        '{"x": true, "y": 1e99}',
    ):
        (home / "state" / "speeds.json").write_text(text)
        assert speeds.factor(document()) == 1
