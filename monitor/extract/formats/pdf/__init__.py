"""PDF to blocks: lines, layout, paragraphs."""
