"""The JSON API under /api/v1: everything that the pages show, for programs; its description is an OpenAPI document."""
