"""Who works with whom, and who should. What stands in for a tie (partner cell, shared row, agreement) is named."""
