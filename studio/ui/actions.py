"""Every verb of the window as one QAction, and the menus that hold them."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from studio.ui.language import tr

Keys = QKeySequence.StandardKey

SHORTCUTS: dict[str, Keys | str] = {
    "new": Keys.New,
    "open": Keys.Open,
    "save": Keys.Save,
    "save_as": "Ctrl+Shift+S",
    "export": "Ctrl+E",
    "export_touch": "Ctrl+Shift+E",
    "preferences": "Ctrl+,",
    "quit": "Ctrl+Q",
    "undo": Keys.Undo,
    "redo": "Ctrl+Shift+Z",
    "copy": Keys.Copy,
    "paste": Keys.Paste,
    "paste_style": "Ctrl+Shift+V",
    "find": "Ctrl+K",
    "fit": "0",
    "actual": "1",
    "zoom_in": Keys.ZoomIn,
    "zoom_out": Keys.ZoomOut,
    "wipe": "W",
    "spectrogram": "G",
    "figures": "Ctrl+I",
    "full_screen": "F11",
    "play": "Space",
    "rewind": "Home",
    "loop": "L",
    "loop_in": "[",
    "loop_out": "]",
    "other": "B",
    "hear_whole": "Ctrl+1",
    "hear_content": "Ctrl+2",
    "hear_layer": "Ctrl+3",
    "hear_difference": "Ctrl+4",
    "render": "Ctrl+Return",
    "stop": "Esc",
    "finish": "Ctrl+.",
    "surprise": "R",
    "explore": "Ctrl+R",
    "blind_test": "Ctrl+B",
    "train": "Ctrl+T",
    "mapping": "Ctrl+M",
    "swap": "X",
    "result_content": "Ctrl+Up",
    "result_style": "Ctrl+Down",
    "open_style": "Ctrl+Shift+O",
    "shortcuts": "?",
    "help": Keys.HelpContents,
}
"""Verb → its keys; verbs without keys are missing."""

HEARD = ("hear_whole", "hear_content", "hear_layer", "hear_difference")
CHECKABLE = {"wipe", "spectrogram", "figures", "marks", "loop", "full_screen", "light", "live_input", "measure", *HEARD}

MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        *("new", "open", "recent", "", "open_content", "open_style", ""),
        *("save", "save_as", "export", "export_touch", "", "preferences", "quit"),
    ),
    "edit": ("undo", "redo", "", "copy", "paste", "paste_style", "", "find"),
    "view": ("fit", "actual", "zoom_in", "zoom_out", "", "wipe", "spectrogram", "marks", "figures", "", "light", "language", "full_screen"),
    "work": ("render", "stop", "finish", "", "surprise", "explore", "blind_test", "train", "swap", "", "result_content", "result_style"),
    "play": ("play", "rewind", "other", "", *HEARD, "", "loop", "loop_in", "loop_out", "", "live_input"),
    "mapping_menu": ("mapping", "", "invert_mapping", "plain_mapping", "", "measure"),
    "help": ("welcome", "shortcuts", "logs", "", "about"),
}
"""Menu → verbs; "" is a line, "recent" and "language" are menus of their own."""


def words() -> dict[str, str]:
    """What each verb and menu is called in the language of the window."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "view": tr("&View"),
        "work": tr("&Work"),
        "play_menu": tr("&Play"),
        "help": tr("&Help"),
        "new": tr("&New"),
        "open": tr("&Open project…"),
        "recent": tr("Open &recent"),
        "open_content": tr("Open &content…"),
        "open_style": tr("Open s&tyles…"),
        "save": tr("&Save"),
        "save_as": tr("Save &as…"),
        "export": tr("&Export…"),
        "export_touch": tr("Export touc&h…"),
        "preferences": tr("&Preferences…"),
        "quit": tr("&Quit"),
        "undo": tr("&Undo"),
        "redo": tr("&Redo"),
        "copy": tr("&Copy result"),
        "paste": tr("&Paste"),
        "paste_style": tr("Paste as s&tyle"),
        "find": tr("&Find a control"),
        "fit": tr("&Fit"),
        "actual": tr("&Actual size"),
        "zoom_in": tr("Zoom &in"),
        "zoom_out": tr("Zoom &out"),
        "wipe": tr("&Wipe between content and result"),
        "spectrogram": tr("&Spectrogram"),
        "marks": tr("&Beats and chords"),
        "figures": tr("Fi&gures"),
        "light": tr("&Light theme"),
        "language": tr("Lan&guage"),
        "full_screen": tr("F&ull screen"),
        "render": tr("&Make it again"),
        "stop": tr("&Stop"),
        "finish": tr("&Finish here"),
        "surprise": tr("S&urprise me"),
        "explore": tr("&Explore variations…"),
        "blind_test": tr("&Blind test…"),
        "train": tr("&Train a look…"),
        "swap": tr("S&wap content and style"),
        "mapping_menu": tr("Ma&pping"),
        "mapping": tr("&Matrix…"),
        "invert_mapping": tr("&Invert all cells"),
        "plain_mapping": tr("&Forget changes of cells"),
        "measure": tr("Measure against my li&brary"),
        "result_content": tr("Use result as &content"),
        "result_style": tr("Use result as s&tyle"),
        "play": tr("&Play or pause"),
        "rewind": tr("To the &start"),
        "other": tr("Content or result (&A/B)"),
        "hear_whole": tr("&Whole result"),
        "hear_content": tr("&Content part alone"),
        "hear_layer": tr("La&yer alone"),
        "hear_difference": tr("&Difference from the content"),
        "loop": tr("&Loop"),
        "loop_in": tr("Loop starts &here"),
        "loop_out": tr("Loop &ends here"),
        "live_input": tr("L&ive input"),
        "welcome": tr("&Welcome"),
        "shortcuts": tr("&Shortcuts"),
        "logs": tr("&Log folder"),
        "about": tr("&About Clavilux"),
    }


