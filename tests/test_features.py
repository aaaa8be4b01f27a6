"""docs/features.md: every promise of the window has a test, and the test is there."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (PROJECT / "docs" / "features.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line)
]
PROMISES = [row for row in ROWS if row[0] != "promise"]


def names(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)}


def test_the_page_has_the_promises_of_the_window() -> None:
    assert len(PROMISES) > 100
    assert len({row[0] for row in PROMISES}) == len(PROMISES)


@pytest.mark.parametrize("row", PROMISES, ids=lambda row: row[0])
def test_every_promise_has_a_test_that_exists(row: list[str]) -> None:
    promise, proofs = row
    assert promise
    assert proofs
    named = re.findall(r"`([^`]+)`", proofs)
    assert named
    for proof in named:
        file, _, test = proof.partition("::")
        path = PROJECT / file
        assert path.exists(), proof
        assert not test or test in names(path), proof
