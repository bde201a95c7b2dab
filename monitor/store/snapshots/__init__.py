"""The snapshot folder: three files per version, written durably.

filesystem.py   the file operations that the store needs, and their implementation
durable.py      write files so that they are complete and survive a power loss
record.py       the content of a version's files, as values
folder.py       write and read the three files of a version
listing.py      list what lies in the folder
lock.py         one process per folder
"""
