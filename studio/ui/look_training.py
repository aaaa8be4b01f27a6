"""Training a network in the window: begins, pauses and goes on, shows how it goes, lays the model onto the table."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from studio.core.errors import StudioError
from studio.core.paths import resource
from studio.document.model_card import ModelCard, model_card
from studio.document.trained_models import target_of
from studio.media.audio import Audio
from studio.training.command import command_of
from studio.training.progress import Progress, Watch
from studio.training.training import Training
from studio.training.unfinished import Unfinished, checkpoint_facts, unfinished
from studio.ui.auditioning import Auditioning
from studio.ui.errands import Errands
from studio.ui.events import note
from studio.ui.language import tr, translated_error, translated_phrase
from studio.ui.learner import Learner
from studio.ui.model_use import pair_of, use_model
from studio.ui.preview_sound import PreviewSound
from studio.ui.studio import Studio
from studio.ui.training_folders import TrainingFolders

if TYPE_CHECKING:
    from studio.ui.train.form import Wish
    from studio.ui.train.page import TrainPage

POLL = 100
"""Milliseconds between two looks into the mailbox of the thread."""


class LookTraining(QObject):
    """The page of training and what happens in it; nothing of it is made before it is first opened."""

    def __init__(self, studio: Studio, auditioning: Auditioning) -> None:
        super().__init__(studio)
        self._studio, self._sound = studio, PreviewSound(auditioning, self)
        self._errands = Errands(self)
        self._learner = Learner(self)
        self._page: TrainPage | None = None
        self._training: Training | None = None
        self._in_memory = False
        """Whether the thread holds the training, so that a pause needs no reading of works to end."""
        self._model: ModelCard | None = None
        self._folders: TrainingFolders
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self._poll)
        self._learner.previewed.connect(self._preview)
        self._learner.rested.connect(self._rest)
        self._learner.ended.connect(self._end)
        self._learner.given_up.connect(self._forget)
        self._learner.skipped.connect(self._tell_skipped)
        self._learner.troubled.connect(self._trouble)
        self._learner.failed.connect(self._fail)

    def open(self) -> None:
        """Open the page, or bring it to the front."""
        self._open_and(lambda: None)

    def _open_and(self, then: Callable[[], None]) -> None:
        """What the page is made of is imported and read in a thread before it opens first."""
        if self._page is not None:
            self._show(self._page)
            then()
        elif not self._errands.busy:
            self._errands.run(_prepared, lambda found: self._begin_page(found, then), self._studio.complain)

    def offer(self) -> None:
        """Offer to go on with a training that another run of the program left."""
        self._errands.run(unfinished, self._offer, lambda _: None)

    def close(self) -> None:
        """Keep what was learnt in a checkpoint, and end the thread."""
        self._timer.stop()
        self._learner.close()
        self._errands.finish()

    # the page

    def _begin_page(self, found: Sequence[Unfinished], then: Callable[[], None]) -> None:
        self._show(self._make_page())
        if found:
            self._lay_out(found[0])
        then()

    def _make_page(self) -> "TrainPage":
        from studio.ui.train.page import TrainPage

        page = self._page = TrainPage(self._studio.window)
        page.begun.connect(self._begin)
        self._sound.attach(page)
        page.pause_wished.connect(self._pause)
        page.resumed.connect(self._go_on)
        page.finish_wished.connect(self._finish)
        page.give_up_wished.connect(self._give_up)
        page.use_wished.connect(self._use)
        page.anew_wished.connect(self._set_aside)
        page.closed.connect(self._leave)
        self._folders = TrainingFolders(page, self._errands)
        return page

    def _show(self, page: "TrainPage") -> None:
        page.show()
        page.raise_()
        page.activateWindow()
        note("training_shown", state=page.state)

    def _offer(self, found: Sequence[Unfinished]) -> None:
        if not found:
            return
        newest, name, step = found[0], found[0].training.target.stem, found[0].step
        steps = newest.training.settings.steps
        self._studio.window.notice.offer(
            lambda: tr("The training of {name} is not finished: step {step} of {steps}", name=name, step=step, steps=steps),
            [(lambda: tr("Go on"), lambda: self._open_and(lambda: self._resume(newest)))],
        )
        note("training_offered", model=name, step=step)

    def _resume(self, found: Unfinished) -> None:
        """Go on with a training of another run, unless one is under way."""
        if self._page is not None and not self._in_memory:
            self._lay_out(found)
            self._go_on()

    def _lay_out(self, found: Unfinished) -> None:
        """Show a training of another run as paused."""
        page, training = self._page, found.training
        if page is None:
            return
        self._training, self._in_memory = training, False
        page.show_state("paused")
        page.form.show_training(training)
        page.show_state("paused")  # its rows are new
        for role, folder in (("style", training.style), ("content", training.content)):
            self._folders.take(role, None if folder == resource("works") else folder)
        history = checkpoint_facts(training.target).get("history")
        curves = Watch(training.settings.steps, history if isinstance(history, list) else ()).progress.curves
        page.show_progress(Progress(found.step, training.settings.steps, curves=curves))

    # the training

    def _begin(self, wish: "Wish") -> None:
        page = self._page
        if page is None:
            return
        content = wish.content if wish.content is not None or wish.recipe == "dcgan" else resource("works")
        made = Training(wish.recipe, content, wish.style, target_of(wish.name), wish.settings, device="auto", start=wish.start)
        self._training = replace(made, command=command_of(made))
        self._preview(None, None)
        page.show_progress(Progress(steps=wish.settings.steps))
        note("training_begun", recipe=wish.recipe, model=wish.name)
        self._learn(self._training, resume=False)

    def _learn(self, training: Training, resume: bool) -> None:
        self._in_memory = True
        if self._page is not None:
            self._page.warn()
            self._page.show_state("reading")
        self._learner.learn(training, resume)
        self._timer.start()

    def _pause(self) -> None:
        if self._page is not None:
            self._page.show_state("pausing")
        self._learner.pause()

    def _go_on(self) -> None:
        page, training = self._page, self._training
        if page is None or training is None or page.state != "paused":
            return
        note("training_gone_on", model=training.target.stem)
        if self._in_memory:
            page.show_state("reading")
            self._learner.go_on()
            self._timer.start()
        else:
            self._learn(training, resume=True)

    def _finish(self) -> None:
        """Write the model as it is: one that lies in a checkpoint alone is fetched first."""
        if self._page is None or self._training is None:
            return
        if not self._in_memory:
            self._learn(self._training, resume=True)
        self._page.show_state("finishing")
        self._learner.finish_here()

    def _give_up(self) -> None:
        training = self._training
        if training is None:
            return
        if self._in_memory:
            self._learner.give_up()
        else:
            self._errands.run(lambda: _discard(training), lambda _: self._forget(), self._fail)

    def _leave(self) -> None:
        """The page was closed: nothing goes on unseen or unheard."""
        self._sound.stop()
        if self._page is not None and self._page.state in ("reading", "learning"):
            self._pause()
            self._studio.window.say(tr("The training is paused; it goes on where you left it"))

    # what the thread tells

    def _poll(self) -> None:
        progress = self._learner.news.take(timeout=0)
        if progress is not None and self._page is not None:
            self._page.show_progress(progress)

    def _preview(self, image: QImage | None, sound: Audio | None) -> None:
        """A picture and, of recipes of sounds, what it sounds like; what is being heard is heard to its end."""
        self._sound.take(sound)
        if self._page is not None:
            self._page.show_preview(image)
            self._poll()
        if image is not None:
            note("training_previewed", width=image.width(), height=image.height(), heard=sound is not None)

    def _rest(self, progress: Progress) -> None:
        self._timer.stop()
        if self._page is not None:
            self._page.show_state("paused")
            self._page.show_progress(progress)
        note("training_paused", step=progress.step)

    def _end(self, model: Path) -> None:
        self._timer.stop()
        self._poll()
        self._in_memory, self._training = False, None
        self._errands.run(lambda: model_card(model), self._show_card, self._studio.complain)

    def _show_card(self, card: ModelCard) -> None:
        self._model = card
        if self._page is not None:
            self._page.show_card(card, pair_of(card.name) is not None)
        self._studio.window.say(tr("The model {name} is done", name=card.name))
        note("trained", model=card.name, recipe=card.recipe, steps=card.steps, seconds=card.seconds, distance=card.distance)

    def _tell_skipped(self, files: Sequence[tuple[str, str]]) -> None:
        note("training_skipped", files=[name for name, _ in files])
        if self._page is not None:
            self._page.warn(lambda: _skipped_words(files))

    def _trouble(self, error: StudioError) -> None:
        """No checkpoint could be written; the training goes on."""
        note("training_trouble", words=str(error))
        if self._page is not None:
            self._page.warn(lambda: tr("Not kept on the disk yet: {reason}", reason=translated_error(error)))

    def _fail(self, error: StudioError) -> None:
        """It cannot go on; what its last checkpoint holds can still be gone on with."""
        self._timer.stop()
        self._in_memory = False
        self._studio.complain(error)
        if self._page is not None:
            self._page.warn(lambda: translated_error(error))
        self._errands.run(unfinished, self._show_left, lambda _: None)

    def _show_left(self, found: Sequence[Unfinished]) -> None:
        """After a failure: paused where a checkpoint was left, else ready to begin."""
        page, training = self._page, self._training
        if page is None or training is None:
            return
        left = next((each for each in found if each.training.target == training.target), None)
        page.show_state("paused" if left else "idle")
        page.show_progress(Progress(left.step if left else 0, training.settings.steps))
        note("training_failed", left=left.step if left else 0)

    def _forget(self) -> None:
        """Nothing is left of the training; another one of earlier runs is not brought up by itself."""
        self._timer.stop()
        self._in_memory, self._training = False, None
        note("training_given_up")
        self._start_anew()

    def _set_aside(self) -> None:
        """Make room for another training; one that is paused stays on the disk and can be gone on with."""
        if self._training is not None:
            if self._in_memory:
                self._learner.set_aside()
            self._in_memory, self._training = False, None
            self.offer()
        self._start_anew()

    def _start_anew(self) -> None:
        if self._page is not None:
            self._page.warn()
            self._preview(None, None)
            self._page.show_state("idle")
            self._page.show_progress(Progress())
            self._folders.watch_name()

    def _use(self) -> None:
        """Lay the model onto the table: a step that can be undone."""
        if self._model is not None and self._page is not None:
            said = use_model(self._studio, self._model.name)
            self._studio.window.say(said(), 20.0)
            self._page.show_state("done", said)


def _prepared() -> tuple[Unfinished, ...]:
    """In a thread: what is heavy to import, and what another run left."""
    import pyqtgraph  # noqa: F401 so that the window need not wait for it

    return unfinished()


def _discard(training: Training) -> None:
    from studio.training.checkpoint import remove_checkpoint
    from studio.training.unfinished import forget

    remove_checkpoint(training.target)
    forget(training.target)


def _skipped_words(files: Sequence[tuple[str, str]]) -> str:
    """Which files are not learnt from, in one line: one with its reason, of many the first few names."""
    if len(files) == 1:
        return tr("Skipped: {name} ({reason})", name=files[0][0], reason=translated_phrase(files[0][1]))
    named = ", ".join(name for name, _ in files[:4]) + (" …" if len(files) > 4 else "")
    return tr("{count} files were skipped: {names}", count=len(files), names=named)
