"""Which session of a new version of a programme is which of an older one.

By guid, then by the source's own id and code where only one session of either version has
it, then by likeness (`programme.likeness`), best first. A guid or an id that leads to another
title is still believed, unless the old session or its title stands elsewhere, or so many
lead to another title at another time that the source has numbered its sessions anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from math import fsum

from iweek_desktop.programme.likeness import OTHER_TITLE, RETITLED, THRESHOLD, Judge, Traits, traits
from iweek_desktop.programme.model import Details, Programme

LARGEST_BLOCK = 50
"""Sessions with a word, a title and day, or a person and start in common are compared, if they are fewer."""

MOST_COMPARED = 8
"""So many sessions, those with most in common, are compared with each one."""

FEWEST_RENUMBERED = 3
"""From so many ids on that lead elsewhere, and most of them, a source has numbered its sessions anew."""

Pairs = dict[str, str]


def match_sessions(old: Programme, new: Programme) -> dict[str, str]:
    """Return the guids of the old version's sessions with those of the same sessions in the new one.

    No session is matched twice. What is left out was withdrawn, or added.
    """
    matching = _Matching(old, new)
    matching.by_name({guid: guid for guid in matching.old.keys() & matching.new.keys()})
    for name in (_id, _code):
        there = _names(new, name)
        matching.by_name({guid: there[text] for text, guid in _names(old, name).items() if text in there})
    matching.by_content()
    matching.by_likeness()
    return {guid: matching.found[guid] for guid in matching.old if guid in matching.found}


def alike_sessions(old: Programme, new: Programme) -> dict[str, str]:
    """Do what `match_sessions` does without any guid or id: two sources may number different things alike."""
    matching = _Matching(old, new)
    matching.by_content()
    matching.by_likeness()
    return matching.found


def _id(details: Details) -> str | None:
    return details.id


def _code(details: Details) -> str | None:
    return details.code


def _names(programme: Programme, name: Callable[[Details], str | None]) -> Mapping[str, str]:
    """Return the guids by one of the source's own names, those that only one session bears."""
    named = [(text, guid) for guid, details in programme.details.items() if (text := name(details))]
    times = Counter(text for text, _ in named)
    return {text: guid for text, guid in named if times[text] == 1}


