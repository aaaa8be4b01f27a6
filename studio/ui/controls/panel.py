"""The panel at the right: everything that can be turned, made from the declarations of the parameters."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from studio.core.params import Param, Value
from studio.document.presets import OF_THE_TABLE, Preset
from studio.document.session import Session
from studio.document.settings import SETTINGS, SHARED, shared
from studio.ui.controls.kept_keys import keep_keys, keep_space
from studio.ui.controls.kind_switch import KindSwitch
from studio.ui.controls.page import Page
from studio.ui.controls.presets_button import PresetsButton
from studio.ui.controls.row import Row
from studio.ui.controls.section import Section
from studio.ui.controls.seed_bar import SeedBar
from studio.ui.controls.seed_swatch import seed_of
from studio.ui.language import WordedWidget, tr
from studio.ui.theme import icon

MARGIN, NARROWEST = 12, 280
_BAR = 10
"""Pixels that a scroll bar takes."""

IDLE_MS, ROW_MS = 400, 25
"""Pauses before pages are made in advance, and between their rows."""

FOLDED = frozenset({"Ensemble", "Network"})
"""Groups that are closed at first: what only the curious turn, and what one method alone knows."""


class ControlPanel(WordedWidget):
    """Shows the settings of a session and tells what a hand does to them; keeps nothing but what is open or searched for.

    `settings_edited(settings, label, gesture)` carries its name in the language of the window; edits with the same gesture belong
    together until `gesture_ended`. Seeds are told as objects, since they have 63 bits.
    """

    settings_edited = Signal(object, str, str)
    gesture_ended = Signal()
    seed_edited = Signal(object)
    seed_lock_toggled = Signal(bool)
    surprise_requested = Signal()
    preset_chosen = Signal(object)
    preset_save_requested = Signal()
    preset_delete_requested = Signal(object)
    preset_import_requested = Signal()
    preset_export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = Session()
        self._settings: Any = None
        self._lead: Any = None
        self._type: type | None = None
        self._pages: dict[type | None, Page] = {}
        self._closed = set(FOLDED)
        self.presets = PresetsButton()
        self.kinds = KindSwitch()
        self.search = QLineEdit()
        self.search_button = QToolButton()
        self.seed = SeedBar()
        self._nothing = QLabel()
        self._empty = QLabel()
        self._scroll = QScrollArea()
        self._idle = QTimer(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()
        self._page = self._page_of(None)
        self._turn_to(None)
        self.retranslate()

    def show_session(self, session: Session) -> None:
        """Show the settings of the pair on the table, of the chosen one of two, and the seed, without a word."""
        pair = self.kinds.pair_of(session)
        self._session, self._lead = session, session.settings
        settings = shared(session.settings_of(pair), self._lead) if pair and self._lead else None
        self.presets.setEnabled(pair == session.pair)
        if (type(settings) if settings else None) is not self._type:
            self._turn_to(type(settings) if settings else None)
        self._settings = settings
        self.presets.show_settings(settings)
        self.seed.show_seed(session.seed, session.seed_locked, settings is not None and settings.noise == 0 and settings.strangeness == 0)
        if settings is not None:
            self._page.show_settings(settings)

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """The presets of the pair on the table, factory ones first."""
        self.presets.show_presets(presets)

    def focus_search(self) -> None:
        """Open the search and put the cursor there."""
        self.search_button.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def row(self, name: str) -> Row:
        """The line of a parameter."""
        return self._page.rows[name]

    def group(self, name: str) -> Section:
        """The group of that title in English."""
        return self._page.sections[name]

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setAccessibleName(tr("Controls"))
        self.search.setPlaceholderText(tr("Search the controls"))
        self.search.setAccessibleName(tr("Search the controls"))
        self.search_button.setIcon(icon("search"))
        self.search_button.setAccessibleName(tr("Search the controls"))
        self.search_button.setToolTip(tr("Search the controls"))
        self._clear.setToolTip(tr("Clear the search"))
        self._nothing.setText(tr("No control is called that"))
        self._empty.setText(tr("What can be turned depends on the works: lay down a content and a style"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language, the icon the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.search_button.setIcon(icon("search"))
            self._clear.setIcon(icon("close"))
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape closes the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus():
            self.search_button.setChecked(False)
            self.search_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Take seeds anywhere."""
        if seed_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Take this seed."""
        self.seed.dropEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 Qt's name
        """What is not seen yet is made while nothing else happens."""
        super().showEvent(event)
        self._idle.start()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As in the drawing."""
        return QSize(292, 600)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Narrower than this something would be cut off."""
        return QSize(max(NARROWEST, MARGIN + self._column.minimumSize().width() + _BAR), 200)

    def _lay_out(self) -> None:
        self.search_button.setProperty("role", "icon")
        self.search_button.setCheckable(True)
        keep_space(self.search_button)
        keep_keys(self.search, Qt.Key.Key_Escape)
        self._clear = self.search.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.search.hide()
        for label in (self._nothing, self._empty):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.presets, 1)
        head.addWidget(self.search_button)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, MARGIN, MARGIN)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, 0, 0)
        column.setSpacing(12)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, MARGIN, 0)
        top.setSpacing(8)
        top.addLayout(head)
        top.addWidget(self.kinds)
        top.addWidget(self.search)
        top.addWidget(self._nothing)
        top.addWidget(self._empty)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)

    def _wire(self) -> None:
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._prepare)
        self._clear.triggered.connect(self.search.clear)
        self.search_button.toggled.connect(self._show_search)
        self.search.textChanged.connect(self._filter)
        self.kinds.turned.connect(lambda: self.show_session(self._session))
        self.seed.seed_edited.connect(self.seed_edited)
        self.seed.lock_toggled.connect(self.seed_lock_toggled)
        self.seed.surprise_requested.connect(self.surprise_requested)
        self.presets.chosen.connect(self.preset_chosen)
        self.presets.save_requested.connect(self.preset_save_requested)
        self.presets.delete_requested.connect(self.preset_delete_requested)
        self.presets.import_requested.connect(self.preset_import_requested)
        self.presets.export_requested.connect(self.preset_export_requested)
        self.presets.reset_requested.connect(self._reset_all)

    def _page_of(self, settings_type: type | None) -> Page:
        """The page of a class of settings, begun when it is first asked for."""
        page = self._pages.get(settings_type)
        if page is None:
            page = self._pages[settings_type] = Page(settings_type)
            page.hide()
            page.edited.connect(self._edited)
            page.gesture_ended.connect(self.gesture_ended)
            page.group_toggled.connect(self._remember)
            self._column.addWidget(page)
        return page

    def _turn_to(self, settings_type: type | None) -> None:
        """Show the page of another class of settings."""
        self._page.hide()
        self._page, self._type = self._page_of(settings_type), settings_type
        self._page.complete()
        self._page.take(self.seed)
        for group, section in self._page.sections.items():
            section.set_open(group not in self._closed)
        self._filter(self.search.text())
        self._empty.setVisible(settings_type is None)
        self._page.show()

    def _prepare(self) -> None:
        """Make one more row of a page, so that no other pair of works has to wait for its own."""
        if any(self._page_of(kind).grow() for kind in SETTINGS.values()):
            self._idle.start(ROW_MS)

    def shed(self) -> None:
        """Take down what is not shown, before something that every widget has to follow; it is made again while nobody waits."""
        for kind, page in list(self._pages.items()):
            if page is not self._page:
                del self._pages[kind]
                page.setParent(None)
                page.deleteLater()
        self._idle.start(IDLE_MS)

    def _edited(self, param: Param, value: Value, gesture: str) -> None:
        if self._settings is not None:
            turned = self._lead if param.name in SHARED else self._settings
            self.settings_edited.emit(replace(turned, **{param.name: value}), tr(param.label), gesture)

    def _reset_all(self) -> None:
        if self._settings is not None:
            kept = {name: getattr(self._settings, name) for name in OF_THE_TABLE if name in self._page.rows}
            self.settings_edited.emit(type(self._settings)(**kept), tr("Reset all"), "reset all")
            self.gesture_ended.emit()

    def _show_search(self, shown: bool) -> None:
        self.search.setVisible(shown)
        if shown:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.search.clear()

    def _make_room(self, low: int, high: int) -> None:
        """The scroll bar lies in the margin, so that nothing moves when it comes."""
        self._column.setContentsMargins(0, 0, MARGIN - _BAR if high > low else MARGIN, MARGIN)

    def _filter(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._nothing.setVisible(not self._page.show_only(text.strip(), self.seed))

    def _remember(self, group: str, shown: bool) -> None:
        (self._closed.discard if shown else self._closed.add)(group)
