"""A local site for measuring: policies whose tokens differ at every fetch and whose words stay.

policies.py  the pages
server.py    the server: HTTP/1.1, kept alive, on as many loopback addresses as asked for
"""
