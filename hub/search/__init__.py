"""Search as visitors meet it: parameters of an address in, explained hits in their language out."""
