// TocsinModels
