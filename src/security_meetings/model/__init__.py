"""What the data is made of: values, kinds of record, claims, and what classes say of their fields."""
