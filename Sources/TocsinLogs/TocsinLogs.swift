// TocsinLogs
