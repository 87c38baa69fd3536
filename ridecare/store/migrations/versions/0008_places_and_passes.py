"""Places that a proven member saved, and helper passes with their uses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "saved_places",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("member_mark", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("saved_at", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_mark", "name", name="one_place_a_name"),
    )
    op.create_table(
        "helper_passes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("member_mark", sa.String(length=64), nullable=False),
        sa.Column("phone_mark", sa.String(length=64), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("ended_at", sa.String(length=32), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("passes_of_member", "helper_passes", ["member_mark", "phone_mark"], unique=False)
    op.create_table(
        "pass_uses",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("pass_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("uses_of_pass", "pass_uses", ["pass_id", "id"], unique=False)


def downgrade() -> None:
    """Take them away again."""
    op.drop_index("uses_of_pass", table_name="pass_uses")
    op.drop_table("pass_uses")
    op.drop_index("passes_of_member", table_name="helper_passes")
    op.drop_table("helper_passes")
    op.drop_table("saved_places")
