"""The blind test: chooses works, has them made one ahead of the other, keeps the answers, and says at the end what they come to."""

import json
import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from studio.core.errors import StudioError
from studio.core.paths import resource
from studio.core.priority import give_way
from studio.document.document import Source, Work, request_of
from studio.media.audio import Audio
from studio.ui.auditioning import Auditioning
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr, translated_error
from studio.ui.presenting import image_of
from studio.ui.studio import Studio

if TYPE_CHECKING:
    from studio.evaluate.blind_test import Answer, Question, Tally
    from studio.ui.dialogs.blind_test_dialog import BlindTestDialog, Result
    from studio.ui.dialogs.interval_chart import Interval

AHEAD = 2
"""Questions that are made while one is being answered."""
LOUDNESS = -20.0
"""LUFS of every sound: nothing is told by its loudness."""
PATIENCE = 200
"""Milliseconds that closing waits for what is being made."""


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """A question whose works are made: the result and its two candidates, in the order in which they are shown."""

    question: "Question"
    works: tuple[Work, Work, Work]
    images: tuple[QImage | None, QImage | None, QImage | None]


class BlindTesting(QObject):
    """The window of the blind test and what happens in it; nothing of it is made before it is first opened."""

    def __init__(self, studio: Studio, auditioning: Auditioning) -> None:
        super().__init__(studio)
        self._studio, self._auditioning = studio, auditioning
        self._errands, self._making = Errands(self), Errands(self)
        self._dialog: BlindTestDialog | None = None
        self._run = 0
        """Number of the test; what was made for an earlier one is dropped."""
        self._asked: list[Question] = []
        self._ready: list[Posed] = []
        self._now: Posed | None = None
        self._number = self._count = 0
        self._answers: tuple[Answer, ...] = ()
        self._before = 0
        auditioning.moved.connect(self._show_heard)
        auditioning.ended.connect(lambda key: self._show_heard(key, None))

    def show(self) -> None:
        """Open the window, or bring it to the front; the answers so far are read in a thread before it opens first."""
        if self._dialog is not None:
            self._open(self._dialog)
        elif not self._errands.busy:
            self._errands.run(_read, lambda answers: self._open(self._make_dialog(answers)), self._studio.complain)

    def _open(self, dialog: "BlindTestDialog") -> None:
        if not dialog.isVisible():
            dialog.show_beginning(str)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        note("blind_test_shown")

    def close(self) -> None:
        """Make no more; wait for what is being written."""
        self._give_up()
        self._making.finish(PATIENCE)
        self._errands.finish()

    def _make_dialog(self, answers: "tuple[Answer, ...]") -> "BlindTestDialog":
        from studio.ui.dialogs.blind_test_dialog import BlindTestDialog

        self._answers = answers
        dialog = self._dialog = BlindTestDialog(self._studio.window)
        dialog.begun.connect(self._begin)
        dialog.answered.connect(self._answer)
        dialog.hear_wished.connect(self._hear)
        dialog.export_wished.connect(self._export)
        dialog.forget_wished.connect(self._forget)
        dialog.results_wished.connect(self._show_earlier)
        dialog.show_answers(len(answers))
        dialog.closed.connect(self._give_up)
        return dialog

    def _give_up(self) -> None:
        self._run += 1
        self._asked, self._ready, self._now = [], [], None
        self._auditioning.stop()

    def _begin(self, count: int) -> None:
        """Draw the questions in a thread, for the library is read."""
        self._give_up()
        run, seed, table = self._run, random.SystemRandom().getrandbits(31), self._studio.desk.session.sources
        if self._dialog is not None:
            self._dialog.show_waiting()
        self._making.run(lambda: questions_for(count, seed, table), lambda asked: self._take_questions(run, asked), self._refuse)

    def _take_questions(self, run: int, asked: "Sequence[Question]") -> None:
        if run != self._run:
            return
        self._asked, self._number, self._count, self._before = list(asked), 0, len(asked), len(self._answers)
        note("blind_test", questions=len(asked))
        self._make_next()

    def _make_next(self) -> None:
        """Have the next question made, unless enough are ready."""
        if self._asked and len(self._ready) < AHEAD and not self._making.busy:
            question, run, device = self._asked.pop(0), self._run, self._studio.renderer.device
            self._making.run(lambda: _posed(question, device), lambda posed: self._take(run, posed), lambda error: self._skip(run, error))

    def _take(self, run: int, posed: Posed) -> None:
        if run == self._run:
            self._ready.append(posed)
            if self._now is None:
                self._ask()
        self._make_next()

    def _skip(self, run: int, error: StudioError) -> None:
        """A work that cannot be used asks nothing: say so, and go on without it."""
        self._studio.complain(error)
        if run == self._run:
            self._count -= 1
            if self._count == 0:
                self._refuse(error)
                return
            if self._now is None and not self._ready and not self._asked:
                self._end()
        self._make_next()

    def _refuse(self, error: StudioError) -> None:
        if self._dialog is not None:
            self._dialog.show_beginning(lambda: translated_error(error))

    def _ask(self) -> None:
        if self._dialog is None:
            return
        if not self._ready:
            self._now = None
            self._dialog.show_waiting()
            return
        self._now = self._ready.pop(0)
        self._number += 1
        self._dialog.show_question(self._now.question.kind, self._number, self._count, self._now.images)
        note("blind_question", number=self._number, kind=self._now.question.kind)

    def _answer(self, first: bool) -> None:
        """Keep the answer; say nothing before the end."""
        if self._now is None:
            return
        self._auditioning.stop()
        self._keep((*self._answers, self._now.question.answered(first)))
        note("blind_answer", number=self._number)
        self._now = None
        if self._number >= self._count:
            self._end()
        else:
            self._ask()
            self._make_next()

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.show_result(self._result)
            note("blind_result", answers=len(self._answers) - self._before)

    def _show_earlier(self) -> None:
        """What all tests so far came to."""
        self._give_up()
        self._before = len(self._answers)
        self._end()

    def _result(self) -> "Result":
        from studio.evaluate.blind_test import tally

        now = self._answers[self._before :]
        found = tally(now or self._answers)
        low, high = (round(100 * value) for value in found.interval)
        verdict = tr("That is better than guessing.") if found.beats_chance else tr("That may still be guessing.")
        words = tr("With a confidence of 95 % your share lies between {low} % and {high} %; guessing gives 50 %.", low=low, high=high)
        title = tr("{hits} of {count} right", hits=found.hits, count=found.count)
        return title, f"{words} {verdict}", _rows(now) if now else (), _rows(self._answers)

    def _hear(self, piece: int) -> None:
        work = self._now.works[piece] if self._now is not None else None
        if isinstance(work, Audio):
            self._auditioning.toggle(work, work, LOUDNESS)

    def _show_heard(self, work: object, fraction: float | None) -> None:
        if self._dialog is not None and self._now is not None:
            for piece, each in enumerate(self._now.works):
                if each is work:
                    self._dialog.show_heard(piece, fraction)

    def _keep(self, answers: "tuple[Answer, ...]") -> None:
        """Write them down in a thread."""
        from studio.evaluate.blind_answers import write_answers

        self._answers = answers
        if self._dialog is not None:
            self._dialog.show_answers(len(answers))
        self._errands.run(lambda: write_answers(answers), lambda _: None, self._studio.complain)

    def _export(self) -> None:
        from studio.evaluate.blind_answers import write_answers

        answers = self._answers
        name, _ = QFileDialog.getSaveFileName(self._dialog, tr("Export answers"), "blind-test.json", f"{tr('Answers')} (*.json)")
        if name:
            said = tr("Answers were written to {name}", name=Path(name).name)
            self._errands.run(lambda: write_answers(answers, Path(name)), lambda _: self._studio.window.say(said), self._studio.complain)

    def _forget(self) -> None:
        self._before = 0
        self._keep(())
        note("blind_forgotten")
        if self._dialog is not None:
            self._dialog.show_beginning(lambda: tr("All answers are forgotten"))


