"""Finds every text that a person reads in the window: literals of `tr`, words of parameters and presets, the sentences of errors."""

import ast
import dataclasses
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

PROJECT = Path(__file__).resolve().parents[2]
STUDIO = PROJECT / "studio"
DECLARING = ("studio.document.settings", "studio.document.preferences", "studio.export.options", "studio.training.settings")
"""Modules whose dataclasses declare parameters."""

UNNAMED = {"en", "zh_CN"}
"""Choices that are shown by names of their own."""


class Unreadable(Exception):
    """A text that cannot be found by reading the code: what, and where."""


def texts() -> set[str]:
    """All of them."""
    return {*from_calls(), *from_params(), *from_presets(), *from_matrix(), *from_notes(), *from_errors()}


def files(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """The parsed files below some folders of the studio, all of them without any."""
    for folder in folders or ("",):
        for path in sorted((STUDIO / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def from_calls() -> set[str]:
    """The literals of every `tr("…")` in the window; `tr(param.label)` and its like are found where they are declared."""
    found: set[str] = set()
    for path, tree in files("ui"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                found.update(_literals(node.args[0], f"{path.name}:{node.lineno}"))
    return found


def _literals(node: ast.expr, place: str) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _literals(node.body, place) | _literals(node.orelse, place)
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        raise Unreadable(f"{place}: tr takes literals")
    return set()


def from_params() -> set[str]:
    """Labels, helps, groups, units and choices of every parameter that the window shows."""
    from studio.core.params import params

    found: set[str] = set()
    for name in DECLARING:
        for kind in vars(_module(name)).values():
            if dataclasses.is_dataclass(kind) and isinstance(kind, type):
                found.update(word for param in params(kind).values() for word in param.words)
    return found - UNNAMED


def from_presets() -> set[str]:
    """Names and words of the presets that come with the program."""
    presets = _module("studio.document.factory_presets").FACTORY
    return {text for listed in presets.values() for name, words, _ in listed for text in (name, words) if text}


def from_matrix() -> set[str]:
    """What the sides of the matrix are called, why some of them rest, and the reasons of its cells."""
    attributes = _module("studio.document.attributes")
    presets = _module("studio.document.correspondence_presets").PRESETS
    sides = [*attributes.VISUAL, *attributes.AUDIBLE]
    named = {text for attribute in sides for text in (attribute.label, attribute.fixed) if text}
    return (
        named
        | {cell.reason for table in presets.values() for cell in table.values()}
        | {_module("studio.document.correspondence").UNSOURCED}
    )


def from_notes() -> set[str]:
    """What the about box says of some parts."""
    parts = json.loads((PROJECT / "resources" / "licences" / "licences.json").read_text(encoding="utf-8"))
    return {part["note"] for part in parts if part["note"]}


def from_errors() -> set[str]:
    """The sentences of every StudioError, values as {names}, and the phrases that are put in for them."""
    found = {text for reader, argument in _error_arguments() for text in reader.templates(argument)}
    for _, tree in files("media"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Found":
                reader = _Reader(STUDIO, tree, tree)
                found.update(text for argument in node.args[1:] for text in reader.templates(argument))
    errors = _module("studio.core.errors")
    found |= {*errors.REASONS.values(), errors.OTHER_REASON}
    return {text for text in found if any(letter.isalpha() for letter in text)}


def unread_errors() -> list[str]:
    """Where an error is made of something that cannot be read off the code; words of another error or of a kind of file may pass."""
    return [
        f"{reader.path.name}:{argument.lineno}"
        for reader, argument in _error_arguments()
        if not reader.templates(argument) and not isinstance(argument, ast.Attribute)
    ]


def _error_arguments() -> Iterator[tuple["_Reader", ast.expr]]:
    """Message and remedy of every StudioError that the window may show, each with a reader of its function."""
    kinds = {node.name for node in _module_tree("core/errors.py").body if isinstance(node, ast.ClassDef)}
    for path, tree in files():
        if path.parent.name == "cli":
            continue
        for scope in _scopes(tree):
            reader = _Reader(path, tree, scope)
            for node in _own(scope):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
                    yield from ((reader, argument) for argument in node.args[:2])


def _scopes(tree: ast.Module) -> Iterator[ast.AST]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of the functions in it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


@dataclasses.dataclass
class _Reader:
    """Reads texts out of expressions, following names to what they were set to in the function or the module."""

    path: Path
    module: ast.Module
    scope: ast.AST

    def templates(self, node: ast.expr) -> set[str]:
        """Every text that the expression can stand for."""
        if isinstance(node, ast.Constant):
            return {node.value} if isinstance(node.value, str) else set()
        if isinstance(node, ast.JoinedStr):
            return self._joined(node)
        if isinstance(node, ast.IfExp):
            return self.templates(node.body) | self.templates(node.orelse)
        if isinstance(node, ast.BoolOp):
            return {text for value in node.values for text in self.templates(value)}
        if isinstance(node, ast.Name):
            return {text for value in self._values(node.id) for text in self.templates(value)}
        return set()

    def _joined(self, node: ast.JoinedStr) -> set[str]:
        template, phrases, taken = "", set[str](), set[str]()
        for part in node.values:
            if isinstance(part, ast.Constant):
                template += str(part.value).replace("{", "{{").replace("}", "}}")
            elif isinstance(part, ast.FormattedValue):
                name = _name(part.value, taken)
                taken.add(name)
                template += "{" + name + "}"
                phrases |= self.templates(part.value)
        return {template, *phrases}

    def _values(self, name: str) -> list[ast.expr]:
        """What a name is set to, in the function first, else in the module or the one it was imported from."""
        found = _assigned(self.scope, name) or _assigned(self.module, name)
        if found:
            return found
        for node in self.module.body:
            if isinstance(node, ast.ImportFrom) and node.module and any(alias.name == name for alias in node.names):
                path = PROJECT / (node.module.replace(".", "/") + ".py")
                if path.is_file():
                    return _assigned(ast.parse(path.read_text(encoding="utf-8")), name)
        return []


def _assigned(scope: ast.AST, name: str) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in _own(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                found += _matched(target, node.value, name)
    return found


def _matched(target: ast.expr, value: ast.expr, name: str) -> list[ast.expr]:
    """What of `value` goes to `name` in `target = value`, tuples taken apart."""
    if isinstance(target, ast.Name):
        return [value] if target.id == name else []
    if not isinstance(target, ast.Tuple):
        return []
    if isinstance(value, ast.IfExp):
        return _matched(target, value.body, name) + _matched(target, value.orelse, name)
    if isinstance(value, ast.Tuple):
        return [found for one, other in zip(target.elts, value.elts, strict=False) for found in _matched(one, other, name)]
    return []


def _name(node: ast.expr, taken: set[str]) -> str:
    """A name for what is put in at a place: that of the variable where there is one."""
    match node:
        case ast.Name(id=name):
            found = name
        case ast.Attribute(attr=name):
            found = name
        case ast.Call(func=ast.Name(id="shown")):
            found = "file"
        case _:
            found = "value"
    found = found.lower()
    number = 2
    plain = found
    while found in taken:
        found, number = f"{plain}_{number}", number + 1
    return found


def _module(name: str) -> ModuleType:
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    return importlib.import_module(name)


def _module_tree(name: str) -> ast.Module:
    return ast.parse((STUDIO / name).read_text(encoding="utf-8"))
