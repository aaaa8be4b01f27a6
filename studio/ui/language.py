"""The language of the window: every word a person reads goes through `tr`."""

import json
import re
import string
from functools import lru_cache

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


def translated_error(error: StudioError) -> str:
    """What is wrong and what to do, in one line in the language of the window."""
    message, remedy = translated_phrase(error.message), translated_phrase(error.remedy)
    return tr("{message}: {remedy}", message=message, remedy=remedy)


def translated_phrase(text: str) -> str:
    """`text` of an error in the language of the window: its template is recognised, its values are put into the translated one."""
    if _code == "en":
        return text
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return (
                tr(template, **{name: value if name == "file" else translated_phrase(value) for name, value in found.groupdict().items()})
                if pattern.groups
                else tr(text)
            )
    return text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every template that errors are made of and what it looks like when filled, the most literal first."""
    templates: list[str] = json.loads(resource("translations", "errors.json").read_text(encoding="utf-8"))
    found = []
    for template in templates:
        parts = list(string.Formatter().parse(template))
        pattern = "".join(re.escape(words) + (f"(?P<{name}>.+?)" if name else "") for words, name, _, _ in parts)
        found.append((sum(len(words) for words, *_ in parts), template, re.compile(pattern, re.DOTALL)))
    return [(template, pattern) for _, template, pattern in sorted(found, key=lambda entry: -entry[0])]


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


class WordedWidget(QWidget):
    """A widget that sets its words again when the language changes; call `retranslate` once at the end of the constructor."""

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
