"""The record on a PostgreSQL server. Imported only when such a record is opened: it brings asyncpg."""
