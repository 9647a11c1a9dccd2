"""Records in memory or on disk, asked by id, by name and by field."""
