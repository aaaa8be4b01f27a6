"""The export dialog of sounds: loudness, peak, stems, and what is said of them beforehand."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from studio.document.document import Document, Source, Style
from studio.document.settings import AudioSettings
from studio.export.levels import Levels
from studio.export.options import ExportOptions
from studio.ui.dialogs.export_dialog import ExportDialog
from tests.ui.dialogs.test_export_dialog import SOUND, button, click, dialog, home, typed, words

__all__ = ["home"]


def box(made: ExportDialog, text: str) -> QCheckBox:
    return next(each for each in made.findChildren(QCheckBox) if each.text() == text)


def peak(made: ExportDialog) -> QDoubleSpinBox:
    found = made.findChild(QDoubleSpinBox)
    assert found is not None
    return found


def test_loudness_peak_and_stems_are_asked_for(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home, SOUND, "audio")
    assert made.choice().options == ExportOptions(bits=24)
    assert "As loud as the content, at most −1.0 dBTP" in words(made)
    click(qtbot, made, "−14 LUFS")
    assert made.choice().options == ExportOptions(bits=24, loudness=-14.0)
    assert "−14.0 LUFS, at most −1.0 dBTP" in words(made)
    peak(made).setValue(-2.5)
    box(made, "Stems beside it").setChecked(True)
    assert made.choice().options == ExportOptions(bits=24, loudness=-14.0, peak=-2.5, stems=True)
    click(qtbot, made, "As the content")
    assert made.choice().options == ExportOptions(bits=24, peak=-2.5, stems=True)
    assert "at most −2.5 dBTP" in words(made)
    peak(made).setValue(3)
    assert made.choice().options.peak == 0


def test_pictures_know_nothing_of_it(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home)
    assert "LUFS" not in words(made)
    assert not [each for each in made.findChildren(QDoubleSpinBox) if each.isVisibleTo(made)]


def test_which_stems_there_will_be(qtbot: QtBot, home: Path) -> None:
    assert "what strikes" in words(dialog(qtbot, home, SOUND, "audio", method="spectrum"))
    assert "laid under" not in words(dialog(qtbot, home, SOUND, "audio", method="spectrum"))
    assert "the style laid under it" in words(dialog(qtbot, home, SOUND, "audio", method="layer"))


def test_a_stem_that_is_there_is_said(qtbot: QtBot, home: Path) -> None:
    made = dialog(qtbot, home, SOUND, "audio")
    typed(made, str(home / "a.wav"))
    (home / "a.percussive.wav").touch()
    assert "will be replaced" not in words(made)
    box(made, "Stems beside it").setChecked(True)
    assert "will be replaced" in words(made)
    (home / "a.layer.wav").mkdir()
    click(qtbot, made, "−16 LUFS")
    assert "is a folder" in words(made)
    assert not button(made, "Export").isEnabled()


@pytest.mark.parametrize(("finished", "sentence"), [(True, "−19.3 LUFS, −7.6 dBTP"), (False, "About −19.3 LUFS, −7.6 dBTP")])
def test_what_was_measured_is_foretold(qtbot: QtBot, home: Path, finished: bool, sentence: str) -> None:
    asked: list[tuple[ExportOptions, Callable[[Levels], None]]] = []
    source = Source(home / "a.wav", "0" * 64, "audio")
    document = Document(source, (Style(source),), AudioSettings())
    made = ExportDialog(document, SOUND, finished=finished, measure=lambda options, hear: asked.append((options, hear)))
    qtbot.addWidget(made)
    made.show()
    assert [options for options, _ in asked] == [ExportOptions()]
    asked[0][1](Levels(-19.31, -7.62))
    assert sentence in words(made)
    click(qtbot, made, "−23 LUFS")
    box(made, "Stems beside it").setChecked(True)
    assert [options for options, _ in asked] == [ExportOptions(), ExportOptions(loudness=-23.0)]
    assert "−23.0 LUFS, at most −1.0 dBTP" in words(made)
    asked[0][1](Levels(-19.31, -7.62))
    assert "−19.3" not in words(made)
    asked[1][1](Levels(-np.inf, -np.inf))
    assert "inf" not in words(made)
    made.retranslate()
