"""Writes clavilux_zh_CN.ts (texts found anew, translations kept), its .qm and errors.json: `uv run resources/translations/make.py`.

A text without a translation is marked as unfinished; write its Chinese into the .ts file and run this again.
"""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from extract import from_errors, texts

HERE = Path(__file__).resolve().parent
CONTEXT = "clavilux"
TS = HERE / "clavilux_zh_CN.ts"
ERRORS = HERE / "errors.json"


def translations() -> dict[str, str]:
    """Text → its Chinese, "" where there is none yet, as the .ts file has it."""
    if not TS.is_file():
        return {}
    found = {}
    for message in ElementTree.parse(TS).getroot().iter("message"):
        found[message.findtext("source", "")] = message.findtext("translation", "")
    return found


def write_ts(known: dict[str, str]) -> list[str]:
    """Write the .ts file for the texts of today; those without a translation are returned."""
    root = ElementTree.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    missing = []
    for text in sorted(texts()):
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        translation.text = known.get(text, "")
        if not translation.text:
            translation.set("type", "unfinished")
            missing.append(text)
    ElementTree.indent(root, " ")
    body = ElementTree.tostring(root, encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def write_qm() -> None:
    """Compile the .ts file."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", TS, "-qm", TS.with_suffix(".qm")], check=True)


def main() -> None:
    """Write all three files and print what is not translated yet."""
    missing = write_ts(translations())
    ERRORS.write_text(json.dumps(sorted(from_errors()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_qm()
    for text in missing:
        print(json.dumps(text, ensure_ascii=False))


if __name__ == "__main__":
    main()
