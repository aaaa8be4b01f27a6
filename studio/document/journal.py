"""The autosave journal: the table as it stands, written beside the program's state after every edit, found again after a crash."""

import base64
import binascii
import hashlib
import json
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.core.paths import state_folder
from studio.document.document import Source
from studio.document.run_lock import RunLock
from studio.document.session import Session
from studio.document.session_json import session_from_json, session_to_json
from studio.media.files import refusal

PAGES = ("a.json", "b.json")
"""Written in turn: when the power fails in the middle of one, the other is whole."""

LARGEST_PAGE = 32 << 20
MOST_SET_ASIDE = 10


@dataclass(frozen=True, slots=True)
class Recovery:
    """The table of a run that did not end: the project it was saved in (None where in none), its time (seconds since 1970), a PNG of it.

    `folder` is its journal; only the journal reads it.
    """

    session: Session
    project_path: Path | None
    time: float
    thumbnail: bytes | None
    folder: Path


class Journal:
    """The journal of this run, a folder of its own under `folder`/journal, so that two windows do not meet."""

    def __init__(self, folder: Path | None = None) -> None:
        self._root = (folder or state_folder()) / "journal"
        self._own = self._root / f"run-{secrets.token_hex(6)}"
        self._lock: RunLock | None = None
        self._written = 0

    def write(self, session: Session, project_path: Path | None, thumbnail_png: bytes | None) -> None:
        """Write the table down, whole or not at all, in a few milliseconds; DiskFull or UnwritableTarget where the system refuses."""
        page = self._own / PAGES[self._written % len(PAGES)]
        try:
            self._claim()
            temporary = page.with_suffix(".new")
            temporary.write_bytes(_page(session, project_path, thumbnail_png, self._written))
            temporary.replace(page)
        except OSError as error:
            raise refusal(page, error) from None
        self._written += 1

    def clear(self) -> None:
        """Nothing is at risk: the table lies in a project, or was left on purpose. The next `write` begins anew."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            shutil.rmtree(self._own, ignore_errors=True)
        self._own = self._root / f"run-{secrets.token_hex(6)}"
        self._written = 0

    def found(self) -> Recovery | None:
        """The newest table of a run that did not end, None where all did; journals that cannot be read are set aside."""
        recoveries = []
        for folder in self._abandoned():
            recovery = _recovery(folder)
            if recovery is None:
                self._set_aside(folder)
            else:
                recoveries.append(recovery)
        return max(recoveries, key=lambda each: each.time, default=None)

    def dismiss(self, recovery: Recovery) -> None:
        """It was recovered, or is not wanted: it is not found again, yet kept aside with the last few."""
        self._set_aside(recovery.folder)

    def _claim(self) -> None:
        if self._lock is not None:
            return
        self._own.mkdir(parents=True, exist_ok=True)
        lock = RunLock(self._own / "lock")
        for _ in range(5):
            if lock.take():
                break
            time.sleep(0.002)  # another window is just looking whether this run is over
        self._lock = lock

    def _abandoned(self) -> list[Path]:
        """Journals whose run is over."""
        with suppress(OSError):
            return [folder for folder in sorted(self._root.glob("run-*")) if folder != self._own and _is_over(folder)]
        return []

    def _set_aside(self, folder: Path) -> None:
        aside = self._root / "aside"
        with suppress(OSError):
            aside.mkdir(exist_ok=True)
            folder.replace(aside / f"{time.time_ns()}-{folder.name}")
            for old in sorted(aside.iterdir())[:-MOST_SET_ASIDE]:
                shutil.rmtree(old, ignore_errors=True)


def _is_over(folder: Path) -> bool:
    lock = RunLock(folder / "lock")
    try:
        return lock.take()
    except OSError:
        return False
    finally:
        lock.release()


def _page(session: Session, project_path: Path | None, thumbnail_png: bytes | None, number: int) -> bytes:
    """A line with the checksum of what follows, then the table as JSON."""
    body = json.dumps(
        {
            "number": number,
            "time": time.time(),
            "project": None if project_path is None else str(project_path.absolute()),
            "thumbnail": None if thumbnail_png is None else base64.b64encode(thumbnail_png).decode(),
            "session": session_to_json(session, _described),
        }
    ).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _described(source: Source) -> dict[str, Any]:
    return {"name": source.path.name, "sha256": source.sha256, "kind": source.kind, "path": str(source.path.absolute())}


def _recovery(folder: Path) -> Recovery | None:
    """The newest whole page of a journal."""
    pages = [page for name in PAGES if (page := _read_page(folder / name)) is not None]
    if not pages:
        return None
    page = max(pages, key=lambda each: each["number"])
    try:
        return Recovery(
            session_from_json(page["session"], lambda values: Path(values["path"])),
            None if page["project"] is None else Path(page["project"]),
            float(page["time"]),
            None if page["thumbnail"] is None else base64.b64decode(page["thumbnail"]),
            folder,
        )
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None


def _read_page(path: Path) -> dict[str, Any] | None:
    try:
        if path.stat().st_size > LARGEST_PAGE:
            return None
        checksum, _, body = path.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
        page = json.loads(body)
        return page if isinstance(page, dict) and isinstance(page.get("number"), int) else None
    except (OSError, ValueError, RecursionError):
        return None
