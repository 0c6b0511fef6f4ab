"""Tests of the local Bot API; they never use the bot it stands in for."""
