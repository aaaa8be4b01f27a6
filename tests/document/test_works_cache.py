"""The cache of works out of projects: what is old goes, what anybody may need stays."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from studio.core.paths import cache_folder
from studio.document import works_cache
from studio.document.document import Source
from studio.document.journal import Journal
from studio.document.project import open_project, save_project
from studio.document.session import Session
from studio.document.works_cache import DAY, cached_work, into_cache, prune_works


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAVILUX_HOME", str(tmp_path / "home"))
    return tmp_path


def work(text: str, days: float) -> Path:
    """A work in the cache that was last used so many days ago."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    path = into_cache(sha256, f"{text}.png", [text.encode()])
    assert path is not None
    then = time.time() - days * DAY
    os.utime(path.parent, (then, then))
    return path


def test_what_nobody_used_for_a_month_goes() -> None:
    old, young = work("old", 31), work("young", 29)
    stranger = cache_folder() / "works" / "notes"
    stranger.mkdir()
    os.utime(stranger, (0, 0))
    prune_works()
    assert not old.parent.exists()
    assert young.exists()
    assert stranger.exists()


def test_what_is_used_begins_to_age_anew() -> None:
    old = work("old", 31)
    assert cached_work(old.parent.name) == old
    prune_works()
    assert old.exists()


def test_beyond_its_size_the_longest_unused_go_but_none_of_this_week(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works_cache, "LARGEST", 10)
    works = {days: work(f"{days:05}", days) for days in (1, 3, 8, 9)}
    prune_works()
    assert [days for days, path in works.items() if path.exists()] == [1, 3]
    monkeypatch.setattr(works_cache, "LARGEST", 5)
    prune_works()
    assert [days for days, path in works.items() if path.exists()] == [1, 3]


@pytest.mark.parametrize("fate", ["running", "crashed", "set aside"])
def test_what_a_journal_names_stays(fate: str) -> None:
    old = work("old", 400)
    journal = Journal()
    journal.write(Session(content=Source(old, old.parent.name, "image")), None, None)
    if fate != "running":
        journal._lock.release()  # type: ignore[union-attr]  # as the system does for a run that was killed
    if fate == "set aside":
        found = Journal().found()
        assert found is not None
        Journal().dismiss(found)
    prune_works()
    assert old.exists()
    journal.clear()


def test_a_project_that_was_pruned_opens_as_before(home: Path) -> None:
    first, project = work("first", 0), home / "a.clavilux"
    session = Session(content=Source(first, first.parent.name, "image"))
    assert save_project(project, session, None) == ()
    prune_works(time.time() + 31 * DAY)
    assert not first.exists()
    other = work("other", 50)
    assert open_project(project) == session
    assert first.exists()
    assert not other.exists()


def test_saving_is_a_use(home: Path) -> None:
    old = work("old", 31)
    save_project(home / "a.clavilux", Session(content=Source(old, old.parent.name, "image")), None)
    prune_works()
    assert old.exists()
