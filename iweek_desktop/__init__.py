"""View a conference programme offline, star sessions and hand them to a calendar."""

__version__ = "0.1.0"
