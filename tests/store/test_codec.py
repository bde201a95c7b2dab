"""What is stored as JSON is taken back by any number of threads."""

from __future__ import annotations

import subprocess
import sys

RACE = """
import sys, threading
from monitor.decide.memory import Memory, Problem, Version
from monitor.decide.step import Event
from monitor.model import Report, Watch
from monitor.store.codec import unpack
from monitor.store.record import Record

sys.setswitchinterval(1e-6)
THREADS = 8
together = threading.Barrier(THREADS)

def meet():
    for kind in (Memory, Record, Event, Version, Report, Watch, Problem):
        together.wait()
        try:
            unpack(b"{}", kind)
        except ValueError:
            pass

threads = [threading.Thread(target=meet) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_threads_that_meet_a_type_for_the_first_time_together_do_no_harm() -> None:
    """The library alone ends the process with a segmentation fault in every third such race."""
    for _ in range(4):
        raced = subprocess.run([sys.executable, "-c", RACE], capture_output=True, check=False)
        assert raced.returncode == 0, raced.stderr.decode()
