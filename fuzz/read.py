"""Any bytes under any content type become a policy or a refusal, the same each time.

Input: the content type, a line end, the body.
"""

from __future__ import annotations

from typing import Final

import monitor
from monitor.compare.identity import mint
from monitor.errors import NotAPolicy
from monitor.extract.clause_limit import MOST_CLAUSES
from monitor.extract.fingerprint import fingerprint
from monitor.model import Policy
from monitor.sandbox.bounded_values import decode_policy
from monitor.sandbox.task_codec import decode_refusal, encode, refusal_of

URL: Final = "https://site.example/privacy"


def check(data: bytes) -> None:
    """Read the body."""
    head, _, body = data.partition(b"\n")
    check_reading(body, head[:200].decode("latin-1"))


def check_reading(body: bytes, content_type: str) -> None:
    """Read twice, and hold what is read to its promises."""
    first, again = (outcome(body, content_type) for _ in range(2))
    assert first == again, "the second reading differs"
    if isinstance(first, Policy):
        check_policy(first)
    try:
        fingerprint(body, content_type)
    except NotAPolicy:
        return


def outcome(body: bytes, content_type: str) -> Policy | tuple[str, str]:
    """Return the policy, or the refusal as it arrives from a worker."""
    try:
        return monitor.read(body, URL, content_type)
    except NotAPolicy as refused:
        arrived = decode_refusal(encode(refusal_of(refused)))
        return arrived.reason, arrived.detail


def check_policy(policy: Policy) -> None:
    """It travels, has a bounded number of clauses with ids of their own, and equals itself."""
    assert policy.clauses, "a policy without words"
    assert len(policy.clauses) <= MOST_CLAUSES
    assert policy.text.strip()
    assert policy.markdown.strip()
    assert decode_policy(encode(policy)) == policy, "another policy arrives"
    assert len({clause.id for clause in mint(policy, "v1").clauses}) == len(policy.clauses)
    report = monitor.compare(policy, policy)
    assert not report.changes, "it differs from itself"
    assert not report.alert
