"""The studio: the parts of the window wired to table, worker and player. Data flows one way: edit → session → all that is shown."""

import threading
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from studio.core.errors import StudioError
from studio.core.latest import Latest
from studio.core.params import params
from studio.document.preferences import AppSettings, write_preferences
from studio.document.session import Session
from studio.document.settings import SETTINGS
from studio.media.audio import Audio
from studio.playback.player_state import PlayerState
from studio.ui.desk import Desk
from studio.ui.events import note, seconds_since_start
from studio.ui.keeping import Keeping
from studio.ui.language import set_language, tr, translated_error
from studio.ui.listening import Listening
from studio.ui.live_chain import LiveChain
from studio.ui.preparing import Preparer
from studio.ui.presenting import Presented
from studio.ui.renderer import Renderer, Result
from studio.ui.slots.titles import title_of
from studio.ui.theme import set_theme
from studio.ui.timeline.lane_sound import LaneSound
from studio.ui.transport.heard_words import word_of
from studio.ui.window import StudioWindow

TICK = 33
"""Milliseconds between two looks at player and previews."""

PATIENCE = 200
"""Milliseconds that closing waits for the engine's step."""

STALL = 0.05
"""Seconds after which a gap of the event loop is written down."""


class Studio(QObject):
    """Wires the parts; holds no state but the preferences."""

    def __init__(
        self,
        window: StudioWindow,
        desk: Desk,
        renderer: Renderer,
        preparer: Preparer,
        listening: Listening,
        live: LiveChain,
        keeping: Keeping,
        preferences: AppSettings,
    ) -> None:
        super().__init__(window)
        self.window, self.desk, self.renderer = window, desk, renderer
        self.preparer, self.listening, self.live, self.keeping = preparer, listening, live, keeping
        self.preferences = preferences
        self._unwritten: Latest[AppSettings] = Latest()
        self.stalls: list[float] = []
        self._shown_content: str | None = None
        self._last_tick = 0.0
        self._heard: tuple[PlayerState, float] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._wire_table()
        self._wire_sound()

    def start(self) -> None:
        """Begin what must not hold up the first painting: worker, player, polling."""
        note("window_shown", seconds=round(seconds_since_start(), 3))
        self.renderer.worker.start()
        self.listening.start()
        self._last_tick = time.monotonic()
        self._timer.start()

    def close(self) -> None:
        """End every thread and process, side by side; a step of an engine that takes longer is left to the end of the process."""
        self._timer.stop()
        self.renderer.worker.close()
        silence = threading.Thread(target=self.listening.close)
        silence.start()
        self.keeping.close()
        self.desk.opener.close()
        self.preparer.close()
        self.live.close()
        self.window.stage.shut_down()
        silence.join()
        if self.renderer.exporting:
            self.renderer.worker.wait()  # a file may be half written
        self.renderer.worker.wait(PATIENCE)

    def apply(self, preferences: AppSettings) -> None:
        """Take other preferences over, at once."""
        old, self.preferences = self.preferences, preferences
        application = QApplication.instance()
        if (old.theme, old.language) != (preferences.theme, preferences.language):
            self.window.controls.shed()
        if isinstance(application, QApplication) and old.theme != preferences.theme:
            set_theme(application, preferences.theme)
        if old.language != preferences.language:
            set_language(preferences.language)
        self.window.stage.set_reduced_motion(preferences.reduced_motion)
        self.window.timeline.set_marked(preferences.marks)
        self.renderer.refining = preferences.refine
        if preferences.refine and not old.refine:
            self.renderer.again()
        if old.volume != preferences.volume:
            self.listening.player.set_volume(preferences.volume)
            self.window.transport.set_volume(preferences.volume)
        if (old.audio_device, old.latency) != (preferences.audio_device, preferences.latency):
            self.listening.player.reopen(device=preferences.audio_device or None, latency=preferences.latency)
        self._unwritten.put(preferences)
        self.keeping.errands.run(self._write_preferences, lambda _: None, self.complain)

    def _write_preferences(self) -> None:
        """In a thread: the newest preferences, once for all edits of a drag that came meanwhile."""
        if (newest := self._unwritten.take(timeout=0)) is not None:
            write_preferences(newest)

    def _wire_table(self) -> None:
        desk, window, slots, controls = self.desk, self.window, self.window.slots, self.window.controls
        desk.session_changed.connect(self.show_session)
        window.language_changed.connect(self.show_title)
        window.language_changed.connect(self.renderer.retranslate)
        desk.said.connect(window.say)
        desk.offered.connect(window.notice.offer)
        desk.opener.reading.connect(slots.show_opening)
        window.dropped.connect(desk.drop)
        slots.dropped.connect(desk.drop)
        slots.weight_edited.connect(desk.weigh)
        slots.mute_toggled.connect(desk.toggle_mute)
        slots.solo_toggled.connect(desk.toggle_solo)
        slots.span_requested.connect(desk.bound)
        slots.removed.connect(desk.remove)
        slots.moved.connect(desk.move)
        slots.swap_requested.connect(desk.swap)
        slots.gesture_ended.connect(desk.end_gesture)
        window.stage.sentence.method_chosen.connect(desk.choose_method)
        controls.settings_edited.connect(desk.turn)
        controls.gesture_ended.connect(desk.end_gesture)
        controls.seed_edited.connect(desk.seed)
        controls.seed_lock_toggled.connect(desk.lock_seed)
        self.renderer.result_changed.connect(self._show_result)
        self.renderer.job_changed.connect(window.transport.show_job)
        self.renderer.job_changed.connect(lambda job: window.stage.set_progress(job.fraction if job.busy else None))
        self.renderer.worker.ready.connect(self._engine_ready)
        self.keeping.path_changed.connect(self.show_title)
        self.keeping.said.connect(window.say)
        for source in (desk, self.renderer, self.preparer, self.keeping):
            source.failed.connect(self.complain)

    def _wire_sound(self) -> None:
        timeline, transport, listening = self.window.timeline, self.window.transport, self.listening
        timeline.seek_requested.connect(listening.player.seek)
        timeline.loop_edited.connect(self.desk.set_loop)
        timeline.gesture_ended.connect(self.desk.end_gesture)
        transport.set_volume(self.preferences.volume)
        transport.set_loudness_matched(True)
        transport.underruns_reset.connect(listening.player.forgive_underruns)
        transport.play_toggled.connect(listening.toggle)
        transport.rewind_requested.connect(lambda: listening.player.seek(0.0))
        transport.loop_toggled.connect(self.desk.toggle_loop)
        transport.slot_selected.connect(listening.select)
        transport.volume_edited.connect(lambda volume: self.apply(replace(self.preferences, volume=volume)))
        transport.stop_requested.connect(self.renderer.stop)
        transport.finish_requested.connect(self.renderer.finish_here)
        listening.problem.connect(self.complain)
        listening.warned.connect(lambda words: self.window.say(words, 20.0))
        self.live.changed.connect(listening.expect_result)
        self.live.turned.connect(listening.hear_live)
        self.preparer.prepared.connect(lambda _key, _presented: self.show_works(self.desk.session))
        self.preparer.plate_made.connect(lambda _key, _presented: self.show_works(self.desk.session))
        self.desk.content_named.connect(self.preparer.sketch)
        self.preparer.sketched.connect(self._show_sketch)
        self.preparer.course_found.connect(lambda _key, _course: self.show_works(self.desk.session))
        timeline.set_marked(self.preferences.marks)

    # what is shown

    def show_session(self, session: Session) -> None:
        """Show the table everywhere, and make what it asks for."""
        window = self.window
        window.slots.show_session(session, self.desk.cards)
        window.stage.show_session(session, self.desk.titles, methods_of(session), hint_of(session))
        window.controls.show_session(session)
        window.timeline.set_loop(session.loop, session.looping)
        window.transport.set_looping(session.looping)
        self.listening.player.set_loop(session.loop if session.looping else None)
        self.show_title()
        self.show_works(session)
        self.renderer.update(session, self.desk.works)
        self.live.update(Session() if self.renderer.alone else session, self.desk.works)

    def show_title(self) -> None:
        """Name of the project, and whether it has changed."""
        path = self.keeping.path
        self.window.show_title(path.stem if path else tr("Untitled"), str(path or ""), dirty=self.desk.history.dirty)

    def show_works(self, session: Session) -> None:
        """Content, plate and sound on stage, timeline and player; what is not ready is made ready and comes later."""
        content = self._ready(session.content.sha256 if session.content else None)
        heard_key = heard_in(session)
        heard = self._ready(heard_key)
        self._show_content(session, content)
        self.listening.hear_content(heard.voice if heard else None)
        timeline = self.window.timeline
        kinds = {slot.source.kind for slot in session.styles} | ({session.content.kind} if session.content else set())
        timeline.setVisible(kinds != {"image"})  # pictures alone have the room to themselves
        lane = heard.lane if heard else None
        timeline.show_lane("content", lane if heard is content else None)
        timeline.show_lane("style", lane if heard is not content else None)
        timeline.show_lane("plate", self._plate(session))
        timeline.set_course(self.preparer.course_of(heard_key) if heard_key else None)
        timeline.set_length(self.listening.length)
        if session.content is None or session.content.kind == "image" or not session.active:
            self.listening.hear_result(None)
            timeline.show_lane("result", None)

    def _ready(self, sha: str | None) -> Presented | None:
        if sha is None:
            return None
        presented = self.preparer.get(sha)
        if presented is None and sha in self.desk.works:
            self.preparer.prepare(sha, self.desk.works[sha])
        return presented

    def _plate(self, session: Session) -> LaneSound | None:
        """The lane of the painting carried into sound, where a painting is laid onto a sound."""
        if ("audio", "image") not in session.pairs:
            return None
        sha = next(slot.source.sha256 for slot in session.active if slot.source.kind == "image" and slot.weight > 0)
        plate = self.preparer.plate_of(sha)
        if plate is None and self.renderer.result is not None and sha in self.desk.works:
            self.preparer.make_plate(sha, self.desk.works[sha])
        return plate.lane if plate else None

    def _show_content(self, session: Session, presented: Presented | None) -> None:
        card = self.desk.cards.get(session.content.sha256) if session.content else None
        sha = session.content.sha256 if session.content and presented else None
        if sha != self._shown_content or sha is None:
            self._shown_content = sha
            self.window.stage.show_content(presented.picture if presented else None, title_of(card, card.path) if card else "")

    def _show_result(self, result: Result | None) -> None:
        stage = self.window.stage
        if result is None:
            stage.show_result(None, "")
            return
        presented = result.presented
        stage.show_result(presented.picture, self._caption(result))
        if not result.alone:
            self.keeping.thumbnail = presented.thumbnail
        if isinstance(presented.work, Audio):
            self.listening.hear_result(presented.voice, self.renderer.kept_voices, result.span, result.finished)
            self.window.timeline.show_lane("result", presented.lane)
            self.window.timeline.name_result(result.alone)
            self.window.timeline.set_length(self.listening.length)
            self.show_works(self.desk.session)

    @staticmethod
    def _caption(result: Result) -> str:
        work = result.presented.work
        size = (
            tr("{seconds:.1f} s of sound", seconds=work.seconds)
            if isinstance(work, Audio)
            else tr("{width} × {height} px", width=work.width, height=work.height)
        )
        kind = word_of(result.alone) if result.final else tr("Growing")
        return f"{kind} · {size} · " + tr("{seconds} s", seconds=f"{result.seconds:.1f}")

    def _show_sketch(self, path: Path, lane: LaneSound) -> None:
        """The overview of a long sound that is still being read."""
        content = self.desk.session.content
        if content is None or content.path != path:
            timeline = self.window.timeline
            timeline.setVisible(True)
            timeline.set_length(lane.seconds)
            timeline.show_lane("content", lane)
            note("sketched", name=path.name)

    def _engine_ready(self, device: str) -> None:
        self.renderer.device = device
        self.live.start()
        self.show_session(self.desk.session)
        note("engine_ready", device=device)
        self.window.chips.show_engine(device)

    def complain(self, error: StudioError) -> None:
        """One line: what is wrong, what to do; everything else stays as it is."""
        words = translated_error(error)
        note("error", words=str(error))
        self.window.say(words, 20.0)

    def _tick(self) -> None:
        now = time.monotonic()
        gap = now - self._last_tick - TICK / 1000
        self._last_tick = now
        if gap > STALL:
            self.stalls.append(gap)
            note("stall", milliseconds=round(gap * 1000))
        self.renderer.poll()
        state = self.listening.poll()
        length = self.listening.length
        if (state, length) != self._heard:
            self._heard = (state, length)
            self.window.transport.show_player(state, length)
            self.window.chips.show_player(state)
            self.window.timeline.set_position(state.position)
            self.window.stage.set_playhead(state.position / length if length and state.playing else None)


def heard_in(session: Session) -> str | None:
    """The checksum of the sound that is heard: the content, or beside a picture the first style that is a sound."""
    if session.content is None or session.content.kind == "audio":
        return session.content.sha256 if session.content else None
    return next((slot.source.sha256 for slot in session.active if slot.source.kind == "audio"), None)


def methods_of(session: Session) -> tuple[tuple[str, str, str], ...]:
    """The methods of the pair on the table as (name, label, help), out of the declaration of the parameter."""
    if session.pair is None:
        return ()
    method = params(SETTINGS[session.pair])["method"]
    return tuple((name, tr(method.label_of(name)), tr(method.help_of(name))) for name in method.choices)


def hint_of(session: Session) -> str | None:
    """Why something on the table does not take part, None where all does."""
    if session.styles and not session.active:
        return tr("Every style is muted or has no weight above 0")
    return None
