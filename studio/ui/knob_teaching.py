"""Knobs in the window of variations: chosen, taught by marks on the variations that are shown, turned, forgotten."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.core.errors import StudioError
from studio.ui.events import note
from studio.ui.variations.tile import NEITHER

if TYPE_CHECKING:
    from studio.explore.drafts import Draft
    from studio.explore.knobs import Knob
    from studio.ui.variations.grid import VariationsGrid


class KnobTeaching(QObject):
    """Holds the knobs; `changed` when one was taught or forgotten, `turned` when another way was chosen, `failed(error)`."""

    changed = Signal()
    turned = Signal()
    failed = Signal(object)

    def __init__(self, grid: "VariationsGrid", knobs: "tuple[Knob, ...]", drafts: "Callable[[], Sequence[Draft]]") -> None:
        """`drafts` gives the variations that are shown, in their order."""
        super().__init__(grid)
        self._grid, self.knobs, self._drafts = grid, knobs, drafts
        self._kind = "image"
        self._name: tuple[str, str] | None = None
        self._marks: dict[Draft, int] = {}
        self._turn = 0
        grid.marked.connect(self._mark)
        grid.knobs.chosen.connect(self._choose)
        grid.knobs.worded.connect(self._word)
        grid.knobs.turned.connect(self._turn_to)
        grid.knobs.forget_wished.connect(self._forget)
        self._show()

    @property
    def knob(self) -> "Knob | None":
        """The one that is chosen, taught or not."""
        from studio.explore.knobs import Knob

        if self._name is None:
            return None
        new = Knob(*self._name, self._kind)
        return next((knob for knob in self.knobs if knob.name == new.name), new)

    @property
    def turn(self) -> int:
        """1 towards more, −1 towards less, 0 as it comes."""
        return self._turn

    def follow(self, kind: str) -> None:
        """Works of `kind` are varied now: each kind has knobs of its own."""
        if kind != self._kind:
            self._kind = kind
            self._marks.clear()
            self._show()

    def show_marks(self) -> None:
        """Show what was said of the variations that are shown now."""
        shown = self._drafts()
        self._marks = {draft: mark for draft, mark in self._marks.items() if draft in shown}
        for place, tile in enumerate(self._grid.tiles):
            tile.show_mark(self._name, self._marks.get(shown[place], NEITHER) if place < len(shown) else NEITHER)

    def _mark(self, place: int, mark: int) -> None:
        from studio.explore.drafts import descriptors

        shown, knob = self._drafts(), self.knob
        if place >= len(shown) or knob is None:
            return
        self._marks[shown[place]] = mark
        others = [(descriptors(draft.described), theirs) for draft, theirs in self._marks.items() if draft is not shown[place]]
        taught = knob.marked(descriptors(shown[place].described), mark, others)
        self._keep(taught)
        note("knob_marked", place=place, mark=mark, answers=len(taught.taught.answers))

    def _keep(self, knob: "Knob") -> None:
        from studio.explore.knobs import with_knob

        self.knobs = with_knob(self.knobs, knob)
        self._show_answers()
        self.changed.emit()

    def _choose(self, more: str, less: str) -> None:
        self._name = (more, less) if more else None
        self._marks.clear()
        self._show()

    def _word(self, text: str) -> None:
        from studio.explore.knobs import words_of

        try:
            self._choose(*words_of(text))
        except StudioError as error:
            self.failed.emit(error)

    def _turn_to(self, turn: int) -> None:
        self._turn = turn
        note("knob_turned", turn=turn)
        self.turned.emit()

    def _forget(self) -> None:
        if (knob := self.knob) is not None:
            self.knobs = tuple(each for each in self.knobs if each.name != knob.name)
            self._marks.clear()
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._turn = 0
        known = [(knob.more, knob.less) for knob in reversed(self.knobs) if knob.kind == self._kind]
        self._grid.knobs.show_knobs(known, self._name)
        self._show_answers()
        self.show_marks()

    def _show_answers(self) -> None:
        knob = self.knob
        answers = len(knob.taught.answers) if knob is not None else 0
        self._grid.knobs.show_answers(answers, knob is not None and knob.knows)
        if knob is None or not knob.knows:
            self._turn = 0
