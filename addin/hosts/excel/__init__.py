"""Excel: build the add-in, install it, and make the folder for installation without a network."""
