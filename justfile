# `just` lists the recipes; each is what CI runs, in the environment of `just setup`.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

_default:
    @just --list

# Make .venv and install the project for development.
setup:
    python3 -m venv .venv
    .venv/bin/pip install -c constraints.txt -e '.[dev,docs]'

# Every check of a commit: style, types, imports, schema, goldens, tests.
check:
    ruff check .
    ruff format --check .
    mypy
    lint-imports
    announce-parser schema | cmp - schemas/announcement.schema.json
    announce-parser golden check
    pytest -n 2

# How good it is, on documents the weights have not seen (needs ../shared).
quality *ARGUMENTS:
    python -m quality {{ ARGUMENTS }}

# Write the generated pages and build the site into out/site.
docs:
    python -m manual
    mkdocs build --strict
