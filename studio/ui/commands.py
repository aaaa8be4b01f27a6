"""What each verb of the menus does."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QGuiApplication

from studio.core.paths import log_folder
from studio.document.session import Session
from studio.media.audio import Audio
from studio.ui.actions import Actions
from studio.ui.blind_testing import BlindTesting
from studio.ui.exploring import Exploring
from studio.ui.exporting import Exporting
from studio.ui.filing import Filing
from studio.ui.framing import Framing
from studio.ui.judging import Judging
from studio.ui.language import LANGUAGES, tr
from studio.ui.look_training import LookTraining
from studio.ui.mapping import MappingEditing
from studio.ui.masking import Masking
from studio.ui.measuring import Measuring
from studio.ui.slots.dropping import Dropped, mime_of, read_mime
from studio.ui.soloing import Soloing
from studio.ui.studio import Studio
from studio.ui.welcoming import Welcoming


class Commands(QObject):
    """The verbs, and which of them make sense now."""

    def __init__(
        self,
        studio: Studio,
        filing: Filing,
        exporting: Exporting,
        welcoming: Welcoming,
        exploring: Exploring,
        judging: Judging,
        blind_testing: BlindTesting,
        look_training: LookTraining,
    ) -> None:
        super().__init__(studio)
        self._studio, self._filing, self._exporting, self._welcoming = studio, filing, exporting, welcoming
        self._exploring, self._judging, self._blind_testing, self._look_training = exploring, judging, blind_testing, look_training
        self._masking = Masking(studio.desk, studio.window.stage, studio.keeping.errands, filing.ask_picture, self)
        self._framing = Framing(studio.desk, studio.window, self)
        self._mapping = MappingEditing(studio)
        self.actions = Actions(studio.window, self._handlers())
        self._soloing = Soloing(studio, self.actions)
        self._measuring = Measuring(studio, self.actions, self)
        self._languages = QActionGroup(self)
        self._fill_languages()
        self.actions.menu("recent").aboutToShow.connect(lambda: filing.fill_recent(self.actions))
        self._wire()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.actions.retranslate()
        self.refresh(self._studio.desk.session)

    def refresh(self, session: Session) -> None:
        """Grey what makes no sense now; name what undo would undo."""
        history, result = self._studio.desk.history, self._studio.renderer.result
        undo, redo = history.undo_label, history.redo_label
        self.actions["undo"].setText(tr("&Undo {step}", step=undo) if undo else tr("&Undo"))
        self.actions["redo"].setText(tr("&Redo {step}", step=redo) if redo else tr("&Redo"))
        self._soloing.refresh(session)
        self._measuring.refresh(session)
        complete = session.pair is not None
        self.actions.enable(
            undo=undo is not None,
            redo=redo is not None,
            export=complete,
            export_touch=session.content is not None,
            render=complete,
            swap=session.content is not None and bool(session.styles),
            copy=result is not None,
            result_content=result is not None,
            result_style=result is not None,
            surprise=complete,
            explore=complete,
            invert_mapping=self._mapping.crosses,
            plain_mapping=self._mapping.changed,
            play=self._studio.listening.has_sound,
            rewind=self._studio.listening.has_sound,
            loop=session.loop is not None,
        )
        self._studio.window.transport.export.setEnabled(complete)
        self.actions["loop"].setChecked(session.looping)
        self.actions["marks"].setChecked(self._studio.preferences.marks)
        self.actions["light"].setChecked(self._studio.preferences.theme == "light")

    def surprise(self) -> None:
        """Another seed, unless it is locked; a little noise where neither that nor strangeness lets the seed do anything."""
        session = self._studio.desk.session
        settings = session.settings
        if settings is None:
            return
        if settings.noise == 0 and settings.strangeness == 0:
            session = session.with_settings(replace(settings, noise=0.3))
        if not session.seed_locked:
            session = replace(session, seed=(session.seed * 6364136223846793005 + 1442695040888963407) % 2**31)
        self._studio.desk.edit(session, tr("Surprise"))

    def _handlers(self) -> dict[str, Callable[[], None]]:
        studio, filing, window = self._studio, self._filing, self._studio.window
        return {
            "new": filing.new,
            "open": filing.open,
            "open_content": lambda: filing.open_works("content", -1),
            "open_style": lambda: filing.open_works("style", -1),
            "save": filing.save,
            "save_as": filing.save_as,
            "export": self._exporting.ask,
            "export_touch": self._exporting.ask_touch,
            "preferences": self._preferences,
            "quit": lambda: void(window.close()),
            "undo": studio.desk.undo,
            "redo": studio.desk.redo,
            "copy": self._copy,
            "paste": lambda: self.paste(*(window.slots.focused_slot() or ("window", -1))),
            "paste_style": lambda: self.paste("style", -1),
            "find": window.controls.focus_search,
            "fit": window.stage.fit,
            "actual": window.stage.actual_size,
            "zoom_in": lambda: window.stage.zoom_by(1.25),
            "zoom_out": lambda: window.stage.zoom_by(0.8),
            "wipe": self._wipe,
            "spectrogram": lambda: window.timeline.set_view("spectrogram" if self.actions["spectrogram"].isChecked() else "waveform"),
            "marks": lambda: studio.apply(replace(studio.preferences, marks=self.actions["marks"].isChecked())),
            "figures": lambda: self._judging.show(self.actions["figures"].isChecked()),
            "light": lambda: studio.apply(replace(studio.preferences, theme="light" if self.actions["light"].isChecked() else "dark")),
            "full_screen": lambda: window.showFullScreen() if self.actions["full_screen"].isChecked() else window.showNormal(),
            "render": studio.renderer.again,
            "stop": studio.renderer.stop,
            "finish": studio.renderer.finish_here,
            "surprise": self.surprise,
            "explore": self._exploring.show,
            "blind_test": self._blind_testing.show,
            "train": self._look_training.open,
            "swap": lambda: studio.desk.swap(0),
            "mapping": self._mapping.open,
            "invert_mapping": self._mapping.invert,
            "plain_mapping": self._mapping.forget,
            "measure": self._measure,
            "result_content": lambda: self.use_result("content"),
            "result_style": lambda: self.use_result("style"),
            "play": studio.listening.toggle,
            "rewind": lambda: studio.listening.player.seek(0.0),
            "other": self._other,
            "hear_whole": lambda: self._soloing.hear(""),
            "hear_content": lambda: self._soloing.hear("content"),
            "hear_layer": lambda: self._soloing.hear("layer"),
            "hear_difference": lambda: self._soloing.hear("difference"),
            "loop": studio.desk.toggle_loop,
            "loop_in": lambda: self._loop_edge(0),
            "loop_out": lambda: self._loop_edge(1),
            "live_input": lambda: studio.listening.hear_input(self.actions["live_input"].isChecked()),
            "welcome": self._welcome,
            "shortcuts": self._shortcuts,
            "logs": lambda: void(QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))),
            "about": self._about,
        }

    def _wire(self) -> None:
        studio, window = self._studio, self._studio.window
        studio.desk.session_changed.connect(self.refresh)
        studio.desk.outdated.connect(window.notice.dismiss)
        window.bare_key = self.actions.press
        studio.listening.input_ended.connect(lambda: self.actions["live_input"].setChecked(False))
        studio.renderer.job_changed.connect(lambda job: self.actions.enable(stop=job.busy, finish=job.finishable))
        self.actions.enable(stop=False, finish=False)
        studio.renderer.result_changed.connect(lambda _result: self.refresh(studio.desk.session))
        window.language_changed.connect(self.retranslate)
        window.slots.open_requested.connect(self._filing.open_works)
        window.stage.open_requested.connect(lambda slot: self._filing.open_works(slot, -1))
        window.stage.paste_requested.connect(lambda slot: self.paste(slot, -1))
        window.stage.play_requested.connect(studio.listening.toggle)
        window.slots.mask_requested.connect(self._masking.act)
        window.slots.region_requested.connect(self._framing.act)
        self._masking.failed.connect(studio.complain)
        window.slots.use_requested.connect(studio.desk.use_elsewhere)
        window.slots.copy_requested.connect(self._copy_work)
        window.slots.paste_requested.connect(self.paste)
        window.stage.mode_changed.connect(lambda mode: self.actions["wipe"].setChecked(mode == "wipe"))
        window.stage.copy_requested.connect(self._copy)
        window.stage.set_file_source(self._exporting.file_of_result, self._exporting.recipe)
        window.timeline.view_changed.connect(lambda view: self.actions["spectrogram"].setChecked(view == "spectrogram"))
        window.chips.sound_pressed.connect(self._preferences)
        window.chips.engine_pressed.connect(self._about)
        window.controls.surprise_requested.connect(self.surprise)
        window.transport.export_requested.connect(self._exporting.ask)

    def paste(self, slot: str, index: int) -> None:
        """Take what lies on the clipboard for `slot`; the style `index`, -1 for one more."""
        dropped = read_mime(QGuiApplication.clipboard().mimeData())
        if dropped is None:
            self._studio.window.say(tr("There is no picture and no file on the clipboard"))
        else:
            self._studio.desk.lay_work(slot, index, dropped)

    def use_result(self, slot: str) -> None:
        """Lay the result onto `slot` as a work of its own."""
        path = self._exporting.file_of_result()
        if path is not None:
            self._studio.desk.lay_work(slot, -1, Dropped((path,), None))

    def _copy(self) -> None:
        result = self._studio.renderer.result
        path = self._exporting.file_of_result()
        if result is not None and path is not None:
            picture = None if isinstance(result.presented.work, Audio) else result.presented.picture.levels[0]
            QGuiApplication.clipboard().setMimeData(mime_of(path, picture, self._exporting.recipe()))
            self._studio.window.say(tr("The result is on the clipboard"))

    def _copy_work(self, slot: str, index: int) -> None:
        session = self._studio.desk.session
        source = session.content if slot == "content" else session.styles[index].source
        if source is not None:
            card = self._studio.desk.cards.get(source.sha256)
            QGuiApplication.clipboard().setMimeData(mime_of(source.path, card.thumbnail if card and card.kind == "image" else None))

    def _wipe(self) -> None:
        self._studio.window.stage.set_mode("wipe" if self.actions["wipe"].isChecked() else "result")

    def _other(self) -> None:
        self._studio.listening.select_other()

    def _loop_edge(self, edge: int) -> None:
        """The loop begins or ends at the play-head."""
        position, length = self._studio.listening.player.state().position, self._studio.listening.length
        start, end = self._studio.desk.session.loop or (0.0, length)
        region = (position, end if end > position else length) if edge == 0 else (start if start < position else 0.0, position)
        if region[1] - region[0] > 0.05:
            self._studio.desk.set_loop(region)
            self._studio.desk.end_gesture()

    def _measure(self) -> None:
        self._measuring.switch()

    def _preferences(self) -> None:
        from studio.ui.dialogs.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._studio.preferences, self._studio.listening.player.devices(), self._studio.window)
        dialog.changed.connect(self._studio.apply)
        dialog.test_tone_requested.connect(self._studio.listening.player.test_tone)
        dialog.exec()
        self.refresh(self._studio.desk.session)

    def _shortcuts(self) -> None:
        from studio.ui.dialogs.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self.actions.menus(), self._studio.window).exec()

    def _about(self) -> None:
        from studio.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._studio.window).exec()

    def _welcome(self) -> None:
        self._welcoming.show()

    def _fill_languages(self) -> None:
        menu = self.actions.menu("language")
        for code, name in LANGUAGES.items():
            action = QAction(name, menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, code=code: self._studio.apply(replace(self._studio.preferences, language=code)))
            self._languages.addAction(action)
            menu.addAction(action)


def void(_value: object) -> None:
    """Swallow an answer that nobody needs."""
