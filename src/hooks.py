"""MkDocs events and nothing else: hand the project's folder down to the extensions."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Folders in the options of extensions are below the folder of mkdocs.yml, wherever the build is started from."""
    root = Path(config.config_file_path).parent
    config.mdx_configs["rendering"] = {"root": str(root)}
    if snippets := config.mdx_configs.get("pymdownx.snippets"):
        snippets["base_path"] = [str(root / folder) for folder in snippets["base_path"]]
    return config
