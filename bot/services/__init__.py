"""Use cases: one async function = one thing a person can do = part of one transaction; never a sentence."""
