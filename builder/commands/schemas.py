"""`briefing schemas`: the schemas by which editors check YAML while it is written."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default="schemas", show_default=True)
def schemas(out: Path) -> None:
    """Write the JSON Schemas of the YAML files, for editors."""
    from builder.kinds import schema_files

    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (out / name).write_text(text, encoding="utf-8")
    click.echo(f"{out}: {len(schema_files())} schemas.")
