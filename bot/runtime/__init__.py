"""What keeps the bot going: intake, worker, sender, clockwork, conversations; it knows no feature."""
