"""Contact sheets: a cell for every work, pictures as they are, sounds as spectrograms."""

from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from studio.export.contact_sheet import CELL, GAP, contact_sheet, spectrogram, write_contact_sheet
from studio.media.audio import Audio
from studio.media.image import Image
from tests.transfer.works import picture, sound


def test_every_work_has_a_cell() -> None:
    red = Image(np.full((50, 80, 3), (1.0, 0.0, 0.0), np.float32))
    sheet = np.asarray(contact_sheet([("one", red)] * 5))
    assert sheet.shape[1] == GAP + 3 * (CELL + GAP)
    hits = (sheet == (255, 0, 0)).all(axis=2)
    assert hits.sum() == 5 * 50 * 80


def test_high_notes_stand_at_the_top() -> None:
    time = np.arange(22_050) / 22_050
    tone = Audio(0.3 * np.sin(2 * np.pi * 4000 * time)[:, None].astype(np.float32), 22_050)
    rows = np.asarray(spectrogram(tone)).sum(axis=(1, 2))
    assert int(np.argmax(rows)) < len(rows) / 2


def test_it_is_written(tmp_path: Path) -> None:
    write_contact_sheet(tmp_path / "sheet.jpg", [("picture", picture(1)), ("sound", sound(1))])
    with Pillow.open(tmp_path / "sheet.jpg") as sheet:
        assert sheet.format == "JPEG"
    assert contact_sheet([]).width > 0
