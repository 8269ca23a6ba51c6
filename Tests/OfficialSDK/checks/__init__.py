"""Meta's Python library against the stand-in of its API."""
