"""How the files of a target are put to its engine, whole or with a fault in them."""

from __future__ import annotations

from itertools import islice

from bylawkit.enforce.running import Ran, run
from bylawkit.enforce.trials.trial import Trial
from bylawkit.export.catalogue import target_of
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


def files_of(trial: Trial, bylaw: Bylaw) -> dict[str, bytes]:
    """The files that the trial is about, as they are exported."""
    return dict(target_of(trial.target).make(bylaw).files or {})


def tried(trial: Trial, bylaw: Bylaw, number: int, files: Files | None = None) -> Ran:
    """What comes of so many cases of seed 1."""
    ran = Ran(trial, bylaw, trial.opened(bylaw, files_of(trial, bylaw) if files is None else files))
    run(trial.subject, islice(trial.subject.cases(bylaw, 1), number), [ran])
    return ran


def never(ran: Ran) -> list[str]:
    """The places of a policy that no case came by."""
    return [spot.name for spot, was in ran.opened.coverage().items() if not was]
