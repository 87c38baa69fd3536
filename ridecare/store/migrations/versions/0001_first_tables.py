"""The first tables. Written out, so that this step stays what it was when tables.py goes on."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("raised_at", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.String(length=32), nullable=True),
        sa.Column("opened_by", sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("alarms_of_receipt", "alarms", ["receipt"], unique=False)
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("sealed_note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("attempts_of_receipt", "attempts", ["receipt", "id"], unique=False)
    op.create_table(
        "audit_events",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "call_list",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("done_at", sa.String(length=32), nullable=True),
        sa.Column("done_by", sa.String(length=80), nullable=True),
        sa.Column("sealed_address", sa.Text(), nullable=True),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("language_chosen", sa.Boolean(), nullable=False),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.Column("started_at", sa.String(length=32), nullable=False),
        sa.Column("last_at", sa.String(length=32), nullable=False),
        sa.Column("sealed_address", sa.Text(), nullable=True),
        sa.Column("spoken", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "failed_checks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id_mark", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("failed_checks_of_conversation", "failed_checks", ["conversation"], unique=False)
    op.create_index("failed_checks_of_id", "failed_checks", ["id_mark", "at"], unique=False)
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("request_receipt", sa.String(length=30), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("receipt"),
    )
    op.create_index("handovers_of_conversation", "handovers", ["conversation", "id"], unique=False)
    op.create_table(
        "lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("message_id", sa.String(length=120), nullable=True),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=10), nullable=False),
        sa.Column("response", sa.String(length=80), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation", "message_id", name="one_line_a_message"),
        sqlite_autoincrement=True,
    )
    op.create_index("lines_of_conversation", "lines", ["conversation", "id"], unique=False)
    op.create_table(
        "members",
        sa.Column("member_mark", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("member_mark"),
    )
    op.create_table(
        "open_requests",
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("kept_at", sa.String(length=32), nullable=False),
        sa.Column("noticed", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("conversation"),
    )
    op.create_table(
        "opt_outs",
        sa.Column("address_mark", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("back_at", sa.String(length=32), nullable=True),
        sa.Column("sealed_words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address_mark"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("response", sa.String(length=80), nullable=True),
        sa.Column("due_at", sa.String(length=32), nullable=False),
        sa.Column("sent_at", sa.String(length=32), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_due", "outbox", ["sent_at", "due_at"], unique=False)
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("readback_id", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("trip_date", sa.String(length=10), nullable=True),
        sa.Column("rider_source", sa.String(length=10), nullable=False),
        sa.Column("rider_mark", sa.String(length=64), nullable=False),
        sa.Column("member_mark", sa.String(length=64), nullable=True),
        sa.Column("trip_mark", sa.String(length=64), nullable=False),
        sa.Column("possible_duplicate_of", sa.String(length=30), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("readback_id"),
        sa.UniqueConstraint("receipt"),
    )
    op.create_index("requests_of_conversation", "requests", ["conversation"], unique=False)
    op.create_index("requests_of_member", "requests", ["member_mark", "trip_date"], unique=False)
    op.create_index("requests_of_rider", "requests", ["rider_mark", "trip_date"], unique=False)
    op.create_table(
        "staff",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("opened_at", sa.String(length=32), nullable=False),
        sa.Column("seen_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_table(
        "state_moves",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("from_state", sa.String(length=20), nullable=False),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("who", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("sealed_note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("moves_of_receipt", "state_moves", ["receipt", "id"], unique=False)
    op.create_table(
        "tracker_turns",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("turns_of_conversation", "tracker_turns", ["conversation", "id"], unique=False)


def downgrade() -> None:
    """There is nothing before the first version."""
    op.drop_index("turns_of_conversation", table_name="tracker_turns")
    op.drop_table("tracker_turns")
    op.drop_index("moves_of_receipt", table_name="state_moves")
    op.drop_table("state_moves")
    op.drop_table("staff_sessions")
    op.drop_table("staff")
    op.drop_index("requests_of_rider", table_name="requests")
    op.drop_index("requests_of_member", table_name="requests")
    op.drop_index("requests_of_conversation", table_name="requests")
    op.drop_table("requests")
    op.drop_index("outbox_due", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("opt_outs")
    op.drop_table("open_requests")
    op.drop_table("members")
    op.drop_index("lines_of_conversation", table_name="lines")
    op.drop_table("lines")
    op.drop_index("handovers_of_conversation", table_name="handovers")
    op.drop_table("handovers")
    op.drop_index("failed_checks_of_id", table_name="failed_checks")
    op.drop_index("failed_checks_of_conversation", table_name="failed_checks")
    op.drop_table("failed_checks")
    op.drop_table("conversations")
    op.drop_table("call_list")
    op.drop_table("audit_events")
    op.drop_index("attempts_of_receipt", table_name="attempts")
    op.drop_table("attempts")
    op.drop_index("alarms_of_receipt", table_name="alarms")
    op.drop_table("alarms")
