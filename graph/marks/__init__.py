"""The marks by which files and folders that planatlas wrote are known again, however they are named."""
