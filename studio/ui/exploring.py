"""Variations of the table: asks for them, shows them, teaches the taste, takes one over."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.params import Param, params
from studio.core.paths import cache_folder
from studio.document.document import Document
from studio.document.session import Session
from studio.document.settings import SETTINGS
from studio.media.audio import Audio
from studio.ui.auditioning import Auditioning
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.explorer import COUNT, Explorer, Variation, Wanted
from studio.ui.language import tr
from studio.ui.studio import Studio
from studio.ui.variations.tile import DISLIKED, INDIFFERENT, LIKED

if TYPE_CHECKING:
    from studio.explore.leaning import Leaning
    from studio.explore.taste import Taste
    from studio.ui.knob_teaching import KnobTeaching
    from studio.ui.variations.grid import VariationsGrid, Wish

KEPT_FILES = 60
"""Files of variations that stay in the cache, so that another program can still read what was dragged to it."""


class Exploring(QObject):
    """The window of variations and what happens in it; nothing of it is made before it is first opened."""

    def __init__(self, studio: Studio, auditioning: Auditioning) -> None:
        super().__init__(studio)
        self._studio, self._auditioning = studio, auditioning
        self._errands = Errands(self)
        self._explorer = Explorer(self)
        self._tastes: dict[str, Taste] = {}
        self._grid: VariationsGrid | None = None
        self._teaching: KnobTeaching | None = None
        self._shown: list[Variation] = []
        self._verdicts: list[int] = []
        self._start: Document | None = None
        self._seed = 0
        self._explorer.made.connect(self._add)
        self._explorer.chosen.connect(self._choose)
        self._explorer.advanced.connect(self._advance)
        self._explorer.failed.connect(self._fail)
        auditioning.moved.connect(self._show_heard)
        auditioning.ended.connect(lambda key: self._show_heard(key, None))
        studio.desk.session_changed.connect(self._follow)

    def show(self) -> None:
        """Open the window of variations, or bring it to the front."""
        grid = self._grid or self._make_grid()
        self._follow(self._studio.desk.session)
        grid.show()
        grid.raise_()
        grid.activateWindow()
        note("variations_shown")

    def close(self) -> None:
        """End the thread and wait for what is being written."""
        self._explorer.close()
        self._errands.finish()

    def _make_grid(self) -> "VariationsGrid":
        from studio.explore.taste_file import read_knobs, read_tastes
        from studio.ui.knob_teaching import KnobTeaching
        from studio.ui.variations.grid import VariationsGrid

        self._tastes = read_tastes()
        grid = self._grid = VariationsGrid(self._studio.window)
        grid.file_of = self._file_of
        grid.wished.connect(self._explore)
        grid.taken.connect(self._take)
        grid.judged.connect(self._judge)
        grid.forget_wished.connect(self._forget)
        grid.hear_wished.connect(self._hear)
        grid.closed.connect(self._explorer.stop)
        grid.closed.connect(self._auditioning.stop)
        self._teaching = KnobTeaching(grid, read_knobs(), lambda: [each.draft for each in self._shown])
        self._teaching.changed.connect(lambda: self._keep(self._tastes))
        self._teaching.turned.connect(self._rank)
        self._teaching.failed.connect(self._studio.complain)
        return grid

    def _follow(self, session: Session) -> None:
        """The table has changed: what can be locked, whether there is something to vary; variations of other works go."""
        if self._grid is None:
            return
        document = session.document()
        ready = document is not None and all(source.sha256 in self._studio.desk.works for source in document.sources)
        self._grid.show_parameters(_lockable(session))
        self._grid.show_ready(ready)
        if self._start is not None and (document is None or document.sources != self._start.sources or document.pair != self._start.pair):
            self._explorer.stop()
            self._start = None
            self._show([])
            self._grid.show_busy(False, str)
        self._grid.show_taste(len(self._taste.answers) if document else 0)
        if self._teaching is not None and session.content is not None:
            self._teaching.follow(session.content.kind)

    def _explore(self, wish: "Wish") -> None:
        session = self._studio.desk.session
        document, grid = session.document(), self._grid
        if document is None or grid is None:
            return
        liked = [
            replace(document, settings=made.settings, others=made.others, seed=made.seed)
            for made, verdict in zip((shown.draft.document for shown in self._shown), self._verdicts, strict=True)
            if verdict == LIKED
        ]
        self._start = document
        self._seed = (max(self._seed, session.seed) * 6364136223846793005 + 1442695040888963407) % 2**31
        starts = tuple(liked) if wish.liked and liked else (document,)
        locked = wish.locked | ({"seed"} if session.seed_locked else frozenset())
        works, device = dict(self._studio.desk.works), self._studio.renderer.device
        leaning = self._leaning(surprising=wish.surprising)
        self._explorer.explore(Wanted(starts, works, wish.spread, locked, self._seed, device, leaning))
        self._show([])
        grid.show_busy(True, lambda: tr("Drafts are being made"))
        note("exploring", spread=wish.spread, starts=len(starts))

    def _advance(self, fraction: float) -> None:
        if self._grid is not None and self._start is not None:
            self._grid.show_busy(fraction < 1, lambda: tr("Drafts are being made: {percent} %", percent=round(100 * fraction)))

    def _add(self, variation: Variation) -> None:
        """A good draft: the first ones are shown until the choice is made."""
        if len(self._shown) < COUNT and self._start is not None:
            self._show([*self._shown, variation])

    def _choose(self, variations: Sequence[Variation]) -> None:
        if self._grid is None or self._start is None:
            return
        judged = {id(shown.draft): verdict for shown, verdict in zip(self._shown, self._verdicts, strict=True)}
        self._show(list(variations), [judged.get(id(each.draft), INDIFFERENT) for each in variations])
        count = len(variations)
        self._grid.show_busy(
            False, lambda: tr("{count} variations", count=count) if count else tr("No variation was good enough: try nearer")
        )
        note("variations", count=count)

    def _leaning(self, surprising: bool = False) -> "Leaning":
        """Where variations lean: by taste and by the knob that is turned; nowhere where they are to be `surprising`."""
        from studio.explore.leaning import Leaning

        if surprising or self._teaching is None:
            return Leaning()
        return Leaning(self._taste, self._teaching.knob, self._teaching.turn)

    def _rank(self) -> None:
        """Show the variations in the order of the knob that was turned."""
        verdicts = {each.draft: verdict for each, verdict in zip(self._shown, self._verdicts, strict=True)}
        shown = {each.draft: each for each in self._shown}
        ranked = self._leaning().ranked(list(shown))
        self._show([shown[draft] for draft in ranked], [verdicts[draft] for draft in ranked])

    def _fail(self, error: StudioError) -> None:
        if self._grid is not None:
            self._grid.show_busy(False, str)
        self._studio.complain(error)

    def _show(self, variations: list[Variation], verdicts: Sequence[int] = ()) -> None:
        known = list(verdicts) or [*self._verdicts, *[INDIFFERENT] * len(variations)][: len(variations)]
        self._shown, self._verdicts = variations, known if variations else []
        if self._grid is not None:
            shown = [(each.image, self._words(each), verdict) for each, verdict in zip(self._shown, self._verdicts, strict=True)]
            self._grid.show_variations(shown, any(isinstance(each.draft.work, Audio) for each in self._shown))
            if self._teaching is not None:
                self._teaching.show_marks()

    def _hear(self, place: int) -> None:
        """Let a sound be heard, as loud as the content; or no more."""
        work = self._shown[place].draft.work if place < len(self._shown) else None
        if not isinstance(work, Audio) or self._start is None:
            return
        content = self._studio.preparer.get(self._start.content.sha256)
        loudness = content.voice.loudness if content is not None and content.voice is not None else None
        self._auditioning.toggle(self._shown[place].draft, work, loudness)

    def _show_heard(self, draft: object, fraction: float | None) -> None:
        if self._grid is not None:
            for place, each in enumerate(self._shown):
                if each.draft is draft:
                    self._grid.tiles[place].show_heard(fraction)

    def _words(self, variation: Variation) -> str:
        """What sets it apart from the table, in an artist's words."""
        from studio.explore.drawing import turned_apart

        document = variation.draft.document
        declared = params(type(document.settings))
        apart = turned_apart(self._start.settings, document.settings) if self._start else {}
        return " · ".join(_worded(declared[name], value) for name, value in apart.items())

    def _take(self, place: int) -> None:
        """Lay the settings and the seed of a variation onto the table: a step that can be undone."""
        if place >= len(self._shown):
            return
        document, desk = self._shown[place].draft.document, self._studio.desk
        desk.edit(replace(desk.session.with_settings(document.settings, *document.others), seed=document.seed), tr("Variation"))
        note("variation_taken", place=place)

    @property
    def _taste(self) -> "Taste":
        """What is known of the taste in works of the content's kind."""
        from studio.explore.taste import Taste

        content = self._studio.desk.session.content
        return self._tastes.get(content.kind if content else "image", Taste())

    def _judge(self, place: int, verdict: int) -> None:
        from studio.explore.drafts import descriptors

        if place >= len(self._shown) or self._start is None or self._grid is None:
            return
        work = descriptors(self._shown[place].draft.described)
        taste = self._taste.without(work)
        taste = taste.liked(work) if verdict == LIKED else taste.disliked(work) if verdict == DISLIKED else taste
        self._verdicts[place] = verdict
        self._keep({**self._tastes, self._start.content.kind: taste})
        note("judged", place=place, verdict=verdict, answers=len(taste.answers))

    def _forget(self) -> None:
        from studio.explore.taste import Taste

        content = self._studio.desk.session.content
        if content is not None:
            self._keep({**self._tastes, content.kind: Taste()})
            self._studio.window.say(tr("What you like is forgotten"))

    def _keep(self, tastes: "dict[str, Taste]") -> None:
        """Write it down in a thread."""
        from studio.explore.taste_file import write_tastes

        self._tastes = tastes
        knobs = self._teaching.knobs if self._teaching is not None else None
        self._errands.run(lambda: write_tastes(tastes, knobs=knobs), lambda _: None, self._studio.complain)
        if self._grid is not None:
            self._grid.show_taste(len(self._taste.answers))

    def _file_of(self, place: int) -> tuple[Path, str] | None:
        """A draft as a small file with the whole recipe in it, written when it is dragged out."""
        from studio.document.recipe import to_json
        from studio.export import formats

        if place >= len(self._shown):
            return None
        draft = self._shown[place].draft
        recipe = to_json(draft.document)
        folder = cache_folder() / "variations"
        folder.mkdir(exist_ok=True)
        digest = hashlib.sha256(recipe.encode()).hexdigest()[:6]
        suffix = ".wav" if isinstance(draft.work, Audio) else ".png"
        path = folder / f"{draft.document.content.path.stem} {digest}{suffix}"
        try:
            formats.write(path, draft.work, recipe)
        except StudioError as error:
            self._studio.complain(error)
            return None
        for old in sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)[:-KEPT_FILES]:
            old.unlink(missing_ok=True)
        return path, recipe


def _lockable(session: Session) -> dict[str, str]:
    """Name → English label of what variations of this table differ in."""
    from studio.explore.drawing import variable

    return {} if session.pair is None else {name: param.label for name, param in variable(SETTINGS[session.pair]).items()}


def _worded(param: Param, value: object) -> str:
    label = tr(param.label)
    if param.type is str and not param.choices:
        return label  # the cells themselves are too many to say
    if param.choices:
        return f"{label}: {tr(param.label_of(str(value)))}"
    if isinstance(value, bool):
        return f"{label}: {tr('on') if value else tr('off')}"
    return f"{label} {value:g}" if isinstance(value, int | float) else label
