"""A stand-in for tensorflow_addons; see the README beside this package."""

from stand_in_for_tensorflow import stand_in

stand_in("tensorflow_addons")
