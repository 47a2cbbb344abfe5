"""Pictures: SVG drawn at build time from plain data, so that no script is needed and both palettes apply."""
