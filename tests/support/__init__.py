"""What words carry: a file a module."""
