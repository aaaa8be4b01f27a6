"""The nearest key to each of many queries, without comparing every one with every other."""

from collections.abc import Generator
from typing import TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor

Result = TypeVar("Result")
Work = Generator[None, None, Result]
"""Work that pauses now and then, so that it can be given up, and returns its result."""

MEMORY = 2_000_000
"""Numbers of a distance matrix held at once: as much as fits a processor's cache."""

BREATH = 8_000_000
"""Distances between two pauses of a search."""

FEW = 2048
"""So many queries, or fewer, are compared with all keys."""

GROUP = 256
"""Queries in a group, on average, where there are no more than GROUPS."""

GROUPS = 128

SHORTLIST = 1536
"""Keys that a group of queries is compared with; a multiple of BLOCK."""

BLOCK = 64
"""Costs of which the least is looked for at once."""

ROUNDS = 3
"""Rounds of k-means by which groups are found."""

SAMPLE = 8192
"""Queries that the groups are learnt from."""


def nearest(queries: Tensor, keys: Tensor, prices: Tensor) -> Work[Tensor]:
    """For each of N×d queries the number of the K×d key with the least squared distance plus price.

    Exact for few queries. Many are gathered in groups of neighbours, each with a shortlist of the keys cheapest from its middle: about
    one in forty then misses its best key for one nearly as cheap. The cost of a query stays the same however many there are.
    """
    table = torch.cat([-2 * keys, (keys.square().sum(1) + prices)[:, None]], 1)
    table = F.pad(table, (0, 0, 0, -len(keys) % BLOCK))
    table[len(keys) :, -1] = torch.inf
    asked = F.pad(queries, (0, 1), value=1.0)
    found = torch.empty(len(queries), dtype=torch.long, device=queries.device)
    if len(queries) <= FEW or len(keys) <= SHORTLIST:
        yield from _search(asked, table, None, None, found)
        return found
    middles = _middles(queries, min(GROUPS, len(queries) // GROUP))
    yield
    group = yield from _assigned(queries, middles)
    order = torch.argsort(group, stable=True)
    ends = torch.bincount(group, minlength=len(middles)).cumsum(0).tolist()
    shortlists = (F.pad(middles, (0, 1), value=1.0) @ table.T).topk(SHORTLIST, 1, largest=False, sorted=False).indices
    yield
    done = 0
    for start, end, shortlist in zip([0, *ends[:-1]], ends, shortlists, strict=True):
        if end > start:
            yield from _search(asked, table.index_select(0, shortlist), order[start:end], shortlist, found)
        done += (end - start) * SHORTLIST
        if done > BREATH:
            done = 0
            yield
    return found


def _search(queries: Tensor, table: Tensor, members: Tensor | None, names: Tensor | None, found: Tensor) -> Work[None]:
    """Write into `found` the best row of the K×(d + 1) table, called by its `names`, for each of N×(d + 1) queries.

    `members` are the queries that are meant, by default all; `names` the numbers of the table's rows, by default in order.
    """
    rows = max(64, MEMORY // len(table))
    count = len(queries) if members is None else len(members)
    costs = torch.empty(min(rows, count), len(table), device=queries.device)
    table = table.T
    for start in range(0, count, rows):
        here = slice(start, start + rows)
        if members is None or names is None:
            part = queries[here]
            found[here] = _least(torch.mm(part, table, out=costs[: len(part)]))
        else:
            part = queries.index_select(0, members[here])
            found[members[here]] = names[_least(torch.mm(part, table, out=costs[: len(part)]))]
        if costs.numel() * (start // rows + 1) % BREATH < costs.numel():
            yield


def _least(costs: Tensor) -> Tensor:
    """The place of the least number in each row of N×K costs, K a multiple of BLOCK.

    First the best block, then the best in it: processors find the least value of rows quickly, its place slowly.
    """
    blocks = costs.view(len(costs), -1, BLOCK)
    block = blocks.amin(2).argmin(1)
    inside = blocks.gather(1, block[:, None, None].expand(-1, 1, BLOCK))[:, 0].argmin(1)
    return BLOCK * block + inside


def _middles(queries: Tensor, count: int) -> Tensor:
    """`count` middles of groups by k-means on a part of the queries, begun with queries from all over."""
    sample = queries[:: max(1, len(queries) // SAMPLE)]
    middles = sample[torch.arange(count, device=queries.device) * len(sample) // count]
    for _ in range(ROUNDS):
        member = F.one_hot(_closest(sample, middles), count).to(sample.dtype)  # sums by products: in the same order on every device
        size = member.sum(0)[:, None]
        middles = torch.where(size > 0, member.T @ sample / size.clamp_min(1), middles)
    return middles


def _assigned(queries: Tensor, middles: Tensor) -> Work[Tensor]:
    """The number of the closest of the middles to each query."""
    parts = []
    for part in torch.split(queries, max(64, 4 * BREATH // len(middles))):
        parts.append(_closest(part, middles))
        yield
    return torch.cat(parts)


def _closest(queries: Tensor, middles: Tensor) -> Tensor:
    return torch.addmm(middles.square().sum(1), queries, middles.T, alpha=-2).argmin(1)
