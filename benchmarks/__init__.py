"""How fast this library is, and how much memory it takes, beside libraries that do the same work."""
