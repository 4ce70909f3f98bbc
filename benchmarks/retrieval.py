"""How often the right entry comes first, and whether confidence tells right from wrong, on question sets.

    python -m benchmarks.retrieval --kb KB.jsonl --queries QUERIES.jsonl --out RANKED.jsonl
    python -m benchmarks.retrieval --folder FOLDER [--sets NAME …] [--only PLACE …] [--docs DOCUMENT.md]

The first writes the project's own rankings. The second measures it and all peers side by side; the judge
is the `score.py` that stands in the folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.captions import captions
from benchmarks.documents import put
from benchmarks.ranking import LEARNED, PEERS, constructor
from benchmarks.sets import QuestionSet, question_sets, read_entries, read_queries, write_rankings
from benchmarks.tables import best_in_bold, markdown, plain
from benchmarks.timing import percentile, timed

RANKERS = (LEARNED, *PEERS)

_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Scores:
    """What the judge says of one ranker on one variant."""

    hit1: float
    answered95: float


@dataclass(frozen=True, slots=True)
class Result:
    """One ranker on one set."""

    place: str
    name: str
    scores: dict[str, Scores]
    """By variant."""
    p50: float
    """Milliseconds per query, over the first variant: later ones repeat some of its queries."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rankers on one set."""

    questions: QuestionSet
    results: list[Result]


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kb", type=Path, help="entries, or the folder with kb.jsonl")
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--out", type=Path, help="where the rankings go")
    parser.add_argument("--folder", type=Path, help="folder with score.py and one folder for each set")
    parser.add_argument("--sets", nargs="+", help="names of sets; all of them by default")
    parser.add_argument("--only", nargs="+", choices=RANKERS, default=RANKERS, metavar="PLACE")
    parser.add_argument("--docs", type=Path, help="document to put the tables and the picture into")
    options = parser.parse_args(arguments)
    single = (options.kb, options.queries, options.out)
    if options.folder and not any(single):
        compared = [
            _compare(questions, options.only, options.folder / "score.py")
            for questions in question_sets(options.folder, options.sets)
        ]
        if options.docs:
            _document(options.docs, compared)
    elif all(single) and not options.folder:
        rankings, _ = timed(constructor(LEARNED)(read_entries(options.kb)), read_queries(options.queries))
        write_rankings(options.out, rankings)
    else:
        parser.error("either --folder, or --kb with --queries and --out")


def _compare(questions: QuestionSet, places: list[str], judge: Path) -> Comparison:
    results = []
    for place in places:
        results.append(_measure(questions, place, judge))
        print(f"{questions.name}: {results[-1].name}", file=sys.stderr)
    header = ["", *questions.variants, "p50 ms"]
    rows = [
        [
            result.name,
            *(f"{score.hit1:.3f} / {score.answered95:.3f}" for score in result.scores.values()),
            f"{result.p50:.2f}",
        ]
        for result in results
    ]
    print(f"\n{questions.name} (hit@1 / answered95)\n{plain(header, rows)}\n", flush=True)
    return Comparison(questions, results)


def _measure(questions: QuestionSet, place: str, judge: Path) -> Result:
    ranker = constructor(place)(questions.entries)
    scores: dict[str, Scores] = {}
    p50 = 0.0
    for variant, file in questions.variants.items():
        queries = read_queries(file)
        if not scores:
            timed(ranker, queries[:_WARM_UP])
        rankings, milliseconds = timed(ranker, queries)
        p50 = p50 or percentile(milliseconds, 50)
        scores[variant] = _judged(judge, file, rankings)
    return Result(place, ranker.name, scores, p50)


def _judged(judge: Path, queries: Path, rankings: list[list[tuple[str, float]]]) -> Scores:
    with tempfile.TemporaryDirectory() as folder:
        ranked = Path(folder) / "ranked.jsonl"
        write_rankings(ranked, rankings)
        judged = subprocess.run(
            [sys.executable, judge, queries, ranked], check=True, stdout=subprocess.PIPE, encoding="utf-8"
        )
    figures = json.loads(judged.stdout)
    return Scores(figures["hit1"], figures["answered95"])


def _document(document: Path, compared: list[Comparison]) -> None:
    from benchmarks import plots  # noqa: PLC0415  # its library is not needed to measure

    words = captions("retrieval")
    picture = document.parent / "images" / "retrieval.svg"
    blocks = [words["intro"], *map(_table, compared), f"![{words['picture']}](images/{picture.name})"]
    put(document, "retrieval", "\n\n".join(blocks))
    plots.quality(
        picture,
        {comparison.questions.name: _drawn(comparison.results) for comparison in compared},
        next((result.name for result in compared[0].results if result.place == LEARNED), ""),
    )


def _table(comparison: Comparison) -> str:
    words, variants = captions("retrieval"), captions("variants")
    questions, results = comparison.questions, comparison.results
    columns = [[result.name for result in results]]
    for variant in questions.variants:
        hits = best_in_bold([f"{result.scores[variant].hit1:.3f}" for result in results])
        answered = best_in_bold([f"{result.scores[variant].answered95:.3f}" for result in results])
        columns.append([" / ".join(pair) for pair in zip(hits, answered, strict=True)])
    columns.append(best_in_bold([f"{result.p50:.2f}" for result in results], min))
    header = [words["name"], *(variants.get(v, v) for v in questions.variants), words["milliseconds"]]
    title = words["set"].format(
        name=questions.name,
        entries=len(questions.entries),
        phrasings=sum(len(entry.phrasings) for entry in questions.entries),
        queries=len(read_queries(next(iter(questions.variants.values())))),
    )
    return f"{title}\n\n{markdown(header, list(zip(*columns, strict=True)))}"


def _drawn(results: list[Result]) -> dict[str, list[tuple[str, float, float]]]:
    drawn: dict[str, list[tuple[str, float, float]]] = {"hit@1": [], "answered95": []}
    for result in results:
        scores = list(result.scores.values())
        drawn["hit@1"].append((result.name, scores[0].hit1, min(score.hit1 for score in scores)))
        drawn["answered95"].append(
            (result.name, scores[0].answered95, min(score.answered95 for score in scores))
        )
    return drawn


if __name__ == "__main__":
    main()
