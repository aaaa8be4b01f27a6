"""The journal: cheap, whole, found after a crash by one window alone, set aside where it cannot be read."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.core.errors import DiskFull, UnwritableTarget
from studio.document.journal import Journal, Recovery
from studio.document.session import Session
from tests.document.tables import source, table, without_paths

CHILD = """
import sys
from pathlib import Path
from studio.document.journal import Journal
from studio.document.session import Session
from tests.document.tables import table
journal = Journal(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    import dataclasses
    journal.write(dataclasses.replace(table(Path(sys.argv[2])), seed=number), Path("p.clavilux"), b"p" * 50_000)
    if number == 3:
        print("ready", flush=True)
        if len(sys.argv) > 3:
            sys.stdin.read()
"""


def run(folder: Path, works: Path, *more: str) -> "subprocess.Popen[bytes]":
    """Another window, three edits into its work."""
    works.mkdir(exist_ok=True)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(works), *more],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def kill(child: "subprocess.Popen[bytes]") -> None:
    child.send_signal(signal.SIGKILL)
    child.communicate()


def crashed(folder: Path, session: Session, number: int = 1) -> None:
    """A journal whose run did not end."""
    journal = Journal(folder)
    for _ in range(number):
        journal.write(session, None, None)
    assert journal._lock is not None
    journal._lock.release()


def found(folder: Path) -> Recovery:
    recovery = Journal(folder).found()
    assert recovery is not None
    return recovery


def test_found_after_a_kill_and_not_before(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    assert Journal(folder).found() is None
    child = run(folder, tmp_path / "works", "wait")
    assert Journal(folder).found() is None
    kill(child)
    recovery = found(folder)
    assert without_paths(recovery.session)[0:1] == without_paths(table(tmp_path / "works"))[0:1]
    assert recovery.session.seed == 3
    assert recovery.session.content is not None
    assert recovery.session.content.path == tmp_path / "works" / "a.png"
    assert recovery.project_path is not None
    assert recovery.project_path.name == "p.clavilux"
    assert recovery.thumbnail == b"p" * 50_000
    assert abs(recovery.time - time.time()) < 60


def test_kept_for_later_until_it_is_dismissed(tmp_path: Path) -> None:
    crashed(tmp_path, table(tmp_path))
    first = found(tmp_path)
    assert found(tmp_path) == first
    journal = Journal(tmp_path)
    journal.write(first.session, None, None)
    journal.dismiss(first)
    assert Journal(tmp_path).found() is None
    assert len(list((tmp_path / "journal" / "aside").iterdir())) == 1
    journal.clear()


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.clear()
    journal.write(table(tmp_path), tmp_path / "p.clavilux", b"png")
    journal.clear()
    assert not list((tmp_path / "journal").iterdir())
    journal.write(Session(seed=1), None, None)
    assert Journal(tmp_path).found() is None
    assert journal.found() is None
    journal.clear()
    assert not list((tmp_path / "journal").iterdir())


def test_the_newest_of_several_comes_first(tmp_path: Path) -> None:
    for seed in (1, 2, 3):
        crashed(tmp_path, Session(source(tmp_path), seed=seed))
    seeds = []
    journal = Journal(tmp_path)
    while recovery := journal.found():
        seeds.append(recovery.session.seed)
        journal.dismiss(recovery)
    assert seeds == [3, 2, 1]


def test_a_page_that_broke_gives_the_one_before(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for seed in (1, 2, 3):
        journal.write(Session(source(tmp_path), seed=seed), None, None)
    assert journal._lock is not None
    journal._lock.release()
    (tmp_path / "journal").glob("run-*")
    page = next((tmp_path / "journal").glob("run-*/a.json"))
    for content in (page.read_bytes()[:-20], b"", bytes(1000)):
        page.write_bytes(content)
        assert found(tmp_path).session.seed == 2


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b"garbage", b"e3b0c44298fc1c149afbf4c8996fb924" * 2 + b"\n", b"[" * 100_000], ids=str
)
def test_garbage_is_set_aside(tmp_path: Path, content: bytes) -> None:
    crashed(tmp_path, table(tmp_path), 2)
    for page in (tmp_path / "journal").glob("run-*/*.json"):
        page.write_bytes(content)
    (tmp_path / "journal" / "run-empty").mkdir()
    (tmp_path / "journal" / "run-file").write_bytes(content)
    assert Journal(tmp_path).found() is None
    assert [entry.name for entry in (tmp_path / "journal").iterdir() if entry.is_dir()] == ["aside"]


def test_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path)
    journal.write(Session(seed=1), None, None)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(DiskFull):
            journal.write(Session(seed=2), None, None)
    assert journal._lock is not None
    journal._lock.release()
    assert found(tmp_path).session.seed == 1
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableTarget):
        Journal(tmp_path / "file").write(Session(), None, None)
    assert Journal(tmp_path / "file").found() is None


@pytest.mark.alone
def test_writing_is_cheap(tmp_path: Path) -> None:
    journal, session, thumbnail = Journal(tmp_path), table(tmp_path), os.urandom(60_000)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        journal.write(session, tmp_path / "p.clavilux", thumbnail)
        times.append(time.perf_counter() - start)
    journal.clear()
    assert sorted(times)[25] < 0.005


@pytest.mark.slow
def test_killed_in_the_middle_of_writing(tmp_path: Path) -> None:
    for attempt in range(30):
        child = run(tmp_path / "state", tmp_path / "works")
        time.sleep(0.003 * attempt)
        kill(child)
        journal = Journal(tmp_path / "state")
        recovery = journal.found()
        assert recovery is not None
        assert recovery.session.seed >= 3
        journal.dismiss(recovery)
        assert journal.found() is None
