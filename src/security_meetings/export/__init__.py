"""What other tools take: a module a standard."""
