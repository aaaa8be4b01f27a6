"""Undo and redo: a gesture is one step, whatever is done comes back exactly."""

from hypothesis import given
from hypothesis import strategies as st

from studio.document.history import DEPTH, History


def test_a_drag_is_one_step() -> None:
    history = History(0)
    for value in range(1, 51):
        history.record(value, "Strength", "drag")
    history.end_gesture()
    history.record(99, "Noise", "drag")
    history.undo()
    assert history.state == 50
    assert history.undo_label == "Strength"
    history.undo()
    assert history.state == 0
    assert history.undo_label is None


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History("a")
    history.record("a", "Nothing")
    assert history.undo_label is None


def test_a_new_edit_forgets_what_was_undone() -> None:
    history = History(0)
    history.record(1, "one")
    history.undo()
    assert history.redo_label == "one"
    history.record(2, "two")
    assert history.redo_label is None


def test_dirty_follows_the_saved_state_through_undo() -> None:
    history = History(0)
    history.record(1, "one")
    assert history.dirty
    history.mark_saved()
    assert not history.dirty
    history.undo()
    assert history.dirty
    history.redo()
    assert not history.dirty
    history.mark_unsaved()
    assert history.dirty


def test_a_save_that_ends_late_saves_what_it_wrote() -> None:
    history = History(0)
    history.record(1, "one")
    written = history.state
    history.record(2, "two")
    history.mark_saved(written)
    assert history.dirty
    history.undo()
    assert not history.dirty


@given(st.lists(st.integers(), max_size=40))
def test_undoing_everything_leads_back_and_redoing_leads_forth(values: list[int]) -> None:
    history = History(0)
    for value in values:
        history.record(value, "edit")
    end = history.state
    while history.undo_label:
        history.undo()
    assert history.state == 0
    while history.redo_label:
        history.redo()
    assert history.state == end


def test_old_steps_are_forgotten() -> None:
    history = History(0)
    for value in range(1, DEPTH + 100):
        history.record(value, "edit")
    steps = 0
    while history.undo_label:
        history.undo()
        steps += 1
    assert steps == DEPTH
