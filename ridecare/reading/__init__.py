"""Pure functions that read trip values from what a member writes, in English and Spanish."""
