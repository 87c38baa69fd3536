"""Places that a proven member saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
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


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("saved_places")
