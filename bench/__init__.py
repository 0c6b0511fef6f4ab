"""Measurements beside peers, in one run: never a timed test, never part of the bot."""
