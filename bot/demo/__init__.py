"""The offline Telegram: a local Bot API and a page of phones; never imports the bot it stands in for."""
