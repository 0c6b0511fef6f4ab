"""The IIMP bot: what it is and how it runs; the chat's words live in handlers, SQL in storage."""

VERSION = "0.1.0"