def _read() -> "tuple[Answer, ...]":
    """In the thread, for what draws and counts is imported with it."""
    from studio.evaluate.blind_answers import read_answers

    return read_answers()


def questions_for(count: int, seed: int, table: Collection[Source]) -> "tuple[Question, ...]":
    """Questions about the artist's library or, where that allows none, about bundled works and those of the `table` too.

    Reads the library: not for the thread that draws. StudioError where it is damaged.
    """
    from studio.evaluate.blind_test import questions
    from studio.style.library import read_library

    own = [work.source for work in read_library().works if work.source.path.is_file()]
    try:
        return questions(own, count, seed)
    except StudioError:
        return questions([*own, *table, *_bundled()], count, seed)


def _bundled() -> list[Source]:
    works = json.loads(resource("works", "works.json").read_text(encoding="utf-8"))
    return [Source(resource("works", work["file"]), work["sha256"], work["kind"]) for work in works]


def _posed(question: "Question", device: str) -> Posed:
    """In the thread: read the works and make the result."""
    give_way()
    from studio.evaluate.blind_test import excerpt
    from studio.export.render import render
    from studio.transfer.works import open_style

    sources = (question.content, question.true, question.decoy)
    works = {source.sha256: excerpt(open_style(source.path).work) for source in sources}
    made = render(request_of(question.document, works, device)).work
    first, second = (works[source.sha256] for source in question.candidates)
    shown = (made, first, second)
    one, two, three = (None if isinstance(work, Audio) else image_of(work) for work in shown)
    return Posed(question, shown, (one, two, three))


def _rows(answers: "Sequence[Answer]") -> "list[Interval]":
    from studio.evaluate.blind_test import tally

    named = (("", tr("All")), ("audio", tr("Paintings in music")), ("image", tr("Musics in pictures")))
    return [_row(name, tally(answers, kind)) for kind, name in named]


def _row(name: str, found: "Tally") -> "Interval":
    from studio.ui.dialogs.interval_chart import Interval

    figures = tr("{hits} of {count}", hits=found.hits, count=found.count)
    return Interval(name, figures, found.share if found.count else None, *found.interval)
