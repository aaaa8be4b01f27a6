"""Picture onto picture measured: the methods there are, the figures and their targets."""

import pytest

from studio.core.params import from_dict
from studio.document.settings import ImageSettings
from studio.evaluate.picture_bench import Case, Cost, methods
from studio.evaluate.targets import FIRST_PICTURE, PICTURES, SLACK, picture_target


def test_every_method_and_quality_has_a_name_of_its_own() -> None:
    assert {"palette", "transport", "sandwich-preview", "sandwich-standard", "sandwich-best"} <= methods().keys()
    settings = [from_dict(ImageSettings, asked) for asked in methods().values()]
    assert len({(each.method, each.quality) for each in settings}) == len(settings)


def test_targets_name_methods_that_exist() -> None:
    assert {method for _, method, _ in PICTURES} <= methods().keys()


def test_a_gpu_has_targets_of_its_own() -> None:
    assert picture_target("cuda", "transport", 512) == picture_target("mps", "transport", 512) == PICTURES["gpu", "transport", 512]
    assert picture_target("cpu", "transport", 512) == PICTURES["cpu", "transport", 512]
    assert picture_target("cpu", "transport", 511) is None


def test_what_a_pixel_costs() -> None:
    assert Cost(Case("palette", 20, "cpu"), 200, 0.5, 0.1).nanoseconds_per_pixel == pytest.approx(2_500_000)


@pytest.mark.parametrize(
    ("case", "seconds", "first", "missed"),
    [
        (Case("transport", 512, "cpu"), SLACK * PICTURES["cpu", "transport", 512] * 0.99, 0.1, False),
        (Case("transport", 512, "cpu"), SLACK * PICTURES["cpu", "transport", 512] * 1.01, 0.1, True),
        (Case("transport", 333, "cpu"), 1000.0, 0.1, False),
        (Case("transport", 333, "cpu"), 1.0, SLACK * FIRST_PICTURE * 1.01, True),
    ],
)
def test_a_target_is_missed_beyond_the_slack(case: Case, seconds: float, first: float, missed: bool) -> None:
    assert Cost(case, 1000, seconds, first).missed == missed
