"""The sentence over the stage as words with a meaning each: what lies on the table, and what will happen to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from studio.document.document import Source
from studio.document.session import Session
from studio.ui.language import tr


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the sentence: plain text, or ("content", "image", "audio") the title of a work, or ("missing") a place that is empty."""

    text: str
    role: str = "plain"


def phrase(session: Session, titles: Mapping[str, str]) -> tuple[Word, ...]:
    """What will happen, in the language of the window; `titles` by the SHA-256 of the works."""
    styles = tuple(slot.source for slot in session.active if slot.weight > 0)
    content = None if session.content is None else (_title(session.content, titles, "content"),)
    if content is None and not styles:
        return _filled(tr("Lay {style} onto {content}"), style=(Word(tr("a style"), "missing"),), content=(Word(tr("a work"), "missing"),))
    if content is None:
        return _filled(
            tr("Lay {style} onto {content}"), style=_listed(styles, titles), content=(Word(tr("a picture or a sound"), "missing"),)
        )
    if not styles:
        words = tr("{content} stays as it is: no style is on") if session.styles else tr("Lay {style} onto {content}")
        return _filled(words, style=(Word(tr("a painting or a sound"), "missing"),), content=content)
    return _filled(_template(session, len(styles)), style=_listed(styles, titles), content=content)


def spoken(words: tuple[Word, ...]) -> str:
    """The sentence as one text."""
    return "".join(word.text for word in words)


def _template(session: Session, count: int) -> str:
    match session.pair if len(session.pairs) == 1 else None:
        case ("image", "audio"):
            return tr("Paint {content} as {style} sounds") if count == 1 else tr("Paint {content} as {style} sound")
        case ("audio", "audio"):
            return tr("Let {content} sound like {style}")
        case _:
            return tr("Lay {style} onto {content}")


def _listed(styles: tuple[Source, ...], titles: Mapping[str, str]) -> tuple[Word, ...]:
    """One style, two, or the first two and how many more."""
    words = [_title(style, titles, style.kind) for style in styles]
    if len(words) == 1:
        return (words[0],)
    if len(words) == 2:
        return _filled(tr("{first} and {second}"), first=(words[0],), second=(words[1],))
    more = (Word(str(len(words) - 2)),)
    return _filled(tr("{first}, {second} and {number} more"), first=(words[0],), second=(words[1],), number=more)


def _title(source: Source, titles: Mapping[str, str], role: str) -> Word:
    unnamed = tr("this picture") if source.kind == "image" else tr("this sound")
    return Word(titles.get(source.sha256) or source.path.stem or unnamed, role)


def _filled(template: str, **places: tuple[Word, ...]) -> tuple[Word, ...]:
    """`template` cut at its {names}, the words of `places` between its pieces."""
    words: list[Word] = []
    for text, name, _, _ in Formatter().parse(template):
        if text:
            words.append(Word(text))
        if name is not None:
            words.extend(places[name])
    return tuple(words)
