"""How members reach the assistant: web page and SMS."""
