"""The demonstration: five made-up companies whose pages change while the real daemon watches.

policies/      their policies, as text
policy.py      a policy's text as blocks, and edits of it
clothes.py     the page around each policy: banners, menus, counters, none of it the policy
scenes.py      what changes, step by step, and what must be told of it
site.py        the pages, served on this machine
receivers.py   a webhook and a mailbox that hear the alerts
stage.py       plays the scenes and shows what arrives
"""
