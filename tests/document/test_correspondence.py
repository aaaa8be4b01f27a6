"""The matrix between the senses as data: cells, curves, presets, and the text that carries an artist's changes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.params import from_dict, params, to_dict
from studio.document.attributes import COLUMNS, GROUPS, ROWS
from studio.document.correspondence import CURVES, MUTED, STRONGEST, Correspondence, checked, parsed
from studio.document.correspondence_presets import MAPPINGS, PRESETS, matrix
from studio.document.settings import PictureFromSoundSettings, SoundFromPictureSettings

CELLS = st.builds(
    Correspondence,
    st.sampled_from(list(ROWS)),
    st.sampled_from(list(COLUMNS)),
    st.floats(-STRONGEST, STRONGEST).map(lambda weight: round(weight, 3) + 0.0),
    st.sampled_from(list(CURVES)),
    muted=st.booleans(),
)


@given(st.lists(CELLS, max_size=6))
def test_cells_survive_their_text(cells: list[Correspondence]) -> None:
    last = {cell.place: cell for cell in cells}
    assert {cell.place: cell for cell in parsed(" ".join(cell.said() for cell in cells))} == last


@given(st.sampled_from(MAPPINGS), st.lists(CELLS, max_size=6))
def test_what_a_matrix_says_of_itself_makes_it_anew(mapping: str, cells: list[Correspondence]) -> None:
    changed = matrix(mapping).with_cells(cells)
    again = matrix(mapping, changed.said())
    assert [(cell.place, cell.acting, cell.curve) for cell in again] == [(cell.place, cell.acting, cell.curve) for cell in changed]
    assert checked(changed.said()) == changed.said()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lightness", "VISUAL:AUDIBLE=WEIGHT"),
        ("lightness:register", "VISUAL:AUDIBLE=WEIGHT"),
        ("colour:register=1", "no visual attribute 'colour'; there are valence, arousal, dominance, lightness"),
        ("lightness:pitch=1", "no audible attribute 'pitch'; there are valence, arousal, dominance, register"),
        ("lightness:register=1.6", "between -1.5 and 1.5"),
        ("lightness:register=nan", "between -1.5 and 1.5"),
        ("lightness:register=", "between -1.5 and 1.5"),
        ("lightness:register=1/round", "no curve 'round'; there are straight, soft, threshold, even, and muted"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        params(SoundFromPictureSettings)["cells"].parse(text)


def test_curves_are_what_they_are_called() -> None:
    steps = [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]
    assert [CURVES["straight"](z) for z in steps] == steps
    soft = [CURVES["soft"](z) for z in steps]
    assert all(low < high for low, high in pairwise(soft))
    assert abs(soft[-1]) < 2
    assert [CURVES["threshold"](z) for z in steps] == [-1, 0, 0, 0, 0, 0, 1]
    assert [CURVES["even"](z) for z in steps] == [2, 1, 0.5, 0, 0.5, 1, 2]


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_every_cell_of_a_preset_has_its_place_reason_and_source(mapping: str) -> None:
    for place, cell in PRESETS[mapping].items():
        assert cell.place == place
        assert place[0] in ROWS
        assert place[1] in COLUMNS
        assert 0 < abs(cell.weight) <= STRONGEST
        assert cell.reason.endswith(".")
        assert cell.source
    assert {attribute.group for attribute in (*ROWS.values(), *COLUMNS.values())} <= set(GROUPS)


def test_inverted_is_the_balanced_one_with_its_signs_turned() -> None:
    assert {cell.place: cell.weight for cell in matrix().inverted()} == {cell.place: cell.weight for cell in matrix("inverted")}


def test_an_edit_keeps_its_reason_and_goes_away_when_it_is_taken_back() -> None:
    plain = matrix()
    cell = plain.cell("lightness", "register")
    louder = plain.with_cells([replace(cell, weight=1.0)])
    assert louder.said() == "lightness:register=1"
    assert louder.cell("lightness", "register").reason == cell.reason
    assert plain.cell("lightness", "register") == cell
    assert louder.with_cells([cell]).said() == ""
    assert louder.without([cell.place]).said() == ""
    assert matrix("mine", "lightness:register=0.4").cell("lightness", "register").source == "Marks 1974"
    assert "Your own" in matrix("balanced", "symmetry:mode=0.4").cell("symmetry", "mode").reason


def test_a_muted_cell_keeps_its_weight_and_moves_nothing() -> None:
    cell = matrix("balanced", f"lightness:register=0.25/{MUTED}").cell("lightness", "register")
    assert (cell.weight, cell.of(2.0)) == (0.25, 0.0)


def test_settings_carry_the_matrix() -> None:
    settings = SoundFromPictureSettings(mapping="kandinsky", cells="lightness:register=0.8")
    assert from_dict(SoundFromPictureSettings, to_dict(settings)) == settings
    assert from_dict(PictureFromSoundSettings, {"cells": "nonsense", "mapping": "gone"}) == PictureFromSoundSettings()
    assert settings.matrix.cell("lightness", "register").weight == 0.8
    mixed = from_dict(PictureFromSoundSettings, {"cells": "lightness:register=0.8 smell:register=1 warmth:attack=9"})
    assert mixed.cells == "lightness:register=0.8"  # what is known stays
    assert params(SoundFromPictureSettings)["cells"].live
    assert not params(PictureFromSoundSettings)["cells"].live
