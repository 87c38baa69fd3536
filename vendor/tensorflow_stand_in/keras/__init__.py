"""A stand-in for keras; see the README beside this package."""

from stand_in_for_tensorflow import stand_in

stand_in("keras")
