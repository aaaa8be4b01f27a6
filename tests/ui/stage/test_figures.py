"""The figures beside the result: the leading ones first, none hidden, named for those who listen."""

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.stage.figures import LEADING, FiguresPanel, words

FIGURES = {"kept_edges": 0.5, "transfer_gain": 0.61, "novelty": -0.2, "diversity": 2.4, "clipped": 0.0, "something_new": 3.0}


@pytest.fixture
def panel(qtbot: QtBot) -> FiguresPanel:
    made = FiguresPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_figure_is_shown(panel: FiguresPanel) -> None:
    panel.show_figures(FIGURES)
    for name, value in FIGURES.items():
        assert panel.figure(name).accessibleName().endswith(f" {value:.2f}")
    assert panel.figure("transfer_gain").accessibleName() == "Style taken 0.61"
    assert panel.figure("something_new").accessibleName() == "something new 3.00"
    assert not panel.grab().isNull()


def test_other_figures_take_their_place(panel: FiguresPanel) -> None:
    panel.show_figures(FIGURES)
    panel.show_figures({"transfer_gain": 0.2})
    assert panel.figure("transfer_gain").accessibleName() == "Style taken 0.20"
    with pytest.raises(KeyError):
        panel.figure("novelty")


def test_what_is_being_judged_is_said(panel: FiguresPanel) -> None:
    panel.show_figures(FIGURES)
    panel.show_waiting()
    assert not panel.figure("novelty").isEnabled()
    panel.show_figures(FIGURES)
    assert panel.figure("novelty").isEnabled()


def test_the_leading_ones_are_explained() -> None:
    assert all(words()[name][1] for name in LEADING)
