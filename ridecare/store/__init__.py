"""The tables and what is done with them; every function opens its own transaction."""

from ridecare.store.engine import Store, StoreBusy, StoreDown, open_store, sqlite_file
from ridecare.store.migrating import migrate

__all__ = ["Store", "StoreBusy", "StoreDown", "migrate", "open_store", "sqlite_file"]
