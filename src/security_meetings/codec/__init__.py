"""Between JSON and records: the quick way that refuses, and the strict way that says why."""
