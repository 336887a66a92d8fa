// TocsinFeatures
