"""The chain of receipts: what was edited, taken away, cut off or slipped in is found; what the program does is not."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from sqlalchemy import delete, select

import ridecare.store.migrating
from ridecare.handover import HandOver
from ridecare.rides import RideRequest
from ridecare.sealing import Seal
from ridecare.store import Store, conversations, handovers, migrate, open_store, requests, tables
from ridecare.store.chain_check import check
from ridecare.store.engine import engine_of


@pytest.fixture
def receipts(
    store: Store,
    now: datetime,
    rng: random.Random,
    a_request: Callable[..., RideRequest],
    a_handover: Callable[..., HandOver],
) -> list[str]:
    """Three requests, one of them moved on, and a hand-over to which something was added: seven links."""
    made = [
        requests.place(store, a_request(), readback_id=f"r{number}", now=now, rng=rng).receipt
        for number in range(3)
    ]
    requests.move(store, made[1], "accepted", who="staff", by="ana", now=now, note="the vendor said yes")
    case = handovers.hand_over(store, a_handover(), key="h", now=now, rng=rng).receipt
    handovers.add(store, case, words="please hurry")
    return [*made, case]


def wrong(store: Store, *exports: dict[str, object]) -> list[tuple[str, str, int]]:
    return [(each.what, each.where, each.number) for each in check(store, exports).findings]


def tamper(url: str, *statements: str) -> None:
    """As somebody does who has the database and no key."""
    engine = engine_of(url)
    with engine.begin() as connection:
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount > 0, statement
    engine.dispose()


def test_what_the_program_does_is_whole(store: Store, receipts: list[str], now: datetime) -> None:
    assert check(store).count == 7
    requests.undo(store, receipts[1], by="ana", now=now)
    requests.voice_check(store, receipts[2], by="ana", now=now, how="asked for the street")
    handovers.move(store, receipts[3], "closed", by="ana", now=now, outcome="called")
    found = check(store)
    assert found.findings == ()
    # The request and its move; the request; the hand-over and its move.
    assert (found.count, found.adopted) == (12, 0)


def test_an_empty_chain_is_whole(store: Store) -> None:
    found = check(store, [{"count": 0, "digest": ""}])
    assert (found.count, found.digest, found.findings) == (0, "", ())


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (("UPDATE requests SET state = 'accepted' WHERE id = 1",), ("edited", "requests", 1)),
        (("UPDATE requests SET trip_date = '2026-12-05' WHERE id = 2",), ("edited", "requests", 2)),
        (("UPDATE requests SET sealed = (SELECT sealed FROM handovers) WHERE id = 3",), ("edited", "requests", 3)),
        (("UPDATE requests SET sealed = 'nothing' WHERE id = 3",), ("edited", "requests", 3)),
        (("UPDATE state_moves SET by = 'bob'",), ("edited", "state_moves", 1)),
        (("UPDATE state_moves SET sealed_note = NULL",), ("edited", "state_moves", 1)),
        (("DELETE FROM requests WHERE id = 2",), ("missing", "requests", 2)),
        (("DELETE FROM handovers",), ("missing", "handovers", 1)),
        (("DELETE FROM chain_links WHERE place = 2",), ("missing", "link", 2)),
        (("DELETE FROM chain_links WHERE place > 5",), ("cut_off", "link", 7)),
        (("DELETE FROM chain_links",), ("cut_off", "link", 7)),
        (("DELETE FROM chain_heads",), ("missing", "head", 7)),
        (("UPDATE chain_links SET content = digest WHERE place = 3",), ("edited", "link", 3)),
        (("UPDATE chain_links SET kind = 'erased' WHERE place = 3", "DELETE FROM requests WHERE id = 3"), ("edited", "link", 3)),
        (("UPDATE chain_heads SET count = 6",), ("edited", "head", 6)),
    ],
)  # fmt: skip
def test_what_is_done_to_the_database_is_found(
    url: str, store: Store, receipts: list[str], statements: tuple[str, ...], found: tuple[str, str, int]
) -> None:
    tamper(url, *(each.replace(" by =", ' "by" =') for each in statements))
    assert found in wrong(store)


def test_a_row_that_came_past_the_program_is_found(url: str, store: Store, receipts: list[str]) -> None:
    columns = [column.name for column in tables.state_moves.columns if column.name != "id"]
    names = ", ".join(f'"{name}"' for name in columns)
    tamper(url, f"INSERT INTO state_moves (id, {names}) SELECT 99, {names} FROM state_moves")  # noqa: S608 - our own column names
    assert wrong(store) == [("not_linked", "state_moves", 99)]


def test_an_end_that_is_cut_off_cleanly_is_found_against_the_last_export(
    url: str, store: Store, receipts: list[str], now: datetime
) -> None:
    """The head of an older backup put back with its rows: nothing in the database can tell."""
    with store.read() as connection:
        before = connection.execute(select(tables.chain_heads)).one()
    exports = [{"count": before.count, "digest": before.digest}]
    requests.move(store, receipts[0], "accepted", who="staff", by="ana", now=now, note=None)
    later = check(store)
    assert later.findings == () and wrong(store, *exports) == []
    exports.append({"count": later.count, "digest": later.digest})
    tamper(
        url,
        "DELETE FROM chain_links WHERE place > 7",
        f"UPDATE chain_heads SET count = 7, digest = '{before.digest}', mark = '{before.mark}'",  # noqa: S608 - our own digests
        "UPDATE requests SET state = 'requested' WHERE id = 1",
        "DELETE FROM state_moves WHERE id = 2",
    )
    assert wrong(store) == []
    assert wrong(store, *exports) == [("cut_off", "link", 9)]
    requests.move(store, receipts[0], "declined", who="staff", by="ana", now=now, note=None)
    assert wrong(store, *exports) == [("rewritten", "link", 9)]


def test_what_failed_leaves_no_link(store: Store, receipts: list[str]) -> None:
    class Broken(Exception):
        pass

    with pytest.raises(Broken), store.begin() as connection:
        connection.execute(tables.requests.update().values(state="declined"))
        raise Broken
    assert check(store).count == 7 and wrong(store) == []


def test_erasing_takes_content_and_leaves_digests(store: Store, receipts: list[str], now: datetime) -> None:
    conversations.start_or_find(store, "web-a", "web", now)
    conversations.erase(store, "web-a")
    assert wrong(store) == []
    with store.begin() as connection:
        connection.execute(delete(tables.requests).where(tables.requests.c.receipt == receipts[0]))
    found = check(store)
    assert found.findings == () and found.count == 8
    with store.read() as connection:
        links = connection.execute(select(tables.chain_links)).all()
    assert [link.kind for link in links if (link.table_name, link.row_id) == ("requests", 1)] == ["stored", "erased"]  # fmt: skip


def test_an_erased_row_that_is_put_back_is_found(url: str, store: Store, receipts: list[str]) -> None:
    with store.read() as connection:
        row = dict(
            connection.execute(select(tables.requests).where(tables.requests.c.id == 3)).one()._mapping
        )
    with store.begin() as connection:
        connection.execute(delete(tables.requests).where(tables.requests.c.id == 3))
    engine = engine_of(url)
    with engine.begin() as connection:
        connection.execute(tables.requests.insert().values(row))
    engine.dispose()
    assert wrong(store) == [("not_linked", "requests", 3)]


def test_nothing_personal_is_in_a_link(store: Store, receipts: list[str]) -> None:
    with store.read() as connection:
        links = connection.execute(select(tables.chain_links)).all()
    assert len(links) == 7
    for link in links:
        assert set(link.content) | set(link.digest) <= set("0123456789abcdef")
    # Two requests that are alike but for their receipts have digests that are not.
    assert len({link.content for link in links}) == 7


def test_keys_rotate_while_processes_run(
    url: str,
    key: str,
    store: Store,
    receipts: list[str],
    now: datetime,
    a_request: Callable[..., RideRequest],
) -> None:
    """The new key behind the old one everywhere, then before it: old and new processes append to one chain."""
    new = Fernet.generate_key().decode()
    processes = [open_store(url, Seal(keys)) for keys in ([key], [key, new], [new, key], [key, new])]
    for number, process in enumerate(processes):
        requests.place(process, a_request(), readback_id=f"k{number}", now=now, rng=random.Random(number))
        to = ("declined", "declined", "accepted", "on_the_way")[number]
        requests.move(process, receipts[(0, 1, 2, 2)[number]], to, who="staff", by="ana", now=now)
    assert [check(process).findings for process in processes[1:]] == [(), (), ()]
    assert len(check(processes[1]).keys) == 2
    # Who has the old key alone cannot check what the new one made, and says so; nothing is called edited.
    assert {what for what, _, _ in wrong(processes[0])} == {"key_gone"}
    for process in processes:
        process.close()


def test_what_is_sealed_anew_is_not_edited(url: str, key: str, store: Store, receipts: list[str]) -> None:
    new = Fernet.generate_key().decode()
    with store.read() as connection:
        sealed = connection.execute(
            select(tables.requests.c.sealed).where(tables.requests.c.id == 1)
        ).scalar()
    tamper(url, f"UPDATE requests SET sealed = '{Seal([new]).seal(store.seal.open(sealed))}' WHERE id = 1")  # noqa: S608 - our own digests
    opened = open_store(url, Seal([new, key]))
    assert wrong(opened) == []
    opened.close()


def test_a_row_whose_key_is_lost_can_still_be_moved(
    url: str, store: Store, receipts: list[str], now: datetime
) -> None:
    opened = open_store(url, Seal([Fernet.generate_key().decode()]))
    requests.move(opened, receipts[0], "accepted", who="staff", by="ana", now=now)
    assert ("edited", "requests", 1) not in wrong(opened)
    assert ("key_gone", "requests", 2) in wrong(opened)
    opened.close()


def test_rows_of_before_the_chain_are_linked_by_its_migration(
    tmp_path: Path, key: str, now: datetime, rng: random.Random, a_request: Callable[..., RideRequest]
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    migrate(url)
    store = open_store(url, Seal([key]))
    receipt = requests.place(store, a_request(), readback_id="r", now=now, rng=rng).receipt
    requests.move(store, receipt, "accepted", who="staff", by="ana", now=now, note="yes")
    _before_the_chain(url)
    migrate(url, Seal([key]))
    found = check(store)
    assert (found.count, found.adopted, found.findings) == (2, 2, ())
    requests.undo(store, receipt, by="ana", now=now)
    assert check(store).count == 4 and wrong(store) == []
    tamper(url, "UPDATE requests SET state = 'declined'")
    assert wrong(store) == [("edited", "requests", 1)]
    store.close()


def _before_the_chain(url: str) -> None:
    config = Config()
    folder = Path(ridecare.store.migrating.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    engine = engine_of(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        before = ScriptDirectory.from_config(config).get_revision("0006")
        assert before is not None
        command.downgrade(config, str(before.down_revision))
    engine.dispose()
