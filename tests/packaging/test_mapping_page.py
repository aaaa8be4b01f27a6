"""docs/mapping.md shows the matrix as it is: its tables are those that packaging/mapping_page.py writes."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_the_page_is_what_the_matrix_says(tmp_path: Path) -> None:
    page = PROJECT / "docs" / "mapping.md"
    told = "import sys, pathlib, mapping_page; sys.stdout.write(mapping_page.page(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"
    command = [sys.executable, "-X", "utf8", "-c", f"import sys; sys.path.insert(0, {str(PROJECT / 'packaging')!r}); {told}", str(page)]
    found = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path).stdout.decode()
    assert found.replace("\r\n", "\n") == page.read_text(encoding="utf-8")
    assert found.count("| lightness | register |") == 2
