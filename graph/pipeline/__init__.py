"""The whole way from files to the folder of an atlas: sources, kept readings, workers, lock, folder."""
