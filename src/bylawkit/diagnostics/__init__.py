"""What the tool has to say, as plain values: codes, severities, diagnostics, fixes."""

from bylawkit.diagnostics.values import (
    Allowed,
    Code,
    Diagnostic,
    Fix,
    See,
    Severity,
    Text,
    in_language,
)

__all__ = ["Allowed", "Code", "Diagnostic", "Fix", "See", "Severity", "Text", "in_language"]
