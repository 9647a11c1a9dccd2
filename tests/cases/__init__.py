"""What a careful reader of other people's texts would call right, kind by kind, on packs made for it."""
