"""Every sentence: pure functions from facts and a translator to a screen; never a query, never the network."""
