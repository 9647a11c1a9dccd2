"""The tests: one file a module, and a few that cross them."""
