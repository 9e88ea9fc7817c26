"""The review sheet: doubtful pairs and institutions as a workbook that people decide in, and its reading back."""
