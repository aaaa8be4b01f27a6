"""The presets that come with the program, for each pair: name, what it does, settings that differ from the defaults."""

from typing import Any

from studio.document.session import Pair

FACTORY: dict[Pair, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    ("image", "image"): (
        ("Master copy", "Brushwork, colours and light of the style, the content clear to see.", {}),
        ("Impasto", "Large strokes laid side by side, little detail put back.", {"strength": 0.9, "stroke_scale": 1.6, "detail": 0.5}),
        ("Miniature", "Fine strokes, every detail of the content.", {"stroke_scale": 0.6, "detail": 1.3, "strength": 0.75}),
        ("Colour grade", "The style's palette alone, no brushwork.", {"method": "palette", "strength": 1.0}),
        ("My own colours", "The style's strokes in the content's colours.", {"keep_colour": 1.0, "colour": 0.0}),
        ("Abandon", "The style leads, the content is a memory.", {"strength": 1.0, "noise": 0.35, "detail": 0.2, "variety": 1.2}),
    ),
    ("audio", "audio"): (
        ("Woven", "The style moulds the content and sounds beneath it.", {}),
        ("Undergrowth", "Grains of the style loud beneath the content.", {"layer": 1.8, "timbre": 0.6, "texture": 0.6, "grain": 0.8}),
        ("Moulded", "Only the style's movement, in the content's own sound.", {"method": "texture", "timbre": 1.3, "texture": 1.3}),
        ("Tone colour", "The content with the style's spectrum.", {"method": "spectrum", "strength": 1.0}),
        ("Mosaic", "The content built of pieces of the style.", {"method": "mosaic", "strength": 1.0, "grain": 0.25}),
        ("Speaking instrument", "The content speaks with the voice of the style.", {"method": "vocoder", "strength": 1.0}),
    ),
    ("audio", "image"): (
        ("Synaesthesia", "Mood, space and surface of the painting.", {}),
        ("Brushed", "Light, dark and strokes cut deep into the sound.", {"surface": 1.8, "tone": 0.6, "space": 0.5}),
        ("Painted room", "The painting's space around the music.", {"surface": 0.3, "space": 1.9, "tone": 0.8}),
        ("In its colours", "Brightness and warmth only.", {"surface": 0.0, "space": 0.0, "tone": 1.7}),
        ("The painting plays", "A sound made of the painting under the music.", {"method": "plate"}),
        ("Slow gaze", "The painting passes by in its own time.", {"stretch": 4.0, "surface": 1.4, "space": 1.3}),
    ),
    ("image", "audio"): (
        ("Painted music", "Painted anew in the music's colours and movements.", {}),
        ("Fortissimo", "Broad thick strokes, strong colours.", {"amount": 1.6, "stroke_scale": 1.5, "relief": 1.7, "detail": 0.8}),
        ("Pianissimo", "Fine thin strokes, every face clear.", {"amount": 0.7, "stroke_scale": 0.6, "relief": 0.4, "detail": 1.4}),
        ("Its own palette", "The music moves the brush, the colours stay.", {"colour": 0.0}),
        ("Score", "The music drawn as a painting, its brushwork laid on.", {"method": "plate"}),
    ),
}
