import pytest

from studio.ui.slots.placing import Landing, gap, landing, new_place

CARDS = [(200, 299), (308, 407), (416, 515)]


@pytest.mark.parametrize(
    ("y", "expected"),
    [
        (10, Landing("content")),
        (185, Landing("style", 0)),
        (210, Landing("style", 0)),
        (250, Landing("replace", 0)),
        (290, Landing("style", 1)),
        (303, Landing("style", 1)),
        (320, Landing("style", 1)),
        (360, Landing("replace", 1)),
        (510, Landing("style", 3)),
        (900, Landing("style", 3)),
    ],
)
def test_edges_mean_between_and_middles_instead(y: int, expected: Landing) -> None:
    assert landing(y, 180, CARDS) == expected


def test_an_empty_row_takes_a_first_style() -> None:
    assert landing(500, 180, []) == Landing("style", 0)


def test_a_full_row_only_lets_works_be_replaced() -> None:
    cards = [(200 + 100 * index, 290 + 100 * index) for index in range(8)]
    slots = [landing(y, 180, cards) for y in range(181, 1200)]
    assert {slot.slot for slot in slots} == {"replace"}
    assert {slot.index for slot in slots} == set(range(8))


@pytest.mark.parametrize(("y", "index", "place"), [(0, 0, 0), (0, 2, 0), (360, 0, 1), (340, 0, 0), (900, 0, 2), (460, 2, 2), (260, 1, 1)])
def test_a_card_goes_where_it_is_let_go(y: int, index: int, place: int) -> None:
    assert new_place(y, CARDS, index) == place


def test_the_line_lies_between_the_cards() -> None:
    assert [gap(CARDS, index, 8) for index in range(4)] == [196, 304, 412, 519]
    assert gap([], 0, 8) == 0
