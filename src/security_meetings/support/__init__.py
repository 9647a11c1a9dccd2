"""Whether the quoted words of a claim carry the value that it states."""
