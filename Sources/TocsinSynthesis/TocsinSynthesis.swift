// TocsinSynthesis
