"""The words that nobody shall read in the app."""

import re
from typing import Final

AVOIDED: Final = re.compile(
    r"\b(?:addicts?|addicted|addictive|alcoholics?|abus\w+|junk(?:ie|y)s?|clean|dirty|habits?"
    r"|relaps\w+|users?|drug abuse|druggies?|detoxed|sober|enabl(?:er|ing)|denial|cold turkey"
    r"|crav\w+|substance abuse|non-?compliant|victims?|suffer\w*|struggl\w+|battl\w+)\b",
    re.IGNORECASE,
)
"""Words that NIDA's "Words Matter" tells to avoid, and their kin; "return to use" is said."""

INTERNAL: Final = re.compile(
    r"\b(?:scenarios?|windows?|fill(?:s|ed|ing)?|safe|safest|enough|full)\b", re.IGNORECASE
)
"""Words of the code, and judgements, that no visitor reads."""
