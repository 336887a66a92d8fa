// TocsinMath
