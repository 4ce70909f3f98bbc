"""Pictures of the results; the same figures give the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("Agg")
mpl.rcParams.update({"svg.hashsalt": "policybot", "svg.fonttype": "none", "font.size": 9})

from matplotlib import pyplot as plt  # noqa: E402  # takes the backend that is set before it is loaded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.counting import Bin, Level

_OURS, _OTHERS, _WORST = "#c0392b", "#9aa5b1", "#22303c"
_RED = 3
"""Place in the palette of the colour that is ours."""


def quality(
    file: Path, panels: Mapping[str, Mapping[str, Sequence[tuple[str, float, float]]]], ours: str
) -> None:
    """Bars for the clean queries with a mark for the worst variant.

    Args:
        file: where the SVG goes.
        panels: by set and by measure, for every ranker its name, the clean figure and the worst.
        ours: name of the ranker that is drawn in colour.
    """
    measures = list(next(iter(panels.values())))
    figure, axes = plt.subplots(
        len(panels), len(measures), figsize=(10, 0.6 + 2.9 * len(panels)), squeeze=False, sharey="row"
    )
    for line, (name, by_measure) in zip(axes, panels.items(), strict=True):
        for axis, measure in zip(line, measures, strict=True):
            rows = by_measure[measure]
            names = [row[0] for row in rows]
            axis.barh(names, [row[1] for row in rows], color=[_OURS if n == ours else _OTHERS for n in names])
            axis.scatter([row[2] for row in rows], names, marker="|", s=90, color=_WORST, zorder=3)
            axis.set(title=f"{name}: {measure} (mark: worst variant)", xlim=(0, 1))
        line[0].invert_yaxis()
    _save(figure, file)


def speed(file: Path, panels: Mapping[str, Mapping[str, Sequence[tuple[int, float]]]], ours: str) -> None:
    """Milliseconds over phrasings, both on logarithmic axes.

    Args:
        file: where the SVG goes.
        panels: by measure and by ranker, pairs of phrasings and milliseconds.
        ours: name of the ranker that is drawn in colour.
    """
    figure, axes = plt.subplots(1, len(panels), figsize=(10, 4.6), squeeze=False, sharey=True)
    colours = [c for i, c in enumerate(plt.get_cmap("tab20").colors[::2]) if i != _RED]
    for axis, (measure, by_ranker) in zip(axes[0], panels.items(), strict=True):
        for place, (name, points) in enumerate(by_ranker.items()):
            drawn: dict[str, Any] = (
                {"color": _OURS, "linewidth": 3, "zorder": 4}
                if name == ours
                else {"color": colours[place % len(colours)], "linewidth": 1.2}
            )
            axis.loglog(*zip(*points, strict=True), marker="o", markersize=4, label=name, **drawn)
        axis.set(title=f"{measure} per query", xlabel="phrasings")
        axis.grid(visible=True, which="major", alpha=0.3)
    axes[0][0].set_ylabel("ms")
    axes[0][-1].legend(loc="center left", bbox_to_anchor=(1.02, 0.5), frameon=False)
    _save(figure, file)


def reliability(file: Path, bins: Sequence[Bin], curve: Sequence[Level], chosen: float) -> None:
    """Confidence against the share that is right; and what share of answers each precision costs.

    Args:
        file: where the SVG goes.
        bins: questions by confidence.
        curve: thresholds in rising order.
        chosen: the threshold in use, which is marked.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2))
    left.plot((0, 1), (0, 1), color=_OTHERS, linewidth=1, linestyle="--")
    left.plot([each.said for each in bins], [each.right for each in bins], color=_OURS, marker="o")
    for each in bins:
        left.annotate(
            f"{each.size}", (each.said, each.right), (4, -10), textcoords="offset points", fontsize=7
        )
    left.set(
        title="reliability (number: questions)", xlabel="confidence", ylabel="right", xlim=(0, 1), ylim=(0, 1)
    )
    right.plot([each.coverage for each in curve], [each.precision for each in curve], color=_OURS)
    mark = min(curve, key=lambda each: abs(each.least - chosen))
    right.plot(mark.coverage, mark.precision, marker="o", color=_WORST)
    right.annotate(
        f"answer: {chosen:.2f}",
        (mark.coverage, mark.precision),
        (-8, 10),
        textcoords="offset points",
        ha="right",
    )
    right.set(
        title="coverage and precision",
        xlabel="right answers given",
        ylabel="given answers right",
        xlim=(0, 1.01),
    )
    for axis in (left, right):
        axis.grid(visible=True, alpha=0.3)
    _save(figure, file)


def _save(figure: Any, file: Path) -> None:
    figure.tight_layout()
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, format="svg", metadata={"Date": None})
    plt.close(figure)
