"""A stand-in for tensorflow; see the README beside this package."""

from stand_in_for_tensorflow import stand_in

stand_in("tensorflow")
