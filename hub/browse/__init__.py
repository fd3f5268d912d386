"""Ways to look around the catalogue without a question: home, objectives, countries, map, method."""
