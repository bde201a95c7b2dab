"""The demonstration: five made-up companies whose pages change while the real daemon watches.

policies/          their policies, as text
policy.py          a policy's text as blocks, and edits of it
page_chrome.py     the page around each policy: banners, menus, counters
scenes.py          what changes in each step, and which alerts it must cause
page_server.py     serves the pages on this machine
receivers.py       a webhook receiver and a mail server for the alerts
daemon_process.py  the daemon, started as anybody starts it
screen.py          prints the demonstration to the terminal
stage.py           plays the scenes and checks what arrives
"""
