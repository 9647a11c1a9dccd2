"""The evidence reader: one page for people, which holds a pack whole."""
