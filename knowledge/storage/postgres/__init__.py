"""The record on PostgreSQL, and what several processes on it agree by."""