class _Matching:
    """Both versions, and the pairs that were found so far."""

    def __init__(self, old: Programme, new: Programme) -> None:
        self.old = {session.guid: traits(old, session) for session in old.sessions}
        self.new = {session.guid: traits(new, session) for session in new.sessions}
        self.found: Pairs = {}
        self._taken: set[str] = set()
        self._judge = Judge(self.old.values(), self.new.values())

    def by_name(self, pairs: Mapping[str, str]) -> None:
        """Take pairs that some name says are the same, as far as the name can be trusted."""
        free = {
            guid: pairs[guid] for guid in self._free_old() if guid in pairs and pairs[guid] not in self._taken
        }
        others = {guid: goal for guid, goal in free.items() if self._other(guid, goal)}
        doubtful = {guid: goal for guid, goal in others.items() if self._contradicted(guid, goal)}
        self._take((guid, goal) for guid, goal in free.items() if guid not in others)
        elsewhere = self._elsewhere(others)
        renumbered = len(doubtful) >= FEWEST_RENUMBERED and 2 * len(doubtful) > len(free)
        believed = not renumbered or 2 * self._titles_elsewhere(doubtful) < len(doubtful)
        self._take(elsewhere.items())
        self._take((guid, goal) for guid, goal in others.items() if believed or guid not in doubtful)

    def by_content(self) -> None:
        """Pair what stands in both versions word for word, copies of one another in their order."""
        self._take(self._word_for_word(self._free_old(), self._free_new()).items())

    def by_likeness(self) -> None:
        """Pair the rest, the most alike first."""
        olds, news = list(self._free_old()), list(self._free_new())
        places = {guid: place for place, guid in enumerate(news)}
        judged = []
        for place, (guid, goals) in enumerate(self._candidates(olds, news)):
            for goal in goals:
                score = self._judge.likeness(self.old[guid], self.new[goal])
                if score >= THRESHOLD:
                    judged.append((-score, self._apart(guid, goal), place, places[goal], guid, goal))
        self._take((guid, goal) for *_, guid, goal in sorted(judged))

    def _free_old(self) -> list[str]:
        return [guid for guid in self.old if guid not in self.found]

    def _free_new(self) -> list[str]:
        return [guid for guid in self.new if guid not in self._taken]

    def _take(self, pairs: Iterable[tuple[str, str]]) -> None:
        for guid, goal in pairs:
            if guid not in self.found and goal not in self._taken:
                self.found[guid] = goal
                self._taken.add(goal)

    def _other(self, guid: str, goal: str) -> bool:
        """Whether two sessions of one name have another title and no people in common."""
        here, there = self.old[guid], self.new[goal]
        if here.words == there.words or here.people & there.people:
            return False
        return self._judge.titles(here, there) < RETITLED

    def _contradicted(self, guid: str, goal: str) -> bool:
        """Whether two such sessions have not even a word or their time in common."""
        here, there = self.old[guid], self.new[goal]
        return here.start != there.start and self._judge.titles(here, there) < OTHER_TITLE

    def _elsewhere(self, others: Pairs) -> Pairs:
        """Return where sessions stand, or stood, whose name leads to another one."""
        olds, news = self._free_old(), self._free_new()
        reached = set(others.values())
        pairs = self._titled_alike(olds, news) | self._word_for_word(olds, news)
        return {guid: goal for guid, goal in pairs.items() if guid in others or goal in reached}

    def _titles_elsewhere(self, doubtful: Pairs) -> int:
        """Return how many old sessions of a doubted name have their title at another free session."""
        olds = [guid for guid in doubtful if not self.old[guid].generic]
        return sum(
            any(goal != doubtful[guid] and self._retitled(guid, goal) for goal in goals)
            for guid, goals in self._candidates(olds, self._free_new())
        )

    def _retitled(self, guid: str, goal: str) -> bool:
        return self._judge.titles(self.old[guid], self.new[goal]) >= RETITLED

    def _titled_alike(self, olds: Iterable[str], news: Iterable[str]) -> Pairs:
        """Pair what has the same title in both versions, where that is clear and no other has it."""
        there = {self.new[goal].words: goal for goal in news}
        pairs = ((guid, there.get(self.old[guid].words)) for guid in olds)
        return {
            guid: goal
            for guid, goal in pairs
            if goal is not None
            and len(self.old[guid].words) > 1
            and not self._judge.common(self.old[guid], self.new[goal])
        }

    def _word_for_word(self, olds: Iterable[str], news: Iterable[str]) -> Pairs:
        there: dict[Hashable, list[str]] = defaultdict(list)
        for goal in news:
            there[_content(self.new[goal])].append(goal)
        waiting = {content: iter(goals) for content, goals in there.items()}
        pairs = ((guid, next(waiting.get(_content(self.old[guid]), iter(())), None)) for guid in olds)
        return {guid: goal for guid, goal in pairs if goal is not None}

    def _apart(self, guid: str, goal: str) -> float:
        here, there = self.old[guid].start, self.new[goal].start
        return float("inf") if here is None or there is None else abs(here - there)

    def _candidates(self, olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield every old session with the new ones that have most in common with it."""
        blocks: dict[Hashable, list[str]] = defaultdict(list)
        for goal in news:
            for key, _ in self._block_keys(self.new[goal]):
                blocks[key].append(goal)
        places = {goal: place for place, goal in enumerate(news)}
        for guid in olds:
            common: dict[str, list[float]] = defaultdict(list)
            for key, weight in self._block_keys(self.old[guid]):
                block = blocks.get(key, [])
                for goal in block if len(block) <= LARGEST_BLOCK else ():
                    common[goal].append(weight)
            ranked = [
                (-fsum(weights), self._apart(guid, goal), places[goal], goal)
                for goal, weights in common.items()
            ]
            yield guid, [goal for *_, goal in sorted(ranked)[:MOST_COMPARED]]

    def _block_keys(self, item: Traits) -> Iterator[tuple[Hashable, float]]:
        for stem in item.stems:
            yield ("word", stem), self._judge.weight(stem)
        yield ("day", item.words, item.day), 1.0
        yield ("start", item.words, item.start), 1.0
        for person in item.people:
            yield ("person", person, item.start), 1.0


def _content(item: Traits) -> Hashable:
    return (item.words, item.start, item.end, item.places, item.people)
