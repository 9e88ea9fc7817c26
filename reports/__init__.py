"""What people read: the report of an atlas, its figures, letters, and networks to explore."""
