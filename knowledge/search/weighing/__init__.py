"""How well a fact fits a question."""
