"""What Clavilux is, under which licence it and its parts come, and who made the bundled works."""

import html
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from studio.core.paths import resource
from studio.core.version import VERSION
from studio.ui.dialogs.worded_dialog import WordedDialog, label
from studio.ui.language import current_language, tr
from studio.ui.log import machine
from studio.ui.theme import application_icon, theme

TEXTS = {"GPL-3": "GNU GPL 3", "LGPL-3": "GNU LGPL 3", "LGPL-2.1": "GNU LGPL 2.1", "Apache-2.0": "Apache 2.0"}
"""File under resources/licences → name of the licence."""


class AboutDialog(WordedDialog):
    """Four tabs: about, licence, parts, works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(660, 540)
        self._icon, self._name, self._version = QLabel(), label("title"), label("muted")
        self._about, self._works, self._parts = _browser(), _browser(), _browser()
        self._licence = QPlainTextEdit()
        self._licence.setReadOnly(True)
        self._licence.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._which, self._which_label = QComboBox(), label("muted")
        self._tabs = QTabWidget()
        self._close = QPushButton()
        self._close.setProperty("role", "primary")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._lay_out()
        for file, name in TEXTS.items():
            self._which.addItem(name, file)
        self._which.currentIndexChanged.connect(self._show_licence)
        self._show_licence()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word again, in the language of the window."""
        self.setWindowTitle(tr("About Clavilux"))
        self._icon.setPixmap(application_icon().pixmap(QSize(56, 56), self.devicePixelRatioF()))
        self._name.setText("Clavilux")
        self._version.setText(tr("Version {version}", version=VERSION))
        for number, words in enumerate((tr("About"), tr("Licence"), tr("Parts"), tr("Works"))):
            self._tabs.setTabText(number, words)
        self._which_label.setText(tr("Full text of"))
        self._which.setAccessibleName(tr("Licence"))
        self._licence.setAccessibleName(tr("Full text of the licence"))
        for browser, words in ((self._about, tr("About")), (self._parts, tr("Parts")), (self._works, tr("Works"))):
            browser.setAccessibleName(words)
        self._about.setHtml(_styled(_about()))
        self._parts.setHtml(_styled(_parts()))
        self._works.setHtml(_styled(_works()))
        self._close.setText(tr("Done"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._icon)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._version)
        head.addLayout(names, 1)
        self.column.addLayout(head)
        licence = QWidget()
        stack = QVBoxLayout(licence)
        stack.setContentsMargins(0, 12, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._which_label)
        row.addWidget(self._which)
        row.addStretch(1)
        stack.addLayout(row)
        stack.addWidget(self._licence, 1)
        for page in (self._about, licence, self._parts, self._works):
            self._tabs.addTab(page, "")
        self.column.addWidget(self._tabs, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.column.addLayout(foot)

    def _show_licence(self) -> None:
        path = resource("licences", f"{self._which.currentData()}.txt")
        self._licence.setPlainText(path.read_text(encoding="utf-8"))


def _browser() -> QTextBrowser:
    browser = QTextBrowser()
    browser.setOpenExternalLinks(True)
    browser.setProperty("role", "plain")
    browser.document().setDocumentMargin(0)
    browser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return browser


def _styled(body: str) -> str:
    colours = theme()
    rules = (
        f"a {{ color: {colours.amber}; text-decoration: none; }}"
        f"p {{ margin: 8px 0; line-height: 140%; }} td {{ padding: 5px 16px 5px 0; }} .quiet {{ color: {colours.muted}; }}"
    )
    return f"<html><head><style>{rules}</style></head><body>{body}</body></html>"


def _about() -> str:
    paragraphs = (
        tr("A studio that lays the style of a painting onto music, the mood of music onto a painting, or either onto its own kind."),
        tr(
            "Named after the light organ of Thomas Wilfred. Everything is computed on this machine; "
            "nothing is sent anywhere, no account and no network are needed."
        ),
        tr(
            "Clavilux is free software: you may use it, study it, pass it on and change it under the GNU General Public License 3 or later."
        ),
        tr("It comes without any warranty."),
    )
    system = html.escape(" · ".join(machine()[1:4]))
    return "".join(f"<p>{html.escape(words)}</p>" for words in paragraphs) + f"<p class='quiet'>{system}</p>"


def _parts() -> str:
    words = tr("Clavilux is put together with these parts. Their authors are thanked; each part keeps its own licence.")
    rows = []
    for part in _read("licences", "licences.json"):
        name = html.escape(part["name"])
        named = f"<a href='{html.escape(part['page'])}'>{name}</a>" if part["page"] else name
        note = f"<br><span class='quiet'>{html.escape(tr(part['note']))}</span>" if part["note"] else ""
        rows.append(f"<tr><td>{named}</td><td>{html.escape(part['licence'])}{note}</td></tr>")
    return f"<p>{html.escape(words)}</p><table>{''.join(rows)}</table>"


def _works() -> str:
    words = tr("The bundled pictures and pieces of music were made for Clavilux by programs that come with it; they share its licence.")
    kinds = {"image": tr("picture"), "audio": tr("sound")}
    rows = [
        f"<tr><td>{html.escape(work['title'].get(current_language(), work['title']['en']))}</td>"
        f"<td>{kinds[work['kind']]}</td><td class='quiet'>{html.escape(work['script'])} · {tr('seed')} {work['seed']}</td></tr>"
        for work in _read("works", "works.json")
    ]
    return f"<p>{html.escape(words)}</p><table>{''.join(rows)}</table>"


def _read(*parts: str) -> list[dict[str, Any]]:
    path: Path = resource(*parts)
    listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return listed
