"""The search: exact for few queries, all but exact for many, at a cost that does not grow with their number."""

from typing import cast

import torch

from studio.transfer import search
from studio.transfer.search import FEW, Work, nearest


def generator() -> torch.Generator:
    return torch.Generator().manual_seed(1)


def result(work: Work[torch.Tensor]) -> torch.Tensor:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(torch.Tensor, end.value)


def costs(queries: torch.Tensor, keys: torch.Tensor, prices: torch.Tensor) -> torch.Tensor:
    return cast(torch.Tensor, torch.cdist(queries.double(), keys.double()) ** 2 + prices)


def test_few_queries_find_their_nearest_key() -> None:
    queries, keys = torch.randn(FEW, 8, generator=generator()), torch.randn(2333, 8, generator=generator())
    prices = torch.rand(2333, generator=generator())
    all_costs = costs(queries, keys, prices)
    found = result(nearest(queries, keys, prices))
    assert torch.allclose(all_costs.gather(1, found[:, None])[:, 0], all_costs.amin(1), atol=1e-4)


def natural(count: int, seed: int = 1) -> torch.Tensor:
    """Points in 32 dimensions as patches are: most of their spread in few of them."""
    return torch.randn(count, 32, generator=torch.Generator().manual_seed(seed)) / torch.arange(1.0, 33)


def test_many_queries_find_a_key_as_good_as_the_nearest() -> None:
    queries, keys = natural(6 * FEW), natural(8192, 2)
    prices = 0.02 * torch.rand(8192, generator=generator())
    all_costs = costs(queries, keys, prices)
    found = result(nearest(queries, keys, prices))
    assert (found == all_costs.argmin(1)).double().mean() > 0.95
    assert all_costs.gather(1, found[:, None]).mean() < 1.01 * all_costs.amin(1).mean()


def test_the_same_queries_find_the_same_keys() -> None:
    queries, keys = natural(3 * FEW), natural(4096)
    prices = torch.zeros(4096)
    assert torch.equal(result(nearest(queries, keys, prices)), result(nearest(queries, keys, prices)))


def test_alike_queries_are_one_group_and_others_none() -> None:
    queries = torch.zeros(3 * FEW, 4)
    assert search._middles(queries, 8).isfinite().all()
    assert result(nearest(queries, torch.eye(4).repeat(1024, 1), torch.arange(4096.0))).unique().tolist() == [0]


def test_a_long_search_pauses() -> None:
    assert sum(1 for _ in nearest(natural(8 * FEW), natural(8192), torch.zeros(8192))) > 5
