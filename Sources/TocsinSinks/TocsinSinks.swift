// TocsinSinks
