"""Graph components that read a message; each wraps pure functions of the core."""
