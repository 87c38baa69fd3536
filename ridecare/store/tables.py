"""The tables. What is personal stands in a sealed column or behind a keyed mark; dates of trips may be clear.

Times are UTC as ISO texts with microseconds, so that SQLite and PostgreSQL order them alike.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("channel", String(10), nullable=False),
    Column("language", String(5)),
    Column("language_chosen", Boolean, nullable=False),
    Column("trial", Boolean, nullable=False),
    Column("started_at", String(32), nullable=False),
    Column("last_at", String(32), nullable=False),
    Column("sealed_address", Text),
    Column("spoken", Boolean, nullable=False),
)

lines = Table(
    "lines",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(120), nullable=False),
    Column("message_id", String(120)),
    Column("at", String(32), nullable=False),
    Column("who", String(10), nullable=False),
    Column("response", String(80)),
    Column("kind", String(30), nullable=False),
    Column("language", String(5)),
    Column("sealed", Text, nullable=False),
    UniqueConstraint("conversation", "message_id", name="one_line_a_message"),
    Index("lines_of_conversation", "conversation", "id"),
    # Ids are never used twice, not even after an erasure: pages ask "after which id", keys hold them.
    sqlite_autoincrement=True,
)

tracker_turns = Table(
    "tracker_turns",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(120), nullable=False),
    Column("session", Integer, nullable=False),
    Column("sealed", Text, nullable=False),
    Index("turns_of_conversation", "conversation", "id"),
    sqlite_autoincrement=True,
)

open_requests = Table(
    "open_requests",
    metadata,
    Column("conversation", String(120), primary_key=True),
    Column("kept_at", String(32), nullable=False),
    Column("noticed", Boolean, nullable=False),
    Column("sealed", Text, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False, unique=True),
    Column("readback_id", String(60), nullable=False, unique=True),
    Column("conversation", String(120), nullable=False),
    Column("state", String(20), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("language", String(5), nullable=False),
    Column("trial", Boolean, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("trip_date", String(10)),
    Column("rider_source", String(10), nullable=False),
    Column("rider_mark", String(64), nullable=False),
    Column("member_mark", String(64)),
    Column("trip_mark", String(64), nullable=False),
    Column("possible_duplicate_of", String(30)),
    Column("sealed", Text, nullable=False),
    Index("requests_of_rider", "rider_mark", "trip_date"),
    Index("requests_of_member", "member_mark", "trip_date"),
    Index("requests_of_conversation", "conversation"),
    Index("requests_in_state", "state", "trip_date"),
)

state_moves = Table(
    "state_moves",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False),
    Column("from_state", String(20), nullable=False),
    Column("to_state", String(20), nullable=False),
    Column("who", String(10), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", String(32), nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("sealed_note", Text),
    # Of a standing order, where one date was moved.
    Column("day", String(10)),
    Index("moves_of_receipt", "receipt", "id"),
)

standing_orders = Table(
    "standing_orders",
    metadata,
    Column("receipt", String(30), primary_key=True),
    Column("remind_on", String(10)),
    Column("reminded", Boolean, nullable=False),
)

standing_dates = Table(
    "standing_dates",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False),
    Column("day", String(10), nullable=False),
    Column("state", String(20), nullable=False),
    Column("trip_mark", String(64), nullable=False),
    UniqueConstraint("receipt", "day", name="one_row_a_date"),
    Index("dates_of_trip", "trip_mark"),
)

# What a request was, is, and is wished to be: the original, each change and each wish to drop it.
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("state", String(20), nullable=False),
    Column("key", String(200), nullable=False, unique=True),
    Column("content_mark", String(64), nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("conversation", String(120), nullable=False),
    Column("asked_at", String(32), nullable=False),
    Column("back_to", String(20)),
    Column("decided_at", String(32)),
    Column("decided_by", String(80)),
    Column("move_id", Integer),
    Column("instead_of", Integer),
    Column("sealed", Text, nullable=False),
    UniqueConstraint("receipt", "number", name="one_version_a_number"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", String(32), nullable=False),
    Column("sealed_note", Text),
    Index("attempts_of_receipt", "receipt", "id"),
)

handovers = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False, unique=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("conversation", String(120), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("channel", String(10), nullable=False),
    Column("language", String(5), nullable=False),
    Column("trial", Boolean, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("request_receipt", String(30)),
    Column("sealed", Text, nullable=False),
    Index("handovers_of_conversation", "conversation", "id"),
)

alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("receipt", String(30), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("raised_at", String(32), nullable=False),
    Column("opened_at", String(32)),
    Column("opened_by", String(80)),
    Index("alarms_of_receipt", "receipt"),
    Index("alarms_unopened", "opened_at", "raised_at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(200), nullable=False, unique=True),
    Column("conversation", String(120), nullable=False),
    Column("kind", String(30), nullable=False),
    Column("response", String(80)),
    Column("due_at", String(32), nullable=False),
    Column("sent_at", String(32)),
    Column("tries", Integer, nullable=False),
    Column("sealed", Text, nullable=False),
    Index("outbox_due", "sent_at", "due_at"),
    sqlite_autoincrement=True,
)

members = Table(
    "members",
    metadata,
    Column("member_mark", String(64), primary_key=True),
    Column("sealed", Text, nullable=False),
)

saved_places = Table(
    "saved_places",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("member_mark", String(64), nullable=False),
    Column("name", String(40), nullable=False),
    Column("saved_at", String(32), nullable=False),
    Column("sealed", Text, nullable=False),
    UniqueConstraint("member_mark", "name", name="one_place_a_name"),
)

helper_passes = Table(
    "helper_passes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(120), nullable=False, unique=True),
    Column("member_mark", String(64), nullable=False),
    Column("phone_mark", String(64), nullable=False),
    Column("until", String(10), nullable=False),
    Column("made_at", String(32), nullable=False),
    # `member`, or a name of staff.
    Column("made_by", String(80), nullable=False),
    Column("ended_at", String(32)),
    Column("sealed", Text, nullable=False),
    Index("passes_of_member", "member_mark", "phone_mark"),
)

pass_uses = Table(
    "pass_uses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("pass_id", Integer, nullable=False),
    Column("what", String(20), nullable=False),
    Column("at", String(32), nullable=False),
    Index("uses_of_pass", "pass_id", "id"),
)

failed_checks = Table(
    "failed_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("id_mark", String(64), nullable=False),
    Column("conversation", String(120), nullable=False),
    Column("at", String(32), nullable=False),
    Index("failed_checks_of_id", "id_mark", "at"),
    Index("failed_checks_of_conversation", "conversation"),
)

one_time_codes = Table(
    "one_time_codes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(120), nullable=False),
    Column("id_mark", String(64), nullable=False),
    Column("salt", String(32), nullable=False),
    Column("code_mark", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used_at", String(32)),
    Column("sealed", Text),
    Index("codes_of_conversation", "conversation", "id"),
    Index("codes_of_id", "id_mark", "at"),
)

opt_outs = Table(
    "opt_outs",
    metadata,
    Column("address_mark", String(64), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("back_at", String(32)),
    Column("sealed_words", Text, nullable=False),
)

call_list = Table(
    "call_list",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(120), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("receipt", String(30)),
    Column("at", String(32), nullable=False),
    Column("done_at", String(32)),
    Column("done_by", String(80)),
    Column("sealed_address", Text),
    Column("trial", Boolean, nullable=False),
    # Of whom the plan itself has a contact: nobody may be called at a number that was given in the conversation.
    Column("sealed_member_id", Text),
)

staff = Table(
    "staff",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("password_hash", String(200), nullable=False),
)

staff_sessions = Table(
    "staff_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("opened_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
)

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("by", String(80), nullable=False),
    Column("what", String(120), nullable=False),
    Column("subject", String(120), nullable=False),
)

due_items = Table(
    "due_items",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("receipt", String(30), nullable=False),
    Column("alarm_id", Integer),
    # Minutes after which an alarm was still unopened.
    Column("step", Integer, nullable=False),
    Column("at", String(32), nullable=False),
    Index("due_items_of_alarm", "alarm_id"),
)

chain_links = Table(
    "chain_links",
    metadata,
    Column("place", Integer, primary_key=True, autoincrement=False),
    # stored, changed, erased; adopted: stood there before the chain, linked by its migration.
    Column("kind", String(10), nullable=False),
    Column("table_name", String(40), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("key_id", String(12), nullable=False),
    Column("content", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
)

chain_heads = Table(
    "chain_heads",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("key_id", String(12), nullable=False),
    Column("mark", String(64), nullable=False),
)
