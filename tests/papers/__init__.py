"""Tests of the files we make."""
