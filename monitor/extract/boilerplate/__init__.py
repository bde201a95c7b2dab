"""Rules for what is not the policy: elements, then the blocks above, below and between the clauses."""
