"""Work that is there twice: near-identical measures in one plan, the same work by different bodies, texts taken over."""
