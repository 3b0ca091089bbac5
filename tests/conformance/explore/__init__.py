"""Random programs over the language and its built-in types."""
