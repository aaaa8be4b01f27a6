"""Which methods an ensemble is made of, as it is written and read."""

import pytest

from studio.core.params import from_dict, params, to_dict
from studio.document.ensemble_settings import ENSEMBLE, at_work, members
from studio.document.settings import SETTINGS, AudioSettings, ImageSettings, PictureFromSoundSettings


@pytest.mark.parametrize("settings_type", SETTINGS.values(), ids=lambda each: each.__name__)
def test_every_pair_has_one_of_methods_that_are_no_studies(settings_type: type) -> None:
    settings = settings_type(method=ENSEMBLE)
    found = members(settings)
    methods = params(settings_type)["method"]
    assert 2 <= len(found) <= 3
    assert {member.method for member, _ in found} <= {*methods.choices} - {ENSEMBLE, "vgg"}
    assert sum(weight for _, weight in found) == pytest.approx(1)
    assert from_dict(settings_type, to_dict(settings)) == settings


def test_it_is_written_in_one_way() -> None:
    param = params(ImageSettings)["ensemble"]
    assert param.parse(" transport:.6 , sandwich:0.40") == "transport:0.6,sandwich:0.4"
    assert param.parse("palette") == "palette:1"
    [(first, one), (second, other)] = members(ImageSettings(method=ENSEMBLE, ensemble="transport:3,sandwich:1"))
    assert (first.method, second.method) == ("transport", "sandwich")
    assert (one, other) == (0.75, 0.25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "one to 4 members"),
        ("layer:1,layer:2", "each named once"),
        ("ensemble", "a member is one of layer, texture"),
        ("strokes:1", "not 'strokes'"),
        ("layer:0", "above 0"),
        ("layer:much", "not 'much'"),
        ("layer:nan", "above 0"),
        ("layer,texture,mosaic,spectrum,vocoder", "one to 4 members"),
    ],
)
def test_what_cannot_be_used_is_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        params(AudioSettings)["ensemble"].parse(text)


def test_parameters_act_where_a_member_knows_them() -> None:
    loss, relief = params(ImageSettings)["loss"], params(PictureFromSoundSettings)["relief"]
    assert not loss.acts_on(*at_work(ImageSettings(method=ENSEMBLE, ensemble="palette:1,transport:1")))
    assert loss.acts_on(*at_work(ImageSettings(method=ENSEMBLE, ensemble="palette:1,sandwich:1")))
    assert relief.acts_on(*at_work(PictureFromSoundSettings(method=ENSEMBLE)))
    assert at_work(ImageSettings()) == ("sandwich",)
    assert at_work(None) == ("",)
    assert not params(ImageSettings)["blend"].acts_on(*at_work(ImageSettings()))
