"""A plan in words: what pages, files and the talk are given to say."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import pandas as pd

from planner.language.catalogue import Words, words_for
from planner.pathway.pathway import Pathway
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline, make_timeline
from planner.words import captions, in_brief, wording
from planner.words.answer_card import AnswerCard, answer_card
from planner.words.table_rows import Row, rows
from planner.words.timeline_frame import timeline_frame

_MOST_KEPT: Final = 512


@dataclass(frozen=True)
class PlanInWords:
    """What is said of one plan in one language: each thing once, when it is first asked for."""

    timeline: Timeline
    words: Words

    @property
    def plan(self) -> Plan:
        return self.timeline.plan

    @property
    def pathway(self) -> Pathway:
        return self.timeline.plan.pathway

    @cached_property
    def chart_title(self) -> str:
        return "".join(run.text for run in captions.title(self.pathway, self.words))

    @cached_property
    def example(self) -> str:
        """Which example it is."""
        return "".join(run.text for run in captions.example(self.timeline, self.words))

    @cached_property
    def program(self) -> str | None:
        """Whose program it is and how to reach it; None for the article's steps."""
        return wording.program_line(self.pathway, self.words)

    @cached_property
    def answer_title(self) -> str:
        return wording.answer_title(self.timeline, self.words)

    @cached_property
    def answer(self) -> tuple[str, ...]:
        """When the stay ends, or outpatient care starts, and how that can move, in sentences."""
        return tuple(wording.answer(self.timeline, self.words))

    @cached_property
    def card(self) -> AnswerCard:
        return answer_card(self.timeline, self.words)

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """What to know beside the answer."""
        return tuple(wording.opening(self.pathway, self.words))

    @cached_property
    def ninety(self) -> str:
        """How many of the guidance's days of treatment it has, and when it reaches them."""
        return wording.ninety_sentence(self.timeline, self.words)

    @cached_property
    def ask(self) -> str | None:
        """That programs may count days in another way; None where nothing is counted on top."""
        return wording.ask_line(self.timeline, self.words)

    @cached_property
    def all_on_ninety(self) -> tuple[str, ...]:
        """The same with what to ask, and for whom the days are."""
        about = self.words.text(self.pathway.guidance.about.text)
        return tuple(filter(None, (self.ninety, self.ask, about)))

    @cached_property
    def figures(self) -> str:
        """Whose figures the lengths are, and that no clinician has reviewed them."""
        return self.words.text(self.pathway.safety.article.text)

    @cached_property
    def disclaimer(self) -> str:
        return wording.disclaimer(self.pathway, self.words)

    @cached_property
    def safety(self) -> str:
        """The whole safety text, with how long coming off the medicine takes."""
        return wording.safety_line(self.pathway, self.words)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """One for each stage and lane, in the order of the chart, and last the guidance itself."""
        return tuple(rows(self.timeline, self.words))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The same as a table, which is shared: whoever changes it takes a copy first."""
        return timeline_frame(self.timeline, self.words)

    @cached_property
    def alt(self) -> str:
        """What a picture of it says to those who do not see it."""
        return captions.alt_text(self.timeline, self.words)

    @cached_property
    def alt_above_table(self) -> str:
        """The same where a table with all days stands below."""
        return captions.alt_text(self.timeline, self.words, table=True)

    @cached_property
    def phone_script(self) -> str:
        """What staff can read out on the phone."""
        return in_brief.phone_script(self.timeline, self.words)

    def message(self, link: str) -> str:
        """It in a few sentences, to be sent with its link at the end."""
        return in_brief.plan_as_text(self.timeline, link, self.words)


@lru_cache(maxsize=_MOST_KEPT)
def plan_in_words(plan: Plan, language: str) -> PlanInWords:
    """A plan in the words of a language, kept for all visitors."""
    return PlanInWords(make_timeline(plan), words_for(language))
