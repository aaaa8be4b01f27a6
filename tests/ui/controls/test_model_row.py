"""The name of a trained model is chosen among pictures of what each of them makes."""

import json
from typing import Any

from PySide6.QtCore import Qt

from studio.core.params import params
from studio.document.settings import ImageSettings
from studio.document.trained_models import trained_folder
from studio.media.image import Image
from studio.training.thumbnail import thumbnail_of
from studio.ui.controls.model_row import ModelRow
from studio.ui.controls.page import row_of
from tests.transfer.works import picture


def test_suggested_models_show_what_they_make(qtbot: Any) -> None:
    trained_folder().mkdir(parents=True)
    work = picture(3)
    assert isinstance(work, Image)
    (trained_folder() / "mine.safetensors").touch()
    (trained_folder() / "mine.json").write_text(json.dumps({"recipe": "image", "thumbnail": thumbnail_of(work)}))
    row = row_of(params(ImageSettings)["model"])
    assert isinstance(row, ModelRow)
    qtbot.addWidget(row)
    row.show()
    qtbot.keyClick(row.field, Qt.Key.Key_Down)
    listed = row.field.completer().model()
    shown = {
        listed.index(number, 0).data(): listed.index(number, 0).data(Qt.ItemDataRole.DecorationRole) for number in range(listed.rowCount())
    }
    assert set(shown) >= {"mine", "night"}
    assert not shown["mine"].isNull()
    assert shown["mine"].actualSize(row.field.completer().popup().iconSize()).width() == 40
