"""The first tables."""

from alembic import op

from ridecare.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first version."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """There is nothing before the first version."""
    metadata.drop_all(op.get_bind())
