"""How good is retrieval, translation search and classification? Measures, readers of judged texts, and runs over them.

A deployment chooses its model with these: `hub evaluate` is their door.
"""
