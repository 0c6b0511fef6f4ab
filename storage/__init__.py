"""The only place that knows SQL and the key; never a sentence, never Telegram."""
