"""What a plan leaves out: partners, responsible bodies, money, target values."""
