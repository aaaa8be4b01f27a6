"""The licences that the about box shows: of every part, with the full texts."""

import importlib.metadata
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "resources" / "licences"
PARTS = json.loads((FOLDER / "licences.json").read_text(encoding="utf-8"))
NAMES = {part["name"] for part in PARTS}


@pytest.fixture(scope="module")
def make() -> Iterator[ModuleType]:
    """The script that writes the list."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_licences", FOLDER / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_every_package_that_the_program_requires_is_listed(make: ModuleType) -> None:
    try:
        importlib.metadata.distribution("clavilux")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("the program runs from its folder without being installed")
    found: dict[str, object] = {}
    make.required("clavilux", found)
    assert set(found) - NAMES - {"clavilux"} == set(), "run resources/licences/make.py"


def test_every_part_has_a_licence() -> None:
    assert [part["name"] for part in PARTS if not part["licence"]] == []


def test_qt_and_the_weights_are_named_with_their_terms() -> None:
    by_name = {part["name"]: part for part in PARTS}
    assert by_name["Qt 6"]["licence"].startswith("LGPL-3.0")
    assert "replaced" in by_name["Qt 6"]["note"]
    assert by_name["VGG-19 weights"]["licence"] == "CC-BY-4.0"
    assert "Simonyan" in by_name["VGG-19 weights"]["note"]


def test_the_texts_are_whole() -> None:
    assert (FOLDER / "GPL-3.txt").read_bytes() == (PROJECT / "LICENSE").read_bytes()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (FOLDER / "LGPL-3.txt").read_text(encoding="utf-8")
    assert "Version 2.1" in (FOLDER / "LGPL-2.1.txt").read_text(encoding="utf-8")
    assert "Apache License" in (FOLDER / "Apache-2.0.txt").read_text(encoding="utf-8")
