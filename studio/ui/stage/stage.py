"""The stage: the sentence, the ways to look, and the work itself, large."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from studio.document.session import Session
from studio.ui.controls.kept_keys import keep_space
from studio.ui.language import WordedWidget, tr
from studio.ui.slots.dropping import Dropped
from studio.ui.stage.invitation import Invitation, state_of
from studio.ui.stage.mask_bar import MaskBar
from studio.ui.stage.mask_layer import MaskLayer
from studio.ui.stage.picture import Picture
from studio.ui.stage.sentence import Methods, Sentence
from studio.ui.stage.surface import Surface
from studio.ui.theme import icon

HEADER_HEIGHT = 44


class Stage(WordedWidget):
    """Content and result of the table, large; `sentence` lies in its header, `mask_layer` over the works while a mask is painted."""

    dropped = Signal(object)
    """A `Dropped`; `drop_target` says whether it fell where the content or where a style is taken."""
    mode_changed = Signal(str)
    copy_requested = Signal()
    play_requested = Signal()
    open_requested = Signal(str)
    paste_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = "result"
        self._session = Session()
        self.sentence = Sentence(self)
        self.surface = Surface(self)
        self.mask_layer = MaskLayer(self.surface)
        self.invitation = Invitation(self)
        self._mask_bar = MaskBar(self.mask_layer, self)
        self._percent = QLabel(self)
        self._fit, self._actual, self._wipe, self._compare = (QToolButton(self) for _ in range(4))
        self._hovering = False
        self.setFocusProxy(self.surface)
        self._build()
        self._connect()
        self.retranslate()
        self._follow_view()

    def _build(self) -> None:
        header = QWidget(self)
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._percent)
        for button in (self._fit, self._actual, self._wipe, self._compare):
            button.setProperty("role", "icon" if button is self._compare else "chip")
            button.setMinimumSize(24, 24)
            row.addWidget(button)
        keep_space(self._fit, self._actual, self._wipe, self._compare)
        self._wipe.setCheckable(True)
        self._percent.setProperty("role", "muted")
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(rule)
        self._ground = QGridLayout()
        self._ground.addWidget(self.surface, 0, 0)
        self._ground.addWidget(self.invitation, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._ground.addWidget(self._mask_bar, 0, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(self._ground, 1)

    def _connect(self) -> None:
        self.sentence.session_shown.connect(self._take_session)
        for signal, slot in (
            (self.surface.dropped, self.dropped),
            (self.surface.copy_requested, self.copy_requested),
            (self.surface.play_requested, self.play_requested),
            (self.surface.menu_requested, self._open_menu),
            (self.surface.view_changed, self._follow_view),
            (self.surface.hovered, self._take_hover),
            (self.invitation.hovered, self._take_hover),
            (self.invitation.dropped, self._take_drop),
            (self.invitation.open_requested, self.open_requested),
            (self.invitation.paste_requested, self.paste_requested),
            (self._fit.clicked, self.fit),
            (self._actual.clicked, self.actual_size),
            (self._wipe.clicked, self._toggle_wipe),
        ):
            signal.connect(slot)
        self._compare.pressed.connect(lambda: self.hold_content(True))
        self._compare.released.connect(lambda: self.hold_content(False))

    # what is shown

    def show_session(self, session: Session, titles: Mapping[str, str], methods: Methods, hint: str | None) -> None:
        """Hand the table to the sentence, and invite what is missing on it."""
        self.sentence.show_session(session, titles, methods, hint)

    def _take_session(self, session: Session) -> None:
        self._session = session
        self.surface.has_content = session.content is not None
        self._invite()

    def show_content(self, image: QImage | Picture | None, caption: str) -> None:
        """The content as a picture (of a sound: its spectrogram), `caption` in its corner."""
        self.surface.show_work("content", image, caption)
        self._invite()

    def show_result(self, image: QImage | Picture | None, caption: str) -> None:
        """The result, or how far it has come; finer ones of the same work fade in at the same place."""
        self.surface.show_work("result", image, caption)
        self._invite()

    def set_progress(self, fraction: float | None) -> None:
        """How far the running job is, 0…1; None hides the line."""
        self.surface.set_progress(fraction)

    def set_playhead(self, fraction: float | None) -> None:
        """What is heard, as a fraction of the work's width; None hides the line."""
        self.surface.set_playhead(fraction)

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether a finer result replaces the one before at once."""
        self.surface.reduced_motion = reduced

    def set_file_source(self, source: Callable[[], Path | None] | None, recipe: Callable[[], str] | None = None) -> None:
        """Where the file of the result comes from when it is dragged to another program, and its recipe; None: it cannot be."""
        self.surface.file_source, self.surface.recipe_source = source, recipe
        self.surface.set_grip(source is not None)

    @property
    def drop_target(self) -> str:
        """ "content" or "style": where the last drop fell."""
        return self.surface.drop_target

    def shut_down(self) -> None:
        """End the stage's thread; for the closing window."""
        self.surface.shut_down()

    # ways to look

    @property
    def mode(self) -> str:
        """ "result", "wipe" or "content"."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Show the "result", a "wipe" between both, or the "content"."""
        self.surface.set_mode(mode)
        self._mode = mode
        self._wipe.setChecked(mode == "wipe")

    def fit(self) -> None:
        """All of the work."""
        self.surface.fit()

    def actual_size(self) -> None:
        """One pixel of the work on one of the screen."""
        self.surface.actual_size()

    def zoom_by(self, factor: float) -> None:
        """Come `factor` times as close to what lies in the middle."""
        self.surface.zoom_by(factor)

    def hold_content(self, held: bool) -> None:
        """Show the content alone as long as `held`."""
        self.surface.hold_content(held)

    def _toggle_wipe(self, on: bool) -> None:
        self.set_mode("wipe" if on else "result")
        self.mode_changed.emit(self._mode)

    def _follow_view(self) -> None:
        zoom = self.surface.zoom()
        self.surface.describe()
        both = self.surface.has("content") and self.surface.has("result")
        self._percent.setText("" if zoom is None else f"{zoom * 100:.0f} %")
        for button in (self._fit, self._actual):
            button.setEnabled(zoom is not None)
        for button in (self._wipe, self._compare):
            button.setEnabled(both)

    def _take_hover(self, hovering: bool) -> None:
        self._hovering = hovering
        self._invite()

    def _take_drop(self, dropped: Dropped) -> None:
        self.surface.drop_target = self.invitation.wanted
        self.dropped.emit(dropped)

    def _invite(self) -> None:
        if self._hovering:
            self.invitation.hide()  # the places where to drop are what counts now
            return
        pictured = self.surface.has("content") or self.surface.has("result")
        state = state_of(self._session, pictured)
        place = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom if state == "style" else Qt.AlignmentFlag.AlignCenter
        self._ground.setAlignment(self.invitation, place)
        if state != self.invitation.state or self.invitation.isHidden() == bool(state):
            self.invitation.set_state(state)

    # words

    def retranslate(self) -> None:
        """Buttons and what they say."""
        for button, text, words in (
            (self._fit, tr("Fit"), tr("Show all of the work (0)")),
            (self._actual, tr("1:1"), tr("One pixel of the work on one of the screen (1)")),
            (self._wipe, tr("Wipe"), tr("Content on the left, result on the right; drag the line between them")),
            (self._compare, "", tr("Hold to see the content (C)")),
        ):
            button.setText(text)
            button.setToolTip(words)
            button.setAccessibleName(text or words)
            button.setAccessibleDescription(words)
        self._percent.setToolTip(tr("How large the work is shown"))
        self._compare.setIcon(icon("compare"))
        self._compare.setIconSize(QSize(16, 16))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """The icon follows the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._compare.setIcon(icon("compare"))
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """What can be done with the work."""
        self._open_menu(self.surface.mapFromGlobal(event.globalPos()))

    def _open_menu(self, at: QPoint) -> None:
        if self.surface.zoom() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("copy"), tr("Copy the result"), self.copy_requested.emit).setEnabled(self.surface.has("result"))
        menu.addSeparator()
        menu.addAction(icon("fit"), tr("Fit"), self.fit)
        menu.addAction(icon("actual"), tr("1:1"), self.actual_size)
        menu.addAction(icon("wipe"), tr("Wipe"), self._wipe.click).setEnabled(self._wipe.isEnabled())
        menu.popup(self.surface.mapToGlobal(at))
