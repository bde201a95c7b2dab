"""`python -m monitor` is `policy-monitor`."""

import sys

from monitor.cli import main

sys.exit(main())
