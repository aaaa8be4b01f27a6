"""The table itself: the one place where the session changes. Everything that a person does to it becomes a step of its history."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.document import edits
from studio.document.document import Source, Work
from studio.document.history import History
from studio.document.recipe import from_json, restore, strange_cells
from studio.document.session import MOST_STYLES, Session
from studio.document.settings import TransferSettings
from studio.ui.events import note
from studio.ui.language import tr
from studio.ui.slots.card import Card
from studio.ui.slots.dropping import Dropped
from studio.ui.slots.opener import Opener
from studio.ui.slots.reading import Opened, Paper
from studio.ui.slots.titles import title_of


class Desk(QObject):
    """History of sessions, the works that have been read, and every edit; widgets show what `session_changed` brings."""

    session_changed = Signal(object)
    said = Signal(str)
    failed = Signal(object)
    offered = Signal(object, object)
    """A function that says a sentence, and a list of (function that says words, what it does): what may be done
    instead, never a question that blocks."""

    outdated = Signal()
    """What was offered last belongs to a table that is not the same any more."""

    content_named = Signal(object)
    """The path of a content that is being read."""

    def __init__(self, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history: History[Session] = History(Session())
        self._start = Session()
        self._lost: set[Path] = set()
        self._for_themselves: set[Path] = set()
        self._offered_for: Session | None = None
        self.works: dict[str, Work] = {}
        self.cards: dict[str, Card] = {}
        self.opener = opener
        opener.opened.connect(self._opened)
        opener.failed.connect(self._failed)
        opener.limited.connect(lambda _target, taken: self.said.emit(tr("{count} works were taken; more do not fit", count=taken)))

    @property
    def session(self) -> Session:
        """What lies on the table."""
        return self.history.state

    @property
    def titles(self) -> dict[str, str]:
        """What the works that have been read are called, by SHA-256."""
        return {sha: title_of(card, card.path) for sha, card in self.cards.items()}

    def edit(self, session: Session, label: str, gesture: str | None = None) -> None:
        """Go to `session` as a step called `label`; edits of one `gesture` share a step."""
        before = self.session
        self.history.record(session, label, gesture)
        if self.session != before:
            note("edit", label=label)
            self._show()

    def replace(self, session: Session) -> None:
        """Another table altogether (a project, a new one): its history starts here."""
        self.history = History(session)
        self._show()

    def _show(self) -> None:
        """Hold the works that the session names, no others (the opener's shelf keeps some more); tell everybody."""
        if self._offered_for is not None and self._offered_for != self.session:
            self._offered_for = None
            self.outdated.emit()
        named = {source.sha256 for source in self.session.sources}
        for sha in set(self.works) - named:
            del self.works[sha]
        for source in self.session.sources:
            work = self.works.get(source.sha256) or self.opener.work(source.sha256)
            if work is not None:
                self.works[source.sha256] = work
            elif source.path not in self._lost:
                self.opener.open((source.path,), "known", most=1)
        self.session_changed.emit(self.session)

    def undo(self) -> None:
        """One step back."""
        self._travel(self.history.undo)

    def redo(self) -> None:
        """One step forward again."""
        self._travel(self.history.redo)

    def _travel(self, move: Callable[[], None]) -> None:
        move()
        note("travelled", undo=self.history.undo_label, redo=self.history.redo_label)
        self._show()

    def end_gesture(self) -> None:
        """A drag has ended."""
        self.history.end_gesture()

    # what comes in

    def drop(self, slot: str, index: int, dropped: Dropped) -> None:
        """Take what was dropped or pasted onto `slot` ("content", "style" before `index`, "replace" style `index`, else: where it fits)."""
        place = None if index < 0 else index
        target = slot if slot in ("content", "style", "replace") else ("content" if self.session.content is None else "style")
        if dropped.image is not None:
            self.opener.open_image(dropped.image, target, place)
        elif target == "style":
            self.opener.open(dropped.paths, "style", place, max(1, MOST_STYLES - len(self.session.styles)))
        elif dropped.paths:
            if target == "content":
                self.content_named.emit(dropped.paths[0])
            self.opener.open(dropped.paths[:1], target, place)
            if dropped.paths[1:]:
                self.opener.open(dropped.paths[1:], "style")

    def lay_work(self, slot: str, index: int, dropped: Dropped) -> None:
        """Take works onto `slot` for what they are, whatever recipes they carry."""
        self._for_themselves.update(path.absolute() for path in dropped.paths)
        self.drop(slot, index, dropped)

    def open(self, paths: tuple[Path, ...], slot: str) -> None:
        """Read the files in threads and lay them onto `slot`."""
        self.drop(slot, -1, Dropped(paths, None))

    def lay_first(self, paths: tuple[Path, ...]) -> None:
        """Lay out a content and its styles as the table to begin with: nothing to undo, nothing to save."""
        self._start = Session()
        self.opener.open(paths[:1], "first content", most=1)
        self.opener.open(paths[1:], "first style")

    def lay_anew(self, paths: tuple[Path, ...]) -> None:
        """Another content and style in the place of all that lies there: a step that can be undone."""
        self.edit(Session(), tr("Another table"))
        self.history.end_gesture()
        self.opener.open(paths[:1], "content")
        self.opener.open(paths[1:], "style")

    def take_recipe(self, paper: Paper) -> None:
        """Lay out what a recipe in a file of its own was made of."""
        path = paper.path
        try:
            document = from_json(paper.text)
        except StudioError as error:
            self._failed(path, error)
            return
        session, missing = restore(document, path, self._known_paths())
        if session.content is None and not session.styles:
            session = replace(self.session.with_settings(document.settings), seed=document.seed)
        self.edit(session, tr("Restored recipe"))
        self.said.emit(_restored(path, missing, strange_cells(paper.text)))
        note("restored", name=path.name, missing=list(missing))

    def _opened(self, opened: Opened) -> None:
        source = opened.work.source
        self._lost.discard(source.path)
        self.works[source.sha256] = opened.work.work
        self.cards[source.sha256] = opened.card
        itself = source.path.absolute() in self._for_themselves
        self._for_themselves.discard(source.path.absolute())
        note("opened", target=opened.target, name=source.path.name, kind=source.kind)
        if opened.target == "known":
            self._take_known(source)
        elif opened.target.startswith("first"):
            content = opened.target.endswith("content")
            self._start = edits.with_content(self._start, source) if content else edits.with_style(self._start, source)
            self.replace(self._start)
        elif opened.recipe and not itself and self._restore(opened):
            return
        elif opened.target == "content":
            self._take_content(opened)
        elif opened.target == "replace" and opened.index is not None and opened.index < len(self.session.styles):
            self.edit(edits.with_style_replaced(self.session, opened.index, source), tr("Style"))
        else:
            self._add_style(source, -1 if opened.index is None else opened.index + opened.place)

    def _take_known(self, source: Source) -> None:
        """A work that the session names has been read; its file may hold another version by now, which then takes its place."""
        session = self.session
        if session.content is not None and session.content.path == source.path and session.content != source:
            self.said.emit(tr("{name} has changed on disk; the new version is used", name=source.path.name))
            session = replace(session, content=source)
        for index, slot in enumerate(session.styles):
            if slot.source.path == source.path and slot.source != source:
                self.said.emit(tr("{name} has changed on disk; the new version is used", name=source.path.name))
                session = edits.with_slot(session, index, source=source)
            if slot.mask is not None and slot.mask.path == source.path and slot.mask != source:
                session = edits.with_slot(session, index, mask=source)
        if session == self.session:
            self.session_changed.emit(session)
        else:
            self.edit(session, tr("Changed on disk"))

    def _take_content(self, opened: Opened) -> None:
        source = opened.work.source
        if not opened.card.saved_style:
            self.edit(edits.with_content(self.session, source), tr("Content"))
            return
        self._offer(
            lambda: tr("{name} is a saved style and cannot be a content", name=source.path.name),
            [(lambda: tr("Use it as a style instead"), lambda: self._add_style(source, -1))],
        )

    def _add_style(self, source: Source, index: int) -> None:
        if len(self.session.styles) >= MOST_STYLES:
            self.said.emit(tr("Eight styles lie on the table already; the last one made room"))
        self.edit(edits.with_style(self.session, source, None if index < 0 else index), tr("Style"))

    def _restore(self, opened: Opened) -> bool:
        """Lay out again what a work of ours was made of; whether that was possible."""
        try:
            document = from_json(opened.recipe or "")
        except StudioError:
            return False
        source = opened.work.source
        session, missing = restore(document, source.path, self._known_paths())
        as_content = edits.with_content(self.session, source) if opened.target == "content" else None
        as_style = edits.with_style(self.session, source)
        if session.content is None and not session.styles:
            session = replace(self.session.with_settings(document.settings), seed=document.seed)
            session = edits.with_content(session, source) if session.content is None else session
        self.edit(session, tr("Restored recipe"))
        words = partial(_restored, source.path, missing, strange_cells(opened.recipe or ""))
        if as_content is not None:
            self._offer(words, [(lambda: tr("Use it as content instead"), lambda: self.edit(as_content, tr("Content")))])
        else:
            self._offer(words, [(lambda: tr("Use it as a style instead"), lambda: self.edit(as_style, tr("Style")))])
        note("restored", name=source.path.name, missing=list(missing))
        return True

    def _offer(self, words: Callable[[], str], choices: list[tuple[Callable[[], str], Callable[[], None]]]) -> None:
        self._offered_for = self.session
        self.offered.emit(words, choices)

    def _known_paths(self) -> dict[str, Path]:
        return {sha: card.path for sha, card in self.cards.items() if card.path is not None}

    def _failed(self, path: Path, error: StudioError) -> None:
        note("refused", name=path.name, reason=error.message)
        if path in {source.path for source in self.session.sources}:
            self._lost.add(path)  # asking again at every edit would say so at every edit
        self.failed.emit(error)

    # what is done to what lies there

    def weigh(self, index: int, weight: float, gesture: str) -> None:
        """Another weight of a style."""
        self.edit(edits.with_slot(self.session, index, weight=weight), tr("Weight"), gesture)

    def toggle_mute(self, index: int) -> None:
        """Mute a style or let it work again."""
        self.edit(edits.with_slot(self.session, index, muted=not self.session.styles[index].muted), tr("Mute"))

    def toggle_solo(self, index: int) -> None:
        """Hear a style alone, with other solos."""
        self.edit(edits.with_slot(self.session, index, solo=not self.session.styles[index].solo), tr("Solo"))

    def bound(self, index: int, looped: bool) -> None:
        """Let a style act in the loop alone, or from beginning to end."""
        self.edit(edits.with_slot(self.session, index, span=self.session.loop if looped else None), tr("When it acts"))

    def remove(self, slot: str, index: int) -> None:
        """Take a work from the table."""
        if slot == "content":
            self.edit(edits.with_content(self.session, None), tr("Remove"))
        elif 0 <= index < len(self.session.styles):
            self.edit(edits.without_style(self.session, index), tr("Remove"))

    def move(self, index: int, place: int) -> None:
        """Another order of the styles."""
        self.edit(edits.moved(self.session, index, place), tr("Order"))

    def swap(self, index: int = 0) -> None:
        """Content and style `index` change places."""
        self.edit(edits.swapped(self.session, index), tr("Swap"))

    def use_elsewhere(self, slot: str, index: int) -> None:
        """Lay a work that lies in one kind of slot into the other kind too."""
        if slot == "style" and index < len(self.session.styles):
            self.edit(edits.with_content(self.session, self.session.styles[index].source), tr("Content"))
        elif slot == "content" and self.session.content is not None:
            self._add_style(self.session.content, -1)

    def turn(self, settings: TransferSettings, label: str, gesture: str) -> None:
        """Other settings."""
        self.edit(self.session.with_settings(settings), label, gesture or None)

    def choose_method(self, name: str) -> None:
        """Another way of doing it."""
        if self.session.settings is not None:
            self.edit(self.session.with_settings(replace(self.session.settings, method=name)), tr("Method"))  # type: ignore[call-arg]

    def seed(self, seed: int) -> None:
        """Another seed."""
        self.edit(replace(self.session, seed=seed), tr("Seed"))

    def lock_seed(self, locked: bool) -> None:
        """Keep the seed from being drawn anew."""
        self.edit(replace(self.session, seed_locked=locked), tr("Lock seed"))

    def set_loop(self, region: tuple[float, float] | None) -> None:
        """Another loop region, None for none; drags of its edges are one step."""
        self.edit(replace(self.session, loop=region, looping=region is not None), tr("Loop"), "loop")

    def toggle_loop(self) -> None:
        """Stay in the loop region, or not."""
        self.edit(replace(self.session, looping=not self.session.looping), tr("Loop"))


def _restored(path: Path, missing: Sequence[str], strange: Sequence[str] = ()) -> str:
    if strange:
        cells = ", ".join(cell.partition("=")[0] for cell in strange)
        return tr("The recipe of {name} was restored but for cells that are not known here: {cells}", name=path.name, cells=cells)
    if missing:
        return tr("The recipe of {name} was restored; not found: {names}", name=path.name, names=", ".join(missing))
    return tr("The recipe of {name} was restored", name=path.name)
