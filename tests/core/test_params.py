"""Parameters: declared once, read everywhere."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.params import choice, from_dict, params, same_run, slider, to_dict, toggle
from studio.document.settings import GROUPS, SETTINGS


@dataclass(frozen=True)
class Settings:
    strength: float = slider(0.8, 0, 1, step=0.01, label="Strength", help="How far.", live=True)
    size: int = slider(0, 0, 100, label="Size", help="How large.")
    method: str = choice("fast", ("fast", "slow"), label="Method", help="How.")
    turned: bool = toggle(True, label="Turned", help="Whether.")


def test_params_keep_the_order_and_the_words() -> None:
    declared = params(Settings)
    assert list(declared) == ["strength", "size", "method", "turned"]
    assert declared["strength"].live
    assert declared["strength"].label == "Strength"
    assert declared["size"].type is int
    assert declared["method"].choices == ("fast", "slow")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("strength", "0.25", 0.25), ("strength", "1", 1.0), ("size", "7", 7), ("method", "slow", "slow"), ("turned", "off", False)],
)
def test_parse_gives_the_value(name: str, text: str, value: object) -> None:
    assert params(Settings)[name].parse(text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("strength", "1.01"),
        ("strength", "-0.1"),
        ("strength", "nan"),
        ("strength", "inf"),
        ("strength", "much"),
        ("size", "2.5"),
        ("size", "101"),
        ("method", "other"),
        ("turned", "maybe"),
    ],
)
def test_parse_says_what_is_wrong(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=name):
        params(Settings)[name].parse(text)


@given(st.floats(0, 1), st.integers(0, 100), st.sampled_from(("fast", "slow")), st.booleans())
def test_settings_survive_a_dictionary(strength: float, size: int, method: str, turned: bool) -> None:
    settings = Settings(strength, size, method, turned)
    assert from_dict(Settings, to_dict(settings)) == settings


@given(
    st.dictionaries(
        st.sampled_from(("strength", "size", "method", "turned", "gone")), st.one_of(st.none(), st.text(), st.floats(), st.integers())
    )
)
def test_any_dictionary_gives_settings_in_range(values: dict[str, object]) -> None:
    settings = from_dict(Settings, values)
    for name, param in params(Settings).items():
        assert param.check(getattr(settings, name)) == getattr(settings, name)


def test_only_live_parameters_let_a_run_go_on() -> None:
    assert same_run(Settings(strength=0.1), Settings(strength=0.9))
    assert not same_run(Settings(size=1), Settings(size=2))
    assert not same_run(Settings(), object())


@dataclass(frozen=True)
class Grouped:
    method: str = choice(
        "wet", ("wet", "dry"), label="Method", help="", choice_labels=("Wet", "Dry"), choice_helps=("With water.", "Without.")
    )
    water: int = slider(0, 0, 9, label="Water", help="How much.", unit="l", zero="none", group="Paint", methods=("wet",))
    idle: bool = toggle(False, label="Idle", help="Rests.", methods=())


def test_a_parameter_knows_the_methods_it_acts_on() -> None:
    declared = params(Grouped)
    assert declared["method"].acts_on("dry")
    assert declared["water"].acts_on("wet")
    assert not declared["water"].acts_on("dry")
    assert not declared["idle"].acts_on("wet")


def test_a_parameter_knows_all_its_words() -> None:
    declared = params(Grouped)
    assert declared["water"].words == ("Water", "How much.", "Paint", "none", "l")
    assert declared["method"].words == ("Method", "Wet", "Dry", "With water.", "Without.")
    assert params(Settings)["method"].words == ("Method", "How.", "fast", "slow")
    assert declared["method"].label_of("dry") == "Dry"
    assert declared["method"].help_of("dry") == "Without."
    assert params(Settings)["method"].label_of("slow") == "slow"


@pytest.mark.parametrize("settings_type", SETTINGS.values())
def test_the_studio_declares_its_parameters_well(settings_type: type) -> None:
    declared = params(settings_type)
    methods = declared["method"].choices
    for param in declared.values():
        assert param.group in GROUPS
        assert set(param.methods or ()) <= set(methods)
        for words in (param.choice_labels, param.choice_helps):
            assert len(words) in (0, len(param.choices))
            assert len(set(words)) == len(words)
        if param.low is not None and param.high is not None:
            assert 0 < (param.step or 0) <= param.high - param.low
