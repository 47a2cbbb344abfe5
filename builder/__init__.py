"""Builds a static AI-policy briefing site from raw articles; `builder.pipeline` shows the whole way."""

__version__ = "0.1.0"
