"""The language of the window: every word a person reads goes through `tr`."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.errors import StudioError
from studio.core.paths import resource
from studio.ui.theme import set_writing

CONTEXT = "clavilux"
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""Code → its own name."""

_installed: list[QTranslator] = []
_code = "en"


def tr(text: str, **values: object) -> str:
    """`text` in the language of the window, its {names} filled from `values`; plain literals only, so that they are found."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def current_language() -> str:
    """The code of the language of the window."""
    return _code


def set_language(code: str) -> None:
    """Switch the running program to the language `code` ("" = the system's, English where that is none of ours)."""
    global _code  # noqa: PLW0603 one program, one language
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application")
    code = code or ("zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en")
    _code = code
    while _installed:
        app.removeTranslator(_installed.pop())
    if isinstance(app, QApplication):
        set_writing(app, code)
    if code == "en":
        QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
        return
    for folder, name in (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"qtbase_{code}"),
        (str(resource("translations")), f"clavilux_{code}"),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)


def translated_error(error: StudioError) -> str:
    """What is wrong and what to do, in the language of the window."""
    return f"{tr(error.message)}: {tr(error.remedy)}"


class Worded(Protocol):
    """A widget with words in it."""

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""


class WordedWidget(QWidget):
    """A widget that sets its words again when the language changes; call `retranslate` once at the end of the constructor."""

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
