"""Where a style acts, as a person paints it: masks of the table onto the stage, strokes into the works cache and onto the table."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.document import edits
from studio.document.document import Source
from studio.document.session import Session
from studio.document.works_cache import cached_work, into_cache
from studio.media import mask
from studio.media.image import Image
from studio.media.mask import Mask
from studio.ui.desk import Desk
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.slots.reasons import may_be_masked, on_pictures
from studio.ui.stage.stage import Stage

NAME = "mask.png"
MOST = 64
"""Masks at hand for undo, at most a megabyte each; older ones are read from their files."""

Place = tuple[int, Source]
"""A style by its number from 0 and its work: it is found again where the row has changed meanwhile."""


class Masking(QObject):
    """Paints, loads, inverts and removes masks; each is one step of the history, and written in a thread before it is one."""

    failed = Signal(object)

    def __init__(self, desk: Desk, stage: Stage, errands: Errands, ask_picture: Callable[[str], Path | None], parent: QObject) -> None:
        """`ask_picture` asks for a file under a title."""
        super().__init__(parent)
        self._desk, self._stage, self._layer = desk, stage, stage.mask_layer
        self._errands, self._ask_picture = errands, ask_picture
        self._made: dict[str, Mask] = {}
        self._painting: tuple[Place, Source] | None = None
        self._shown: str | None = None
        self._under_way = 0
        self._layer.painted.connect(self._painted)
        self._layer.ended.connect(self._end_by_hand)
        self._desk.session_changed.connect(self._follow)

    def act(self, index: int, verb: str) -> None:
        """Do "paint_mask", "load_mask", "invert_mask" or "remove_mask" to style `index`, where it may have a mask."""
        if not (on_pictures if verb == "remove_mask" else may_be_masked)(self._desk.session, index):
            return
        if verb == "paint_mask":
            self._with_mask(index, lambda found: self._begin(index, found))
        elif verb == "load_mask":
            if path := self._ask_picture(tr("Load mask")):
                self.load(index, path)
        elif verb == "invert_mask":
            place = self._place(index)
            self._with_mask(index, lambda found: self._keep(place, mask.inverted(found)))
        else:
            self._lay(self._place(index), None)

    def load(self, index: int, path: Path) -> None:
        """Let the picture in the file say where style `index` acts."""
        place = self._place(index)
        self._errands.run(lambda: _source_of(path), lambda source: self._lay(place, source), self.failed.emit)

    def end(self) -> None:
        """Paint no more; what was painted stays."""
        self._painting = None
        self._layer.end()

    def _end_by_hand(self) -> None:
        self.end()
        self._stage.setFocus()

    def _begin(self, index: int, found: Mask) -> None:
        session = self._desk.session
        if index < len(session.styles) and may_be_masked(session, index) and session.content is not None:
            place = self._place(index)
            self._painting, self._shown = (place, session.content), _sha_of(session, index)
            self._layer.begin(found, self._desk.titles.get(place[1].sha256, place[1].path.name))

    def _painted(self, painted: Mask) -> None:
        if self._painting is not None:
            self._keep(self._painting[0], painted)

    def _keep(self, place: Place, made: Mask) -> None:
        """Write a mask into the works cache, then lay it onto the table."""
        self._under_way += 1
        self._errands.run(lambda: _stored(made), lambda source: self._kept(place, source, made), self._lost)

    def _kept(self, place: Place, source: Source, made: Mask) -> None:
        self._under_way -= 1
        self._made[source.sha256] = made
        for oldest in list(self._made)[:-MOST]:
            del self._made[oldest]
        if self._painting is not None and self._painting[0] == place:
            self._shown = source.sha256
        self._lay(place, source)

    def _lost(self, error: StudioError) -> None:
        self._under_way -= 1
        self.failed.emit(error)

    def _lay(self, place: Place, source: Source | None) -> None:
        if (index := self._find(place)) is not None:
            self._desk.edit(edits.with_slot(self._desk.session, index, mask=source), tr("Mask"))
            self._desk.end_gesture()
            note("mask", style=index, painted=self._layer.isVisible(), mask=source is not None)

    def _place(self, index: int) -> Place:
        return index, self._desk.session.styles[index].source

    def _find(self, place: Place) -> int | None:
        """Where the style lies now, None where it is gone."""
        index, source = place
        styles = self._desk.session.styles
        if index < len(styles) and styles[index].source == source:
            return index
        return next((number for number, slot in enumerate(styles) if slot.source == source), None)

    def _follow(self, session: Session) -> None:
        """Keep the stage up with a table that changes otherwise: undo, another order, another content."""
        if self._painting is None:
            return
        place, content = self._painting
        index = self._find(place)
        if index is None or session.content != content or not may_be_masked(session, index):
            self.end()
            return
        self._painting = self._place(index), content
        if not (self._under_way or self._layer.busy) and (sha := _sha_of(session, index)) != self._shown:
            self._shown = sha
            self._with_mask(index, self._layer.show_mask)

    def _with_mask(self, index: int, then: Callable[[Mask], None]) -> None:
        """Hand over the mask of a style in the shape of the content, read in a thread where it is not at hand; an empty one without it."""
        session = self._desk.session
        content = self._desk.works.get(session.content.sha256) if session.content else None
        source = session.styles[index].mask
        if not isinstance(content, Image):
            return
        size = content.width, content.height
        made = mask.empty(*size) if source is None else self._made.get(source.sha256)
        if made is not None and made.values.shape == mask.empty(*size).values.shape:
            then(made)
        elif source is not None:
            self._errands.run(lambda: _read(source.path, size), then, self.failed.emit)


def _sha_of(session: Session, index: int) -> str | None:
    found = session.styles[index].mask
    return found.sha256 if found else None


def _stored(made: Mask) -> Source:
    """In a thread: the mask as a PNG in the works cache, named by what it shows. Raises DiskFull and UnwritableTarget."""
    data = mask.to_png(made)
    sha = hashlib.sha256(data).hexdigest()
    path = cached_work(sha, NAME) or into_cache(sha, NAME, [data])
    assert path is not None  # it has the checksum that it was named by
    return Source(path, sha, "image")


def _read(path: Path, size: tuple[int, int]) -> Mask:
    """In a thread: the file as a mask of a picture of that size; UnsupportedMedia where it is no picture."""
    from studio.transfer.works import open_mask

    return mask.from_image(cast(Image, open_mask(path).work), *size)


def _source_of(path: Path) -> Source:
    """In a thread: the file as a mask; UnsupportedMedia where it is no picture."""
    from studio.transfer.works import open_mask

    return open_mask(path).source
