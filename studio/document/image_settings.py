"""What can be turned in a transfer from picture to picture."""

from dataclasses import dataclass

from studio.core.params import choice, slider, toggle
from studio.document.ensemble_settings import ENSEMBLE, ENSEMBLE_HELP, ENSEMBLE_LABEL, blend_of, members_of
from studio.document.transfer_settings import REALTIME, REALTIME_HELP, REALTIME_LABEL, PictureSettings, model_of, quality_of

_METHODS = ("sandwich", "transport", "palette", REALTIME)
_BRUSHWORK = ("sandwich", "transport")


@dataclass(frozen=True, slots=True)
class ImageSettings(PictureSettings):
    """Picture onto picture."""

    quality: str = quality_of(("sandwich",))
    method: str = choice(
        "sandwich",
        (*_METHODS, ENSEMBLE),
        label="Method",
        help="sandwich: brushwork, a pass through VGG-19, brushwork again; transport: brushwork alone; palette: colours alone; "
        "realtime: a look that was trained; "
        "ensemble: several of them.",
        choice_labels=("Painted anew", "Brushwork", "Colours", REALTIME_LABEL, ENSEMBLE_LABEL),
        choice_helps=(
            "Brushwork, a pass through the network VGG-19, brushwork again.",
            "The style's brushwork alone, laid over the content.",
            "The style's colours alone; every form stays as it is.",
            REALTIME_HELP,
            ENSEMBLE_HELP,
        ),
    )
    stroke_scale: float = slider(
        1.0,
        0.5,
        1.8,
        step=0.05,
        label="Stroke size",
        help="Size of the style's strokes in the result.",
        scale="log",
        group="Strokes",
        methods=_BRUSHWORK,
    )
    colour: float = slider(1.0, 0, 1, step=0.01, label="Colour", help="How much of the style's palette is taken.", group="Colour")
    keep_colour: float = slider(
        0.0, 0, 1, step=0.01, label="Keep colours", help="How much of the content's own colours is put back.", group="Colour", live=True
    )
    detail: float = slider(
        1.0, 0, 1.5, step=0.01, label="Detail", help="How much of the content's fine light and shade is put back.", group="Strokes"
    )
    composition: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Hold the composition",
        help="How firmly large forms of the content stand where they are.",
        scale="log",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    contours: float = slider(
        1.0,
        0.25,
        4,
        step=0.05,
        label="Hold contours",
        help="How firmly small forms and edges of the content show through the strokes.",
        scale="log",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    salience: float = slider(
        0.35,
        0,
        1,
        step=0.01,
        label="Protect what matters",
        help="How far faces, figures and other eye-catching things stay themselves.",
        group="Keep",
        methods=_BRUSHWORK,
        live=True,
    )
    coherence: float = slider(
        0.12,
        0,
        0.6,
        step=0.01,
        label="Coherence",
        help="Longer unbroken strokes of the style.",
        group="Strokes",
        methods=_BRUSHWORK,
        live=True,
    )
    variety: float = slider(
        0.5,
        0,
        2,
        step=0.05,
        label="Use of the style",
        help="How evenly all parts of the style are used.",
        group="Strokes",
        methods=_BRUSHWORK,
        live=True,
    )
    quote: float = slider(
        0.0, 0, 1, step=0.01, label="Quote", help="How freely figures of the style turn up.", group="Strokes", methods=_BRUSHWORK, live=True
    )
    turned: bool = toggle(True, label="Turn strokes", help="Also use the style turned and mirrored.", group="Strokes", methods=_BRUSHWORK)
    loss: str = choice(
        "gram",
        ("gram", "moments", "sliced", "neighbours", "patches"),
        label="What is compared",
        help="How VGG-19 compares with the style: gram: which features go together; moments: how much of each; sliced: how each is spread; "
        "neighbours: each place with the most like; patches: each small patch with the most like.",
        choice_labels=("Gram matrices", "Moments", "Distributions", "Neighbours", "Patches"),
        choice_helps=(
            "Which features of the network go together (Gatys).",
            "How much of each feature there is, and how much it varies.",
            "How each feature is spread, direction by direction.",
            "Each place with the place of the style that is most like it.",
            "Each small patch with the style's patch that is most like it (Li & Wand).",
        ),
        group="Network",
        methods=("sandwich",),
    )
    pooling: str = choice(
        "max",
        ("max", "average"),
        label="Pooling",
        help="What the network passes on of neighbouring features: max: the strongest; average: their mean, softer.",
        choice_labels=("Strongest", "Mean"),
        choice_helps=("The strongest of neighbouring features.", "The mean of neighbouring features, softer."),
        group="Network",
        methods=("sandwich",),
    )
    optimiser: str = choice(
        "adam",
        ("adam", "lbfgs"),
        label="Descent",
        help="How the picture is brought towards the style in the network: adam: evenly; lbfgs: in larger, bolder steps.",
        choice_labels=("Even", "Bold"),
        choice_helps=("Adam: small even steps.", "L-BFGS: larger steps, bolder strokes."),
        group="Network",
        methods=("sandwich",),
    )
    smoothing: float = slider(
        0.0,
        0,
        1,
        step=0.01,
        label="Smoothing",
        help="How far the network's fine noise is held down.",
        group="Network",
        methods=("sandwich",),
    )
    model: str = model_of("image", "any")
    ensemble: str = members_of(_METHODS, "palette:0.3,transport:0.7")
    blend: str = blend_of("tournament")
    seamless: bool = toggle(False, label="Seamless", help="The result can be laid side by side: opposite borders meet.", group="Output")
