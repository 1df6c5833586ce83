"""Validates files: each argument is profiles and a path, `ua1,a3a:path`. Prints one line of JSON for each profile."""

import json
import sys

import page

PROFILES = {"ua1": page.ValidationProfile.PDF_UA_1, "a3a": page.ValidationProfile.PDF_A_3A}

for argument in sys.argv[1:]:
    profiles, path = argument.split(":", 1)
    for profile in profiles.split(","):
        report = page.validate_pdf(path, profile=PROFILES[profile])
        failures = [f"{it.rule_id}: {it.message}"[:300] for it in report.failures]
        rules = report.rules
        answer = {"path": path, "profile": profile, "well": report.is_compliant, "failures": failures[:5]}
        print(json.dumps({**answer, "passed": rules.passed, "total": rules.total}))
