"""One violation a rule, planted in the clean unit: which rule must tell of it, how loudly, and in which cell."""

from __future__ import annotations

from tests.acceptance.plants_bodies import BODIES
from tests.acceptance.plants_fields import FIELDS
from tests.acceptance.plants_study import STUDY
from tests.acceptance.plants_work import WORK

PLANTS = FIELDS + STUDY + BODIES + WORK
