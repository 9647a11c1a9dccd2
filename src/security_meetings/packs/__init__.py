"""Where data lies: packs, their files, and what they say of themselves."""
