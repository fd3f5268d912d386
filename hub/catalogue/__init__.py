"""The founding catalogue: records that ship with the hub as files, and how they get into the database."""
