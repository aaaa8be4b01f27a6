"""Parts of a result heard alone in slot B: by a button beside A and B, by menu and by keys."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from studio.document.parts import heard_alone
from studio.document.session import Session
from studio.ui.actions import Actions
from studio.ui.events import note
from studio.ui.studio import Studio
from studio.ui.transport.heard_words import sentence_of

VERBS = {"": "hear_whole", "content": "hear_content", "layer": "hear_layer", "difference": "hear_difference"}
"""What is heard → the verb that lets it be."""


class Soloing(QObject):
    """Asks the renderer for a part of the result, and shows which one it is; asked for a second time, the whole comes back."""

    def __init__(self, studio: Studio, actions: Actions) -> None:
        super().__init__(studio)
        self._studio, self._actions = studio, actions
        group, self._menu = QActionGroup(self), QMenu(studio.window.transport.solo)
        for verb in VERBS.values():
            group.addAction(actions[verb])
            self._menu.addAction(actions[verb])
        studio.window.transport.solo.setMenu(self._menu)

    def hear(self, alone: str) -> None:
        """Let slot B play what is `alone`, "" the whole."""
        studio = self._studio
        wanted = "" if alone == studio.renderer.alone else alone
        session, works = studio.desk.session, studio.desk.works
        studio.live.update(Session() if wanted else session, works)  # the chain knows no parts; first, for a kept result comes at once
        studio.renderer.hear(wanted, session, works)
        studio.listening.select("b")
        studio.window.say(sentence_of(studio.renderer.alone))
        note("alone", part=studio.renderer.alone)
        self.refresh(studio.desk.session)

    def refresh(self, session: Session) -> None:
        """Grey what the result has not; mark what is heard."""
        document = session.document()
        offered = heard_alone(document) if document else ()
        alone = self._studio.renderer.alone
        for part, verb in VERBS.items():
            self._actions.enable(**{verb: part in offered or (not part and bool(offered))})
            self._actions[verb].setChecked(part == alone)
        self._studio.window.transport.show_alone(alone, possible=bool(offered))
