"""Reads trip values from what a member writes. Pure functions: text, the open question and the time in; values out."""
