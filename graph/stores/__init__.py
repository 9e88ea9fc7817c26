"""The engines and files a graph is kept in. Only the Parquet tables are the truth; everything else is a view."""
