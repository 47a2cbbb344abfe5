"""Markdown as Python-Markdown reads it: escaping, and paragraphs whose sentences and links have their places."""
