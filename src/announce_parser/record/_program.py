"""What is announced: programs with their terms, the days they run, what changes, what is aimed at."""

from __future__ import annotations

from typing import Literal

from announce_parser.record._vocabulary import Event
from announce_parser.values import Bound, Count, Duration, Money, Number, Period, Ratio, Value


class Funding(Value):
    """Who pays how much: 국비, 지방비, 민간."""

    party: str
    amount: Money


class Category(Value):
    """A group of programs with its number as written and both of its names."""

    id: str
    parent: str | None = None
    number: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    budget: Money | None = None
    programs: tuple[str, ...] = ()


class CostShare(Value):
    """One party's share of the cost, in percent."""

    party: str
    percent: Number
    bound: Bound | None = None
    cash: Ratio | None = None
    in_kind: Ratio | None = None
    in_kind_cap: Money | None = None


class Terms(Value):
    """Terms that hold for one type, level or size only (기초 / 고도화)."""

    label: str
    cap: Money | None = None
    ratio: Ratio | None = None
    duration: Duration | None = None
    budget: Money | None = None
    awards: Count | None = None
    cost_sharing: tuple[CostShare, ...] = ()


class Benefit(Value):
    """A fixed sum a recipient gets, unlike a cap."""

    label: str
    amount: Money
    text: str


class Prize(Value):
    """A prize of a contest."""

    label: str
    count: Count | None = None
    amount: Money | None = None


class LoanRate(Value):
    """One rate of a loan."""

    label: str
    rate: Ratio | None = None
    text: str


class Loan(Value):
    """The terms of a loan or guarantee."""

    rates: tuple[LoanRate, ...] = ()
    guarantee_ratio: Ratio | None = None
    fee: Ratio | None = None
    term: Duration | None = None
    grace: Duration | None = None
    text: str


class Round(Value):
    """The windows of one round, region or weekday."""

    label: str
    announcement: Period | None = None
    application: Period | None = None
    evaluation: Period | None = None


class ApplyAt(Value):
    """Where to apply."""

    url: str | None = None
    text: str


class Topic(Value):
    """A named 과제 or RFP within a program."""

    number: str | None = None
    name: str
    amount: Money | None = None
    duration: Duration | None = None


class Program(Value):
    """Anything one can apply to, be chosen for or bid on, with its own terms.

    Attributes:
        estimated_price: 추정가격 of a tender, beside the budget set aside for it.
        vat: Whether the sums of a tender include value added tax.
        bid_method: How bidders are chosen, as written (제한경쟁, 협상에 의한 계약).
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str | None = None
    status: Literal["new", "continued", "changed", "discontinued"] | None = None
    call_type: str | None = None
    summary: str | None = None
    budget: Money | None = None
    estimated_price: Money | None = None
    vat: Literal["included", "excluded"] | None = None
    bid_method: str | None = None
    funding: tuple[Funding, ...] = ()
    awards: Count | None = None
    cap: Money | None = None
    caps: tuple[Terms, ...] = ()
    subsidy_ratio: Ratio | None = None
    cost_sharing: tuple[CostShare, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    prizes: tuple[Prize, ...] = ()
    loan: Loan | None = None
    duration: Duration | None = None
    term: Period | None = None
    announcement: Period | None = None
    application: Period | None = None
    evaluation: Period | None = None
    agreement: Period | None = None
    rounds: tuple[Round, ...] = ()
    applicants: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    employees: Count | None = None
    business_age: Duration | None = None
    industries: tuple[str, ...] = ()
    eligibility: str | None = None
    exclusions: str | None = None
    support: str | None = None
    how_to_apply: str | None = None
    apply_at: tuple[ApplyAt, ...] = ()
    documents: tuple[str, ...] = ()
    preference: str | None = None
    topics: tuple[Topic, ...] = ()
    division: str | None = None
    agency: str | None = None


class ScheduledEvent(Value):
    """A dated event that lies ahead of the reader or is under way."""

    event: Event
    program: str | None = None
    period: Period
    place: str | None = None
    text: str


class ChangeEntry(Value):
    """What differs from last year; `percent` is signed by meaning (83%↓ is -83)."""

    subject: str
    before: str | None = None
    after: str | None = None
    percent: Number | None = None
    program: str | None = None
    text: str


class Part(Value):
    """One part of a goal's breakdown."""

    name: str
    value: Number


class Goal(Value):
    """A total or target the notice states; each breakdown is one partition of it."""

    name: str
    kind: Literal["count", "money", "ratio"]
    value: Count | Money | Ratio
    breakdowns: tuple[tuple[Part, ...], ...] = ()
    text: str
