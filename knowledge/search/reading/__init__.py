"""A question read: its words mended and named, its days, and what is asked for."""
