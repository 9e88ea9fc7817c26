"""Where things stand in a document: headings, parts, paragraphs, labelled lines, page furniture; told by form alone."""
