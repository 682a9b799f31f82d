from config.place import default_place

FOLDER = default_place().folder / "bench"
