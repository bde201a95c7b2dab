"""What init and add need: discover documents, probe a page once."""
