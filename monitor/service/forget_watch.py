"""Forget a watch in the store and in everything that the service derives from it."""

from __future__ import annotations

from monitor.feeds.feed_files import FOLDER, FeedFiles
from monitor.service import manual_pauses
from monitor.service.factories import open_store, utc_now
from monitor.store.backends import backend_of
from monitor.store.orders import BEGIN_ANEW, Order
from monitor.store.protocols import Store
from monitor.store.upkeep import Forgotten
from monitor.watchlist import Watchlist


def forget_watch(store: Store, feeds: FeedFiles, order: Order, *, at_once: bool) -> Forgotten:
    """Forget the order's watch on the event loop; its feeds go in the background.

    With `at_once` its words have left the index when this returns, which may take seconds.
    """
    if order.name != BEGIN_ANEW:
        manual_pauses.resume(store, order.watch)
    told = store.forget(order, utc_now(), at_once=at_once)
    feeds.prune()
    return told


async def forget_alone(watchlist: Watchlist, order: Order) -> Forgotten:
    """Forget the order's watch where no daemon runs; raises `StoreLocked` where one does."""
    backend = backend_of(watchlist.settings.snapshots, watchlist.settings.keys)
    with open_store(watchlist) as store:
        feeds = FeedFiles(backend.queries, backend.derived_files(FOLDER))
        told = forget_watch(store, feeds, order, at_once=True)
        await feeds.close()
        return told
