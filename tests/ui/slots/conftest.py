"""What the tests of cards share."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.slots.columns import CARDS, TABLE, Column


@pytest.fixture
def column(qtbot: QtBot) -> Column:
    column = Column()
    qtbot.addWidget(column)
    column.resize(248, 800)
    column.show_session(TABLE, CARDS)
    column.show()
    qtbot.waitExposed(column)
    return column
