"""Names of the record: all of an event's (``listing``), and how they are found in a question (``book``)."""
