"""Work that is there twice: near-identical measures, the same work by different bodies, texts taken over."""
