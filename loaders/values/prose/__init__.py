"""Running text as words, sentences, verbs and names of bodies."""
