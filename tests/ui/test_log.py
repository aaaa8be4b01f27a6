"""The log: ours, Qt's and that of hard faults."""

import faulthandler
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from studio.ui import log as studio_log
from studio.ui.log import last_lines, machine, start_log, stop_log


@pytest.fixture
def started(home: Path) -> Iterator[Path]:
    path = start_log()
    assert path is not None
    yield path
    stop_log()


def test_it_begins_with_the_versions(started: Path) -> None:
    assert "Clavilux" in started.read_text(encoding="utf-8")
    assert started.parent.name == "log"
    assert any("PySide" in line for line in machine())


def test_qts_messages_go_into_it(started: Path) -> None:
    qWarning("something in Qt")
    assert any("something in Qt" in line and "WARNING" in line for line in last_lines(5))


def test_what_the_offscreen_platform_says_of_every_window_does_not(started: Path) -> None:
    qWarning("This plugin does not support raise()")
    assert not any("raise()" in line for line in last_lines(5))


def test_faults_below_python_leave_their_stacks(started: Path) -> None:
    assert faulthandler.is_enabled()
    assert started.with_name("faults.log").is_file()


def test_it_stays_small(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_log()
    monkeypatch.setattr(studio_log, "BYTES", 2000)
    path = start_log()
    assert path is not None
    for number in range(200):
        logging.getLogger("test").info("line %d of a long log, all of it noise", number)
    files = sorted(path.parent.glob("clavilux.log*"))
    assert 2 <= len(files) <= studio_log.OLDER + 1
    assert all(file.stat().st_size <= 2000 for file in files)


def test_a_folder_that_cannot_be_written_stops_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> Path:
        raise PermissionError("no")

    monkeypatch.setattr(studio_log, "log_folder", closed)
    assert start_log() is None
    logging.getLogger("test").info("still alive")
    assert last_lines(3) == []
    stop_log()
