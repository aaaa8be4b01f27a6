"""From a process to a studio window: nothing heavy is imported before it is painted."""

import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio.core.gentle_imports import import_gently
from studio.core.paths import cache_folder
from studio.core.version import VERSION
from studio.document.document import Work
from studio.document.journal import Journal
from studio.document.preferences import AppSettings, read_preferences
from studio.media.audio import Audio
from studio.playback.player import Player
from studio.playback.voice import remove_voices
from studio.ui.auditioning import Auditioning
from studio.ui.blind_testing import BlindTesting
from studio.ui.collecting import Collecting
from studio.ui.commands import Commands
from studio.ui.crash import CrashGuard
from studio.ui.desk import Desk
from studio.ui.exploring import Exploring
from studio.ui.exporting import Exporting
from studio.ui.filing import Filing
from studio.ui.judging import Judging
from studio.ui.keeping import Keeping
from studio.ui.language import set_language
from studio.ui.listening import Listening
from studio.ui.live_chain import LiveChain
from studio.ui.log import start_log
from studio.ui.look_training import LookTraining
from studio.ui.preparing import Preparer
from studio.ui.presenting import Presented, present, present_part
from studio.ui.presetting import Presetting
from studio.ui.refinement import Stage
from studio.ui.renderer import Renderer
from studio.ui.slots.opener import Opener
from studio.ui.slots.reading import Paper
from studio.ui.stage.picture import Picture
from studio.ui.studio import Studio
from studio.ui.theme import application_icon, set_theme
from studio.ui.welcoming import Welcoming
from studio.ui.window import StudioWindow
from studio.ui.worker import TransferEngine, TransferWorker

log = logging.getLogger(__name__)

STALE_SECONDS = 24 * 3600.0
"""After so long without a new voice a folder of voices is what a killed run left."""


