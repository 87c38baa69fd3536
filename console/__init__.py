"""What staff type: the `ridecare` command, and the whole assistant in one process that it and the tests run."""
