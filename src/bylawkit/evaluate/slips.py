"""The diagnostic for each kind of wrong number."""

from __future__ import annotations

from bylawkit.evaluate import codes
from bylawkit.evaluate.quantities import Slip

SLIP_CODES = {
    Slip.NOT_A_NUMBER: codes.NOT_A_NUMBER,
    Slip.NEGATIVE: codes.NEGATIVE,
    Slip.TOO_FINE: codes.TOO_FINE,
    Slip.NOT_WHOLE: codes.NOT_WHOLE,
    Slip.TOO_LARGE: codes.TOO_LARGE,
}
