"""Rules and facts of the product: pure, no async, clock, SQL, Telegram or sentence."""
