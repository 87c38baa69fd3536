"""Ports to systems that are not ours, and what stands behind them."""
