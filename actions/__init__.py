"""The custom action backend: thin Rasa actions, one module a capability. Rules live in `ridecare`."""
