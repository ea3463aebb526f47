"""An analysis with what the library knows, and the person said, of those whom it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from digest.store.identities import named
from digest.store.who import Entered
from digest.types import Analysis, Chip, Entity


def corrected(analysis: Analysis, entered: Mapping[str, Entered]) -> Analysis:
    """Without what is no name, everybody of their kind and, if the person gave them one, their name, each once."""
    groups: dict[int, list[Entity]] = {}
    for place, entity in enumerate(analysis.entities):
        known = entered.get(named(entity.name))
        if known is None or not known.hidden:
            groups.setdefault(known.chip.who if known else -1 - place, []).append(entity)
    shown, names = [], dict[str, str]()
    for group in groups.values():
        one = _one(group, entered.get(named(group[0].name)))
        names.update((entity.name, one.name) for entity in group)
        shown.append(one)
    if tuple(shown) == analysis.entities:
        return analysis
    return replace(
        analysis,
        entities=tuple(shown),
        quotes=tuple(replace(one, speaker_entity=names.get(one.speaker_entity, "")) for one in analysis.quotes),
        timeline=tuple(
            replace(one, entities=tuple(dict.fromkeys(names[name] for name in one.entities if name in names)))
            for one in analysis.timeline
        ),
    )


def chips_of(analysis: Analysis, entered: Mapping[str, Entered]) -> dict[str, Chip]:
    """Entity.name of the corrected analysis -> who that is."""
    by_name = {known.chip.name: known.chip for known in entered.values() if known.renamed}
    by_name.update((name, known.chip) for name, known in entered.items())
    return {entity.name: by_name[key] for entity in analysis.entities if (key := named(entity.name)) in by_name}


def _one(group: list[Entity], known: Entered | None) -> Entity:
    """Entities of one article that are one: under the name of the first, or the one that the person gave it."""
    first, *others = group
    name = known.chip.name if known and known.renamed else first.name
    aliases = [*first.aliases, *(alias for other in others for alias in (other.name, *other.aliases))]
    if name != first.name:
        aliases.insert(0, first.name)
    mentions = sorted((mention for entity in group for mention in entity.mentions), key=lambda mention: mention.span)
    return replace(
        first,
        name=name,
        kind=known.chip.kind if known else first.kind,
        mentions=tuple(mentions),
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias != name),
        place=first.place or next((entity.place for entity in others if entity.place), None),
    )
