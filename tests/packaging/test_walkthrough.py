"""docs/walkthrough.ipynb: what its script writes, whole, small, and still true in its cheap cells."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
NOTEBOOK = PROJECT / "docs" / "walkthrough.ipynb"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("walkthrough", PROJECT / "packaging" / "walkthrough.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cells() -> list[dict[str, Any]]:
    return list(json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"])


def test_it_is_what_the_script_writes_and_small(script: ModuleType, cells: list[dict[str, Any]]) -> None:
    assert ["".join(cell["source"]) for cell in cells] == [text for _, text in script.CELLS]
    assert NOTEBOOK.stat().st_size < 1_000_000
    assert all(cell["outputs"] for cell in cells if cell["cell_type"] == "code")


def test_every_cell_compiles_and_the_cheap_ones_say_the_same(script: ModuleType, cells: list[dict[str, Any]]) -> None:
    names: dict[str, Any] = {}
    again = 0
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        code = "".join(cell["source"])
        compile(code, cell["id"], "exec")
        if script.CHEAP in cell["metadata"].get("tags", ()):
            printed, value = script.run_cell(code, names)
            found = script.outputs_of(printed, value, cell["execution_count"])
            texts = [output.get("text") or output["data"]["text/plain"] for output in cell["outputs"]]
            assert [output.get("text") or output["data"]["text/plain"] for output in found] == texts
            again += 1
    assert again == 2
