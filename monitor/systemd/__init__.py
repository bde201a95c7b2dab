"""systemd: the hardened unit, its installation, sd_notify and the watchdog."""
