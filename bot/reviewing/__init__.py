"""Reviewing: what waits, what is taken back, what came with updates, and facts as files. No Discord here."""
