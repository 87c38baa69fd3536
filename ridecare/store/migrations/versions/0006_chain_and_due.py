"""The chain of receipts, and what is due because nobody acted.

Rows that stand already are linked here, as `adopted`: what was before, nobody can prove.
"""

import sqlalchemy as sa
from alembic import context, op

from ridecare import settings
from ridecare.sealing import Seal
from ridecare.store import chain

revision = "0006"
down_revision = "0003"

_CHAINED = ("requests", "handovers", "state_moves")


def upgrade() -> None:
    """Make the tables, and link every row that is there."""
    op.create_table(
        "chain_links",
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=12), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("place"),
    )
    op.create_table(
        "chain_heads",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.String(length=12), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    _adopt(op.get_bind())
    op.create_table(
        "due_items",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("alarm_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("due_items_of_alarm", "due_items", ["alarm_id"], unique=False)
    op.create_index("alarms_unopened", "alarms", ["opened_at", "raised_at"], unique=False)
    op.create_index("requests_in_state", "requests", ["state", "trip_date"], unique=False)


def downgrade() -> None:
    """Take both away."""
    op.drop_index("requests_in_state", table_name="requests")
    op.drop_index("alarms_unopened", table_name="alarms")
    op.drop_index("due_items_of_alarm", table_name="due_items")
    op.drop_table("due_items")
    op.drop_table("chain_heads")
    op.drop_table("chain_links")


def _adopt(connection: sa.engine.Connection) -> None:
    seal = context.config.attributes.get("seal")
    for name in _CHAINED:
        # The columns of that day, whatever the code has come to since.
        for row in connection.execute(sa.text(f"SELECT * FROM {name} ORDER BY id")):  # noqa: S608 - names from above
            # Keys only where there is something to link: an empty database needs none.
            seal = seal or Seal(settings.load().keys)
            found = dict(row._mapping)
            chain.write(
                connection, seal, [("adopted", name, found["id"], chain.content_as_it_can(seal, found))]
            )
