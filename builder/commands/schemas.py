"""`briefing schemas`: the schemas by which editors check YAML while it is written."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
def schemas() -> None:
    """Write the JSON Schemas of the YAML files into schemas/, and into each file the comment that names its own."""
    from builder.kinds import FOLDER, name_schemas, schema_files

    Path(FOLDER).mkdir(exist_ok=True)
    for name, text in schema_files().items():
        Path(FOLDER, name).write_text(text, encoding="utf-8")
    click.echo(f"{FOLDER}: {len(schema_files())} schemas.")
    for path in name_schemas(Path()):
        click.echo(f"{path} names its schema now")
