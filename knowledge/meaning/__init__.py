"""What texts mean, as vectors: optional, off unless an operator switches it on.

Nothing here brings in numpy or a model before the first text is read.
"""
