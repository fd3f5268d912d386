"""The commands of `hub`, one module each; `hub.cli` imports a module only when its command runs."""
