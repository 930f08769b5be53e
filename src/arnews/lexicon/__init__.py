"""Words as data: the tables, and the typed readers through which rules see them."""
