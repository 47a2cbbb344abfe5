"""The commands that are more than a few lines. With `cli`, the only modules that print."""
