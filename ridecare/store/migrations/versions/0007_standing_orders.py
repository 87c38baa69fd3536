"""Rides that repeat: a row a date, when the desk is reminded of the end, and which date a move was of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the column."""
    op.create_table(
        "standing_orders",
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("remind_on", sa.String(length=10), nullable=True),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("receipt"),
    )
    op.create_table(
        "standing_dates",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("receipt", sa.String(length=30), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("trip_mark", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("receipt", "day", name="one_row_a_date"),
    )
    op.create_index("dates_of_trip", "standing_dates", ["trip_mark"], unique=False)
    op.add_column("state_moves", sa.Column("day", sa.String(length=10), nullable=True))


def downgrade() -> None:
    """Take them away again."""
    op.drop_column("state_moves", "day")
    op.drop_index("dates_of_trip", table_name="standing_dates")
    op.drop_table("standing_dates")
    op.drop_table("standing_orders")
