"""Documents of the Drug Enforcement Administration in the Federal Register: all of them.

2026-10: four to five a week, of which the topic's are few and the others (decisions and orders
against registrants, quotas, scheduling) are its context, so all are kept. What the API is like:
crawler/publishers/federal_register.py.

robots.txt does not name /api/ or /documents/full_text/. Licence: 1 CFR 2.6, free to reproduce.
"""

from __future__ import annotations

from crawler.publishers.federal_register import FederalRegisterSource, newest


class FederalRegisterDea(FederalRegisterSource):
    publisher = "Drug Enforcement Administration, in the Federal Register"
    home = "https://www.federalregister.gov/agencies/drug-enforcement-administration"
    listings = (newest("[agencies][]", "drug-enforcement-administration"),)
