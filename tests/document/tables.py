"""Tables with works on them, made on the spot."""

import hashlib
import json
import zipfile
from pathlib import Path

from studio.document.document import Source
from studio.document.session import Session, StyleSlot
from studio.document.settings import ImageSettings


def source(folder: Path, name: str = "a.png", kind: str = "image", data: bytes | None = None) -> Source:
    """A file of that name and a reference to it; nobody here decodes it."""
    path = folder / name
    data = data if data is not None else name.encode("utf-8", "surrogateescape") * 100
    path.write_bytes(data)
    return Source(path, hashlib.sha256(data).hexdigest(), kind)


def table(folder: Path) -> Session:
    """A content, two styles, everything that can be set set."""
    mask = source(folder, "mask b.png")
    styles = (
        StyleSlot(source(folder, "画 b.png"), -0.25, muted=True, mask=mask, region=(0.25, 0.0, 1.0, 0.5)),
        StyleSlot(source(folder, "c.flac", "audio"), 0.5, solo=True, span=(1.0, 2.5)),
    )
    plain = Session(source(folder, "a.png"), styles, seed=7, seed_locked=True, loop=(1.25, 3.5), looping=True)
    return plain.with_settings(ImageSettings(strength=0.5, noise=0.25, method="transport"))


def names(session: Session) -> list[str]:
    """The names of all works."""
    return [] if session.content is None else [session.content.path.name, *(slot.source.path.name for slot in session.styles)]


def without_paths(session: Session) -> object:
    """Everything but where the works lie."""
    content = session.content and (session.content.sha256, session.content.kind)
    masks = [slot.mask and slot.mask.sha256 for slot in session.styles]
    styles = [(slot.source.sha256, slot.source.kind, slot.weight, slot.muted, slot.solo, slot.span, slot.region) for slot in session.styles]
    return content, styles, masks, session.all_settings, session.seed, session.seed_locked, session.loop, session.looping


def rewritten(path: Path, change: dict[str, bytes | None], **new: bytes) -> None:
    """The project with other parts: None takes one away."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as made:
        for name, data in (parts | change | new).items():
            if data is not None:
                made.writestr(name, data)


def edited(path: Path, **values: object) -> None:
    """The project with other values in its document."""
    with zipfile.ZipFile(path) as old:
        document = json.loads(old.read("document.json"))
    rewritten(path, {"document.json": json.dumps(document | values).encode()})
