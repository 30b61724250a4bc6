"""Excel: the add-in's file, where it is put, what may stand in its way, and the folder for offices without a network."""
