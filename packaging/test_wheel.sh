#!/usr/bin/env bash
# Builds the wheel, installs it with the pins in an environment of its own, and runs it from another folder: its own check of all pairs, one transfer.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

uv build --quiet --wheel --out-dir "$place/dist" "$project"
uv run --quiet --project "$project" python "$project/packaging/make_pins.py" --print >"$place/pins.txt"
uv venv --quiet --python 3.11 "$place/env"
uv pip install --quiet --python "$place/env" --constraints "$place/pins.txt" "$place"/dist/*.whl

mkdir "$place/elsewhere"
cd "$place/elsewhere"
"$place/env/bin/clavilux" check
"$place/env/bin/clavilux" transfer "$project/resources/works/harbour.jpg" --style "$project/resources/works/ink.jpg" --quality preview -o made.png
"$place/env/bin/python" - "$project" <<'PYTHON'
import sys
from pathlib import Path

from studio.core.paths import resource

source, carried = Path(sys.argv[1], "resources"), resource()
names = [path.relative_to(source) for kind in ("works", "reference", "icons", "style", "translations") for path in (source / kind).iterdir()]
lost = [str(name) for name in names if name.suffix not in {"", ".py", ".ts"} and not (carried / name).is_file()]
assert not lost, f"not in the wheel: {lost}"
assert Path("made.png").stat().st_size > 10_000
print(f"the wheel carries its {len(names)} resources and works from another folder")
PYTHON
