"""What a model may be called, and what is proposed after a folder."""

import pytest

from studio.core.errors import UnwritableTarget
from studio.document.trained_models import trained_folder
from studio.training.naming import checked_name, proposed_name


def test_a_name_is_taken_without_the_spaces_around_it() -> None:
    assert checked_name("  Monet 2 é 夜 ") == "Monet 2 é 夜"


@pytest.mark.parametrize(
    "name", ["", "   ", ".hidden", "a/b", "a\\b", "a:b", "line\nbreak", "manifest", "Manifest", "x.checkpoint", "x.safetensors", "n" * 61]
)
def test_what_no_file_can_be_called_is_refused(name: str) -> None:
    with pytest.raises(UnwritableTarget):
        checked_name(name)


def test_a_folder_gives_its_name_to_the_model_unless_that_is_taken() -> None:
    assert proposed_name("night: sky.") == "night sky"
    assert proposed_name("...") == ""
    assert proposed_name("night") == "night 2"  # one is shipped
    trained_folder().mkdir(parents=True)
    for name in ("mine.safetensors", "mine.json"):
        (trained_folder() / name).touch()
    assert proposed_name("mine") == "mine 2"