class Program(QObject):
    """One running studio: window, table, worker, player, and the folder of its scratch files."""

    def __init__(self, application: QApplication, preferences: AppSettings) -> None:
        super().__init__(application)
        self.crash_guard: CrashGuard | None = None
        voices = cache_folder() / "voices"
        voices.mkdir(exist_ok=True)
        self.scratch = Path(tempfile.mkdtemp(dir=voices))
        self.window = StudioWindow()
        self.desk = Desk(Opener(self), self)
        self.collecting = Collecting(self)
        self.worker = TransferWorker(make_engine, self._present, self)
        self.worker.ready.connect(lambda _device: self.collecting.freeze())
        self.renderer = Renderer(self.worker, self)
        player = Player(preferences.latency, preferences.audio_device or None, preferences.volume)
        self.listening = Listening(player, self)
        self.keeping = Keeping(self.desk, Journal(), self)
        self.renderer.position = lambda: self.listening.player.state().position
        self.preparer = Preparer(self.scratch, self)
        self.live = LiveChain(self.scratch, self)
        self.studio = Studio(self.window, self.desk, self.renderer, self.preparer, self.listening, self.live, self.keeping, preferences)
        self.filing = Filing(self.studio)
        self.window.may_close = self.filing.may_close
        self.exporting = Exporting(self.studio)
        self.welcoming = Welcoming(self.studio, self.filing)
        self.presetting = Presetting(self.studio)
        self.auditioning = Auditioning(self.listening, self.scratch, self)
        self.auditioning.failed.connect(self.studio.complain)
        self.exploring, self.judging = Exploring(self.studio, self.auditioning), Judging(self.studio)
        self.blind_testing = BlindTesting(self.studio, self.auditioning)
        self.look_training = LookTraining(self.studio, self.auditioning)
        verbs = self.exploring, self.judging, self.blind_testing, self.look_training
        self.commands = Commands(self.studio, self.filing, self.exporting, self.welcoming, *verbs)
        self.renderer.refining = preferences.refine
        self.window.stage.set_reduced_motion(preferences.reduced_motion)
        self.studio.show_session(self.desk.session)
        self.commands.refresh(self.desk.session)

    def begin(self, works: Sequence[Path]) -> None:
        """Once the window is painted: start worker and player; lay out what was asked for, left over, or comes with the program."""
        self.studio.start()
        self.keeping.errands.run(self._sweep, lambda _: None, lambda _: None)
        self.desk.opener.paper_found.connect(self._take_paper)
        recovery = self.keeping.journal.found()
        if works:
            self.desk.open(tuple(works), "window")
        elif recovery is None and self.studio.preferences.welcome:
            self.welcoming.begin()
        if recovery is not None:
            self.filing.recover(recovery)
        self.look_training.offer()

    def _sweep(self) -> None:
        """Remove the voices of runs that were killed: an hour of sound is a gigabyte."""
        for folder in self.scratch.parent.iterdir():
            if folder != self.scratch and time.time() - folder.stat().st_mtime > STALE_SECONDS:
                remove_voices(folder)
                folder.rmdir()

    def end(self) -> None:
        """Leave no thread, no process and no scratch file behind."""
        self.exporting.close()
        self.look_training.close()
        self.exploring.close()
        self.blind_testing.close()
        self.auditioning.close()
        self.judging.close()
        self.studio.close()
        self.collecting.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _take_paper(self, paper: Paper) -> None:
        if paper.kind == "project":
            self.filing.open_project(paper.path)
        else:
            self.desk.take_recipe(paper)

    def _present(self, work: Work, stage: Stage) -> Presented:
        """In the worker's thread: a work made ready, or handed to the export that asked for it."""
        if stage.sink is not None:
            stage.sink(work)
            return Presented(work, Picture((QImage(),)))
        content, work = stage.request.content, stage.of_answer(work)
        if isinstance(work, Audio) and stage.part and (base := self._base(stage)):
            presented = present_part(work, stage.part[0], base, self.scratch)
            if presented is not None:
                return presented
        as_loud = content if isinstance(content, Audio) and not stage.alone else None  # what is alone stays as loud as it is in the whole
        return present(stage.in_place(work), self.scratch, as_loud)

    def _base(self, stage: Stage) -> Presented | None:
        """What a part of a sound is laid into: the result so far of the same content, else the content; nothing beside what is alone."""
        content = stage.request.document.content
        result = self.renderer.result
        if result is not None and result.document.content == content and result.alone == stage.alone:
            return result.presented
        return None if stage.alone else self.preparer.get(content.sha256)


_alive: list[QObject] = []
"""What must not be taken apart while the engine's last step is still running: it goes with the process."""


def make_engine() -> tuple[TransferEngine, str]:
    """Import the engines, in the thread that will run them, and name the device they run on."""
    from studio.networks.device import resolve, warm_up
    from studio.transfer.engine import load, transfer

    load()
    device = resolve("auto")
    warm_up(device)
    return transfer, device


def run_window(arguments: Sequence[str] = ()) -> int:
    """Show the studio and stay until it is closed; `arguments` may name works or a project. The exit status."""
    if (scale := read_preferences().scale) != 1:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{scale:g}")  # read by Qt before there is an application
    application = QApplication([sys.argv[0], *arguments])
    program = make_program(application)
    program.window.shown.connect(lambda: program.begin([Path(name) for name in arguments]))
    program.window.show()
    _alive.append(application)
    _alive.append(program)
    try:
        return application.exec()
    finally:
        program.end()


def make_program(application: QApplication) -> Program:
    """The studio with the artist's preferences, not shown yet."""
    application.setApplicationName("Clavilux")
    application.setApplicationVersion(VERSION)
    application.setOrganizationName("Clavilux")
    application.setDesktopFileName("clavilux")
    start_log()
    preferences = read_preferences()
    set_theme(application, preferences.theme)
    application.setWindowIcon(application_icon())
    set_language(preferences.language)
    sys.setswitchinterval(0.0005)  # the window's turn comes soon while an engine computes in Python
    import_gently()
    program = Program(application, preferences)
    program.crash_guard = CrashGuard(program.keeping.rescue, application.quit, program)
    return program
