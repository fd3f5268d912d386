"""What all pages share: languages, errors, protection, names of things, services."""
