"""The bench: every target of waiting is met, with the slack that shared cores need."""

import pytest

from studio.app import main
from studio.document.settings import SETTINGS
from studio.evaluate.bench import bench, check_transfers
from studio.evaluate.targets import SLACK


@pytest.mark.alone
def test_every_figure_is_within_its_target_and_slack() -> None:
    figures = bench("all", "cpu", 1)
    assert len(figures) == 13
    late = [figure for figure in figures if not 0 < figure.seconds <= SLACK * figure.target]
    assert not late


def test_every_pair_is_tried() -> None:
    assert check_transfers("cpu") == len(SETTINGS)


def test_unusable_arguments() -> None:
    assert main(["bench", "taste"]) == 2
