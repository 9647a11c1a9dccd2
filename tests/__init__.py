"""The tests: a file a module, in folders like those of the package; and a few that cross them."""
