"""The panel is made of the declarations, shows without a word, and tells every turn as one gesture."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QWidget

from studio.core.params import params
from studio.document.document import Source
from studio.document.presets import Preset
from studio.document.session import Pair, Session, StyleSlot
from studio.document.settings import SETTINGS, ImageSettings
from studio.ui.controls import gesture
from studio.ui.controls import panel as panel_module
from studio.ui.controls.panel import FOLDED, ControlPanel
from studio.ui.controls.seed_swatch import MIME
from tests.ui.controls.hands import move, press, release, turn_wheel
from tests.ui.controls.test_seed import drop

PAIRS = list(SETTINGS)


def session_of(pair: Pair = ("image", "image"), **changes: Any) -> Session:
    content, style = (Source(Path(kind), kind, kind) for kind in pair)
    session = Session(content, (StyleSlot(style),), seed=42)
    assert session.settings is not None
    return session.with_settings(replace(session.settings, **changes))


class Table:
    """Answers the panel as the desk does, and remembers what it heard."""

    def __init__(self, panel: ControlPanel, session: Session) -> None:
        self.panel, self.session = panel, session
        self.edits: list[tuple[Any, str, str]] = []
        self.ends = 0
        panel.settings_edited.connect(self.edit)
        panel.gesture_ended.connect(self.end)
        panel.show_session(session)

    def edit(self, settings: Any, label: str, gesture: str) -> None:
        self.edits.append((settings, label, gesture))
        self.session = self.session.with_settings(settings)
        self.panel.show_session(self.session)

    def end(self) -> None:
        self.ends += 1


@pytest.fixture
def panel(qtbot: Any) -> ControlPanel:
    panel = ControlPanel()
    qtbot.addWidget(panel)
    panel.resize(292, 700)
    panel.show()
    return panel


@pytest.mark.parametrize("pair", PAIRS)
def test_every_parameter_has_a_line_with_names_for_all(panel: ControlPanel, pair: Pair) -> None:
    panel.show_session(session_of(pair))
    for name, param in params(SETTINGS[pair]).items():
        row = panel.row(name)
        assert row.label.text()
        assert param.help in row.toolTip() or not param.acts_on(str(params(SETTINGS[pair])["method"].default))
        assert all(control.accessibleName() for control in row.controls())


@pytest.mark.parametrize("pair", PAIRS)
def test_strength_and_noise_come_first(panel: ControlPanel, pair: Pair) -> None:
    panel.show_session(session_of(pair))
    height = [panel.row(name).mapTo(panel, QPoint()).y() for name in params(SETTINGS[pair])]
    assert height[0] == min(height)
    assert height[1] == sorted(height)[1]


def test_showing_says_nothing(panel: ControlPanel) -> None:
    table = Table(panel, session_of())
    for pair in PAIRS:
        panel.show_session(session_of(pair, strength=0.3, noise=0.4))
    panel.show_session(Session())
    assert table.edits == []
    assert table.ends == 0


def test_a_drag_is_one_gesture(panel: ControlPanel) -> None:
    table = Table(panel, session_of())
    slider = panel.row("strength").slider
    for _ in range(2):
        knob = slider.knob().x()
        press(slider, knob)
        for way in (-5, -10, -20):
            move(slider, knob + way)
        release(slider, knob - 20)
    assert len(table.edits) == 6
    assert {label for _, label, _ in table.edits} == {"Strength"}
    gestures = [gesture for _, _, gesture in table.edits]
    assert gestures[0] == gestures[2] != gestures[3] == gestures[5]
    assert table.ends == 2
    assert table.session.settings.strength < 0.8


def test_key_steps_in_a_row_are_one_gesture(panel: ControlPanel, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gesture, "PAUSE_MS", 60)
    table = Table(panel, session_of())
    slider = panel.row("noise").slider
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert table.ends == 0
    qtbot.waitUntil(lambda: table.ends == 1)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    gestures = [gesture for _, _, gesture in table.edits]
    assert gestures[0] == gestures[2] != gestures[3]
    assert table.session.settings.noise == pytest.approx(0.04)


def test_a_number_is_typed_with_its_unit(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of(("audio", "audio")))
    field = panel.row("grain").field
    assert field.text() == "0.40 s"
    for typed in ("300 ms", "0,25", "nonsense"):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [settings.grain for settings, _, _ in table.edits] == [pytest.approx(0.3), pytest.approx(0.25)]
    assert table.ends == 2
    assert field.text() == "0.25 s"
    qtbot.keyClicks(field, "9")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "0.25 s"


def test_figures_typed_on_a_slider_go_into_its_field(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of())
    row = panel.row("strength")
    row.slider.setFocus()
    qtbot.keyClicks(row.slider, "0")
    qtbot.keyClicks(row.field, ".35")
    assert row.field.text() == "0.35"
    assert table.edits == []
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert table.session.settings.strength == pytest.approx(0.35)
    qtbot.keyClick(row.slider, Qt.Key.Key_Return)
    assert row.field.selectedText() == "0.35"


def test_a_whole_number_stays_whole_and_zero_has_a_name(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of())
    field = panel.row("size").field
    assert field.text() == "original"
    field.selectAll()
    qtbot.keyClicks(field, "4,961 px")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert table.session.settings.size == 4961
    assert type(table.session.settings.size) is int


def test_the_default_comes_back(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of(strength=0.2))
    row = panel.row("strength")
    qtbot.keyClick(row.slider, Qt.Key.Key_Backspace)
    assert table.session.settings.strength == 0.8
    menu = row._menu()
    assert menu.actions()[0].text() == "Reset to 0.80"
    assert not menu.actions()[0].isEnabled()
    assert table.ends == 1


def test_toggles_and_choices_are_told(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of())
    qtbot.waitUntil(lambda: panel.row("turned").box.height() > 12)  # the rows have been laid out
    qtbot.mouseClick(panel.row("turned").box, Qt.MouseButton.LeftButton, pos=QPoint(9, 12))
    box = panel.row("method").box
    assert [box.itemText(number) for number in range(box.count())] == ["Painted anew", "Brushwork", "Colours", "Trained", "Ensemble"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert table.session.settings.turned is False
    assert table.session.settings.method == "transport"
    assert table.ends == 2
    box.clearFocus()
    assert not turn_wheel(box, -1)
    assert len(table.edits) == 2


def test_what_does_nothing_is_greyed_and_says_why(panel: ControlPanel, qtbot: Any) -> None:
    table = Table(panel, session_of(method="palette"))
    row = panel.row("coherence")
    assert not row.slider.isEnabled()
    assert panel.row("colour").slider.isEnabled()
    assert row.why.isVisibleTo(panel)
    qtbot.mouseClick(row.why, Qt.MouseButton.LeftButton)
    assert row.why.answer.isVisibleTo(panel)
    assert "Painted anew" in row.why.answer.text()
    assert "Painted anew" in row.toolTip()
    row.why.answer.linkActivated.emit("transport")
    assert table.session.settings.method == "transport"
    assert row.slider.isEnabled()
    assert not row.why.isVisibleTo(panel)
    assert not row.why.answer.isVisibleTo(panel)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("coher", {"coherence"}),
        ("PALETTE taken", {"colour"}),
        ("colour", {"colour", "keep_colour", "method"}),
        ("nothing of the kind", set()),
    ],
)
def test_search_leaves_what_fits(panel: ControlPanel, text: str, names: set[str]) -> None:
    panel.show_session(session_of())
    panel.focus_search()
    panel.search.setText(text)
    shown = {name for name in params(ImageSettings) if panel.row(name).isVisibleTo(panel)}
    assert names <= shown
    assert bool(shown) is bool(names)
    assert panel._nothing.isVisibleTo(panel) is not bool(names)
    panel.search.clear()
    shown = {name for name in params(ImageSettings) if panel.row(name).isVisibleTo(panel)}
    assert shown == {name for name, param in params(ImageSettings).items() if param.group not in FOLDED}


def test_groups_close_and_stay_closed(panel: ControlPanel, qtbot: Any) -> None:
    panel.show_session(session_of())
    section = panel.group("Strokes")
    section.button.setFocus()
    qtbot.keyClick(section.button, Qt.Key.Key_Space)
    assert not panel.row("detail").isVisibleTo(panel)
    panel.show_session(session_of(("image", "audio")))
    assert not panel.row("relief").isVisibleTo(panel)
    panel.search.setText("relief")
    assert panel.row("relief").isVisibleTo(panel)


def test_presets_are_offered_and_known(panel: ControlPanel) -> None:
    session = session_of()
    bold, mine = Preset("Bold", PAIRS[0], ImageSettings(strength=1.0), True), Preset("Mine & more", PAIRS[0], ImageSettings(strength=0.1))
    chosen: list[Any] = []
    panel.preset_chosen.connect(chosen.append)
    panel.preset_delete_requested.connect(chosen.append)
    panel.show_presets([bold, mine])
    panel.show_session(session)
    assert panel.presets.text() == "Presets"
    panel.presets._fill()
    actions = {action.text(): action for action in panel.presets.menu().actions()}
    actions["Bold"].trigger()
    actions["Delete a preset"].menu().actions()[0].trigger()
    assert chosen == [bold, mine]
    panel.show_session(session.with_settings(replace(bold.settings, quality="best", size=512)))
    assert panel.presets.text() == "Bold"


def test_reset_all_keeps_size_and_quality(panel: ControlPanel) -> None:
    table = Table(panel, session_of(strength=0.1, method="palette", size=512))
    panel.presets.reset_requested.emit()
    assert table.session.settings == ImageSettings(size=512, quality="best")
    assert table.ends == 1


def test_a_seed_dropped_anywhere_is_taken(panel: ControlPanel) -> None:
    seeds: list[int] = []
    panel.show_session(session_of())
    panel.seed_edited.connect(seeds.append)
    mime = QMimeData()
    mime.setData(MIME, str(2**40).encode())
    assert drop(panel, mime)
    assert seeds == [2**40]


def test_what_only_the_curious_turn_is_closed_at_first(panel: ControlPanel, qtbot: Any) -> None:
    panel.show_session(session_of())
    assert not panel.row("loss").isVisibleTo(panel)
    panel.group("Network").button.setFocus()
    qtbot.keyClick(panel.group("Network").button, Qt.Key.Key_Space)
    assert panel.row("loss").isVisibleTo(panel)


def test_all_can_be_reached_by_keys(panel: ControlPanel) -> None:
    panel.show_session(session_of())
    for group in FOLDED:
        panel.group(group).set_open(True)
    stops: list[QWidget] = []
    widget: QWidget = panel.presets
    while widget not in stops:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(panel) and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    for name, param in params(ImageSettings).items():
        assert not param.acts_on("sandwich") or set(panel.row(name).controls()) <= set(stops)
    places = [stop.mapTo(panel, QPoint(0, stop.height() // 2)) for stop in stops]
    assert all(before.y() < after.y() + 16 for before, after in pairwise(places))


def test_an_empty_table_invites(panel: ControlPanel) -> None:
    panel.show_session(session_of())
    panel.show_session(Session(seed=7))
    assert panel._empty.isVisibleTo(panel)
    assert panel.seed.isVisibleTo(panel)
    assert panel.seed.number.text() == "7"


def test_pages_grow_in_advance_and_are_shed_and_grow_again(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel_module, "IDLE_MS", 5)
    monkeypatch.setattr(panel_module, "ROW_MS", 1)
    panel = ControlPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.shed()

    def grown() -> bool:
        return all(len(panel._page_of(kind).rows) == len(params(kind)) for kind in SETTINGS.values())

    qtbot.waitUntil(grown, timeout=5000)
    kept = panel._page
    panel.shed()
    assert list(panel._pages.values()) == [kept]
    qtbot.waitUntil(grown, timeout=5000)


def test_two_kinds_of_styles_have_a_page_each_and_share_the_strength(panel: ControlPanel) -> None:
    session = session_of(strength=0.6)
    both = replace(session, styles=(*session.styles, StyleSlot(Source(Path("s"), "s", "audio"))))
    table = Table(panel, session)
    assert not panel.kinds.isVisible()
    panel.show_session(both)
    table.session = both
    assert panel.kinds.isVisible()
    assert type(panel._settings) is ImageSettings
    panel.kinds.choose("audio")
    assert type(panel._settings) is SETTINGS["image", "audio"]
    assert panel._settings.strength == 0.6
    panel.row("colour").tell(0.5)
    panel.row("strength").tell(0.7)
    assert [type(settings) for settings, _, _ in table.edits] == [SETTINGS["image", "audio"], ImageSettings]
    assert table.session.settings_of(("image", "audio")).colour == 0.5
    assert table.session.settings.strength == 0.7
