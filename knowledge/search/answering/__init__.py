"""Which of the weighed facts answer, in which order, and what is said where none does."""
