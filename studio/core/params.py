"""A parameter is declared once, on a frozen settings class; panel, command line, recipe and presets read it here."""

import dataclasses
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast, get_type_hints

Settings = TypeVar("Settings")
Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Param:
    """One thing that can be turned: its name, type, default, range and words, and whether it is live.

    `low` and `high` bound numbers, both included; `choices` lists the words of a text parameter, `choice_labels` and `choice_helps` say
    them in an artist's words. `checker` brings a free text into its one way of writing or raises ValueError with a sentence. `zero` is
    what 0 is called where it is more than a number. `group` is the title under which it stands, "" for the first one. `methods` names the
    methods it acts on: None for all of them, () for none. `live` means that a running job takes a change over without a restart.
    """

    name: str
    type: type
    default: Value
    label: str
    help: str
    low: float | None = None
    high: float | None = None
    step: float | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()
    choice_labels: tuple[str, ...] = ()
    choice_helps: tuple[str, ...] = ()
    checker: Callable[[str], str] | None = None
    mender: Callable[[str], str] | None = None
    suggestions: Callable[[], tuple[str, ...]] | None = None
    zero: str = ""
    scale: str = "linear"
    group: str = ""
    methods: tuple[str, ...] | None = None
    live: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every text that a person reads of it, once each, for translation."""
        texts = (self.label, self.help, self.group, self.zero, self.unit, *(self.choice_labels or self.choices), *self.choice_helps)
        return tuple(dict.fromkeys(text for text in texts if text))

    def acts_on(self, *methods: str) -> bool:
        """Whether a change of it changes what one of `methods` makes."""
        return self.methods is None or any(method in self.methods for method in methods)

    def label_of(self, choice: str) -> str:
        """What one of the choices is called."""
        return self.choice_labels[self.choices.index(choice)] if self.choice_labels else choice

    def help_of(self, choice: str) -> str:
        """What one of the choices does, "" where the help of all says it."""
        return self.choice_helps[self.choices.index(choice)] if self.choice_helps else ""

    def parse(self, text: str) -> Value:
        """The value that `text` stands for; ValueError with a sentence where it stands for none in range."""
        if self.type is bool:
            words = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}
            if text.lower() not in words:
                raise ValueError(f"{self.name} is on or off, not '{text}'")
            return words[text.lower()]
        if self.type is str:
            return self.check(text)
        try:
            number = cast(Value, self.type(text))
        except ValueError:
            kind = "a whole number" if self.type is int else "a number"
            raise ValueError(f"{self.name} is {kind}, not '{text}'") from None
        return self.check(number)

    def check(self, value: Value) -> Value:
        """`value` itself, a text in its one way of writing; ValueError with a sentence where it is not allowed."""
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.name} is one of {', '.join(self.choices)}, not '{value}'")
        if self.checker is not None:
            return self.checker(str(value))
        if self.low is not None and self.high is not None:
            number = float(value)
            if not math.isfinite(number) or not self.low <= number <= self.high:
                raise ValueError(f"{self.name} lies between {self.low:g} and {self.high:g}, not {value}")
        return value

    def nearest(self, value: Any) -> Value:
        """The allowed value nearest to `value`, the default where nothing is near: for files of other versions."""
        try:
            return self.parse(str(value))
        except ValueError:
            if self.mender is not None:
                return self.mender(str(value))
        try:
            number = float(value)
        except (TypeError, ValueError):
            return self.default
        if self.low is None or self.high is None or not math.isfinite(number):
            return self.default
        return cast(Value, self.type(min(max(number, self.low), self.high)))


def slider(default: float, low: float, high: float, *, label: str, help: str, **options: Any) -> Any:
    """Declare a number between `low` and `high`, both included; the annotation decides between int and float."""
    return _declare(default, label=label, help=help, low=low, high=high, **options)


def choice(default: str, choices: tuple[str, ...], *, label: str, help: str, **options: Any) -> Any:
    """Declare one word out of `choices`."""
    return _declare(default, label=label, help=help, choices=choices, **options)


def text(checker: Callable[[str], str], *, label: str, help: str, default: str = "", **options: Any) -> Any:
    """Declare a text that `checker` brings into its one way of writing or refuses with a ValueError.

    A `mender` gives what of a text of another version can still be used; without one nothing of it is. `suggestions` are texts that a
    person may mean.
    """
    return _declare(default, label=label, help=help, checker=checker, **options)


def toggle(default: bool, *, label: str, help: str, **options: Any) -> Any:
    """Declare something that is on or off."""
    return _declare(default, label=label, help=help, **options)


def _declare(default: Value, **declaration: Any) -> Any:
    return dataclasses.field(default=default, metadata={"param": declaration})


def params(settings_type: type) -> dict[str, Param]:
    """Every parameter that a settings class declares, by name, in the order of declaration."""
    hints = get_type_hints(settings_type)
    return {
        field.name: Param(field.name, hints[field.name], cast(Value, field.default), **field.metadata["param"])
        for field in dataclasses.fields(settings_type)
        if "param" in field.metadata
    }


def to_dict(settings: Any) -> dict[str, Value]:
    """The values of all parameters by name, ready for JSON."""
    return {name: getattr(settings, name) for name in params(type(settings))}


def from_dict(settings_type: type[Settings], values: Mapping[str, Any]) -> Settings:
    """Settings written by any version: unknown names are left out, missing ones keep their default, others come into range."""
    known = params(settings_type)
    return settings_type(**{name: known[name].nearest(value) for name, value in values.items() if name in known})


def same_run(old: Any, new: Any) -> bool:
    """Whether only live parameters differ, so that a running job can take `new` over."""
    if type(old) is not type(new):
        return False
    return all(param.live or getattr(old, name) == getattr(new, name) for name, param in params(type(old)).items())
