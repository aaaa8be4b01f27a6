"""Another program to drag out of: a small window at 10, 10; its arguments are the files that it gives, "--image" a picture alone.

Prints a line whenever what is under the drag answers ("over CopyAction"), and what was done in the end ("gave CopyAction").
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


def given(arguments: list[str]) -> QMimeData:
    """What is carried."""
    mime = QMimeData()
    if arguments == ["--image"]:
        image = QImage(320, 240, QImage.Format.Format_RGB32)
        image.fill(QColor("#3060c0"))
        mime.setImageData(image)
    else:
        mime.setUrls([QUrl.fromLocalFile(str(Path(name).resolve())) for name in arguments])
    return mime


def tell(what: str, action: Qt.DropAction) -> None:
    """A line, at once."""
    sys.stdout.write(f"{what} {action.name}\n")
    sys.stdout.flush()


class Source(QLabel):
    """Where the drag begins."""

    dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        if event.buttons() & Qt.MouseButton.LeftButton and not self.dragging:
            self.dragging = True
            drag = QDrag(self)
            drag.setMimeData(given(sys.argv[1:]))
            drag.actionChanged.connect(lambda action: tell("over", action))
            action = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)
            tell("gave", action)
            self.hide()  # the process stays: the other program may fetch what was dropped only now


application = QApplication([])
application.setQuitOnLastWindowClosed(False)
source = Source("drag me")
source.setWindowTitle("Drag source")
source.setAlignment(Qt.AlignmentFlag.AlignCenter)
source.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
source.setGeometry(10, 10, 120, 60)
source.show()
application.exec()
