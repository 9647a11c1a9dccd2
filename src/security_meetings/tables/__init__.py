"""Tables: what tools take, with columns, types and meanings from the classes."""
