"""rfplint: a linter for public-procurement RFPs written as structured YAML."""

__version__ = "0.1.0"
