"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test is about how long it takes: the machine may have other work.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "tests" / "gold" / "hatami-damascus.txt"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and data that lies beside a developer's checkout; a clone alone has none."""
    if not SHARED.is_dir():
        pytest.skip("the folder with the shared samples and data is not here")
    return SHARED


@pytest.fixture(scope="session")
def sample() -> Path:
    """A news article as people really save it: scraped text with everything that stood around it."""
    return SAMPLE


def pytest_make_parametrize_id(val: object) -> str | None:
    """Packed bytes hold the time at which they were made: no name for a test that two processes must call the same."""
    return "bytes" if isinstance(val, bytes) else None
