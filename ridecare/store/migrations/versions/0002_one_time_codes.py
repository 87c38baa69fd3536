"""One-time codes, and whom a call is about."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of codes, and the member to an entry of the call list."""
    op.create_table(
        "one_time_codes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation", sa.String(length=120), nullable=False),
        sa.Column("id_mark", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("code_mark", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.String(length=32), nullable=True),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("codes_of_conversation", "one_time_codes", ["conversation", "id"], unique=False)
    op.create_index("codes_of_id", "one_time_codes", ["id_mark", "at"], unique=False)
    op.add_column("call_list", sa.Column("sealed_member_id", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take both away."""
    op.drop_column("call_list", "sealed_member_id")
    op.drop_index("codes_of_id", table_name="one_time_codes")
    op.drop_index("codes_of_conversation", table_name="one_time_codes")
    op.drop_table("one_time_codes")
