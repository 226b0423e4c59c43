"""Policy YAML in, Policies out: the declarative format, its static check and its judge."""
