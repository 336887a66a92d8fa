// TocsinEngine
