"""List the networks that pictures are painted through and the trained models, bring a VGG-19 of your own, or remove it again."""

import argparse
from pathlib import Path

from studio.cli.answer import print_out
from studio.cli.usage import Parser
from studio.media.names import shown


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `clavilux models`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    actions.add_parser("list", help="the networks and where they come from")
    bring = actions.add_parser("import", help="paint through another VGG-19 from now on")
    bring.add_argument(
        "file", metavar="FILE", type=Path, help="torchvision's VGG-19 or the original one, also normalised: .pth, .safetensors"
    )
    bring.add_argument("--name", default="vgg19", help="the network that it takes the place of (default: vgg19)")
    remove = actions.add_parser("remove", help="delete a trained model of your own, or go back to the bundled network")
    remove.add_argument("name", metavar="NAME", help="the name that `list` shows")


def run(arguments: argparse.Namespace) -> int:
    """Do it; one line on stdout for each network."""
    from studio.networks import imported

    if arguments.action == "list":
        print_out("\n".join(_listed()))
    elif arguments.action == "import":
        network = imported.import_network(arguments.file, arguments.name)
        print_out(f"{arguments.name} is now {shown(Path(network.source))} ({network.convention}), SHA-256 {network.sha256}")
    elif _removed(arguments.name):
        print_out(f"{arguments.name} is deleted")
    else:
        imported.remove_network(arguments.name)
        print_out(f"{arguments.name} is the bundled network again")
    return 0


def _removed(name: str) -> bool:
    """Whether a trained model of the artist's own had that name; it has gone then."""
    from studio.core.errors import UnwritableTarget, reason_of
    from studio.document.imports import imported_networks
    from studio.document.trained_models import remove_trained

    if name in imported_networks():
        return False
    try:
        return remove_trained(name)
    except OSError as error:
        raise UnwritableTarget(f"The model {name} cannot be deleted: {reason_of(error)}", "close what uses it and try again") from None


def _listed() -> list[str]:
    from studio.document.imports import imported_networks
    from studio.document.trained_models import trained_models
    from studio.networks.weights import manifest

    mine, trained = imported_networks(), trained_models()
    lines = []
    for name, entry in manifest().items():
        if name in trained and "package" not in entry:
            continue  # a shipped one of our own: its line says more
        lines.append(f"{name}  bundled{', not used for painting' if name in mine else ''}; {entry['licence']}; SHA-256 {entry['sha256']}")
        if name in mine:
            network = mine[name]
            lines.append(f"{name}  imported from {shown(Path(network.source))} ({network.convention}); SHA-256 {network.sha256}")
    return lines + [_trained(name, path) for name, path in trained.items()]


def _trained(name: str, path: Path) -> str:
    """A trained model in one line, also where it cannot be used."""
    from studio.core.errors import StudioError
    from studio.networks.trained import read_manifest

    try:
        manifest = read_manifest(path)
    except StudioError as error:
        return f"{name}  {error}"
    styles = manifest["styles"]
    named = ", ".join(shown(Path(str(style.get("name", "")))) for style in styles[:3]) + (" …" if len(styles) > 3 else "")
    return f"{name}  trained, {manifest['recipe']}: {named or 'any style'}; SHA-256 {manifest['sha256']}"
