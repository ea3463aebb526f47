"""Places on a map of the world."""

from ui.map.spots import Spot
from ui.map.widget import WorldMap

__all__ = ["Spot", "WorldMap"]