class Actions(QObject):
    """The verbs of `window`; `handlers` says what each does."""

    def __init__(self, window: QMainWindow, handlers: dict[str, Callable[[], None]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._bare: dict[str, QAction] = {}
        for name, handler in handlers.items():
            action = QAction(window)
            action.setObjectName(name)
            self._set_keys(name, action)
            action.setCheckable(name in CHECKABLE)
            action.triggered.connect(lambda _checked=False, do=handler: do())
            self._actions[name] = action
            window.addAction(action)
        for menu, verbs in MENUS.items():
            self._menus[menu] = window.menuBar().addMenu("")
            for verb in verbs:
                self._add(self._menus[menu], verb)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, name: str) -> QMenu:
        """A menu by name."""
        return self._menus[name]

    def menus(self) -> list[QMenu]:
        """The menus of the menu bar."""
        return [self._menus[name] for name in MENUS]

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key without Ctrl means; whether it means anything."""
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        action = self._bare.get(keys) or self._bare.get(event.text())
        if action is None or not action.isEnabled() or (event.isAutoRepeat() and action.isCheckable()):
            return False
        action.trigger()
        return True

    def enable(self, **states: bool) -> None:
        """Which verbs make sense now."""
        for name, state in states.items():
            self._actions[name].setEnabled(state)

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        named = words()
        for name, action in self._actions.items():
            action.setText(named[name])
            action.setStatusTip(re.sub(r"\(&.\)|&", "", named[name]).rstrip("…"))
        for name, menu in self._menus.items():
            menu.setTitle(named["play_menu" if name == "play" else name])

    def _set_keys(self, name: str, action: QAction) -> None:
        """Keys without Ctrl belong to the focused widget first: the window asks `press` for what no widget wanted."""
        keys = SHORTCUTS.get(name)
        if keys is None:
            return
        action.setShortcut(QKeySequence(keys))
        bare = isinstance(keys, str) and "+" not in keys and not keys.startswith("F")
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut if bare else Qt.ShortcutContext.WindowShortcut)
        if bare and isinstance(keys, str):
            self._bare[keys] = action

    def _add(self, menu: QMenu, verb: str) -> None:
        if not verb:
            menu.addSeparator()
        elif verb in self._actions:
            menu.addAction(self._actions[verb])
        else:
            self._menus[verb] = menu.addMenu("")
