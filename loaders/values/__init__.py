"""What a piece of text says in its language: money, dates, codes, names, acts; nothing of where it stands."""
