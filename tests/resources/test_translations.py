"""The Chinese of the window: every text is found, translated, compiled, with the same places for values."""

import importlib
import json
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

FOLDER = Path(__file__).parents[2] / "resources" / "translations"
TS = FOLDER / "clavilux_zh_CN.ts"
HAN = re.compile(r"[\u4e00-\u9fff]")
MNEMONIC = re.compile(r"&\w")


@pytest.fixture(scope="module")
def extract() -> Iterator[ModuleType]:
    """The module that finds the texts."""
    sys.path.insert(0, str(FOLDER))
    yield importlib.import_module("extract")
    sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def messages() -> dict[str, str]:
    """Text → Chinese, as the .ts file has it."""
    root = ElementTree.parse(TS).getroot()
    return {message.findtext("source", ""): message.findtext("translation", "") for message in root.iter("message")}


def places(text: str) -> list[str]:
    """What stands in the braces of a text, formats included, sorted."""
    return sorted(f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def test_every_text_of_the_window_is_in_the_file_and_no_other(extract: ModuleType, messages: dict[str, str]) -> None:
    texts = extract.texts()
    assert texts - set(messages) == set(), "run resources/translations/make.py"
    assert set(messages) - texts == set(), "run resources/translations/make.py"


def test_nothing_is_unfinished(messages: dict[str, str]) -> None:
    root = ElementTree.parse(TS).getroot()
    assert [m.findtext("source") for m in root.iter("message") if m.find("translation").get("type")] == []
    assert [text for text, chinese in messages.items() if not chinese.strip()] == []


def test_values_have_the_same_places(messages: dict[str, str]) -> None:
    assert [text for text, chinese in messages.items() if places(text) != places(chinese)] == []


def test_sentences_are_chinese(messages: dict[str, str]) -> None:
    plain = re.compile(r"\{[^}]*\}")
    for text, chinese in messages.items():
        if len(re.findall(r"[a-z]{3,}", plain.sub("", text))) >= 2:
            assert HAN.search(chinese), text


def test_menus_keep_a_key(messages: dict[str, str]) -> None:
    for text, chinese in messages.items():
        if MNEMONIC.search(text):
            assert MNEMONIC.search(chinese), text
        assert text.endswith("…") == chinese.endswith("…") or not MNEMONIC.search(text), text


def test_chinese_signs_are_full_width(messages: dict[str, str]) -> None:
    for chinese in messages.values():
        assert not re.search(r"[\u4e00-\u9fff][,;:!?](?!\))", chinese), chinese


def test_the_compiled_file_is_that_of_the_texts(messages: dict[str, str]) -> None:
    translator = QTranslator()
    assert translator.load(str(TS.with_suffix(".qm")))
    assert [text for text, chinese in messages.items() if translator.translate("clavilux", text) != chinese] == []


def test_errors_are_those_of_the_code(extract: ModuleType) -> None:
    assert json.loads((FOLDER / "errors.json").read_text(encoding="utf-8")) == sorted(extract.from_errors())


def test_no_error_is_put_together_out_of_sight(extract: ModuleType) -> None:
    assert extract.unread_errors() == []


def test_a_text_that_is_no_literal_is_refused(extract: ModuleType) -> None:
    import ast

    with pytest.raises(extract.Unreadable):
        extract._literals(ast.parse("f'Open {name}'", mode="eval").body, "here")
    assert extract._literals(ast.parse("'on' if x else 'off'", mode="eval").body, "here") == {"on", "off"}
