"""Find the facts of substance in a change: one module per signal, listed in `signal_rules`."""
