"""The channels that carry alerts, one module each."""
