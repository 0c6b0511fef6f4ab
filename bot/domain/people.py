"""Who may do what: roles, rights and the one table of both; never a name, never a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody was asked to be."""

    ADMIN = "admin"
    COORDINATOR = "coordinator"
    CASE_WORKER = "case_worker"
    TRANSLATOR = "translator"
    VOLUNTEER = "volunteer"
    CHILD_PROTECTION = "child_protection"
    SAFEGUARDING = "safeguarding"


KEPT_BY: Mapping[str, Role] = {"under18": Role.CHILD_PROTECTION, "report": Role.SAFEGUARDING}
"""Requests that are no programme's and go to one kind of person only, whatever rights others have."""


class Action(StrEnum):
    """What a right is needed for."""

    INVITE = "invite"
    SEE_REQUESTS = "see_requests"
    WORK_REQUESTS = "work_requests"
    SET_NUMBERS = "set_numbers"
    WRITE_ANSWERS = "write_answers"
    HAND_OVER = "hand_over"
    INTERPRET = "interpret"
    PLAN_SHIFTS = "plan_shifts"
    APPROVE_VOLUNTEERS = "approve_volunteers"
    ANNOUNCE = "announce"
    TRANSLATE = "translate"
    EDIT_TIMETABLE = "edit_timetable"
    CHANGE_STAFF = "change_staff"
    LOCK_OUT = "lock_out"
    LET_IN = "let_in"
    HIDE_ADDRESSES = "hide_addresses"
    PAUSE_PEOPLE = "pause_people"
    PAUSE_SERVICES = "pause_services"
    SEE_REPORTS = "see_reports"
    READ_AUDIT = "read_audit"
    LOOK_AFTER = "look_after"
    RUN_DAY = "run_day"
    GIVE_OUT = "give_out"


_DESK = frozenset({Role.ADMIN, Role.COORDINATOR, Role.CASE_WORKER, *KEPT_BY.values()})
MAY: Mapping[Action, frozenset[Role]] = {
    Action.INVITE: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.SEE_REQUESTS: _DESK,
    Action.WORK_REQUESTS: _DESK,
    Action.SET_NUMBERS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.WRITE_ANSWERS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.HAND_OVER: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.INTERPRET: frozenset({Role.TRANSLATOR}),
    Action.PLAN_SHIFTS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.APPROVE_VOLUNTEERS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.ANNOUNCE: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.TRANSLATE: frozenset({Role.TRANSLATOR, Role.VOLUNTEER}),
    Action.EDIT_TIMETABLE: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.CHANGE_STAFF: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.LOCK_OUT: _DESK,
    Action.LET_IN: frozenset({Role.ADMIN}),
    Action.HIDE_ADDRESSES: _DESK,
    Action.PAUSE_PEOPLE: _DESK,
    Action.PAUSE_SERVICES: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.SEE_REPORTS: frozenset({Role.ADMIN, Role.COORDINATOR}),
    Action.READ_AUDIT: frozenset({Role.ADMIN}),
    Action.LOOK_AFTER: frozenset({Role.ADMIN}),
    Action.RUN_DAY: frozenset({Role.ADMIN, Role.COORDINATOR, Role.CASE_WORKER}),
    Action.GIVE_OUT: frozenset({Role.ADMIN, Role.COORDINATOR}),
}
"""The one role x action table; what is not in it is refused."""

INVITES: Mapping[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset(Role),
    Role.COORDINATOR: frozenset({Role.CASE_WORKER, Role.TRANSLATOR, Role.VOLUNTEER}),
}
"""Whom each role may invite, and whose role they may give and take: nobody above themselves."""

INVITE_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Grant:
    """One right of one person; ``service`` limits a case worker to one, empty is every service."""

    role: Role
    service: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Notice: the invitation was confirmed, this person works here now."""

    role: Role


@dataclass(frozen=True, slots=True)
class Opened:
    """Notice to the inviter: somebody followed the link; does their phone show this number?"""

    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class NotJoined:
    """Notice: the invitation was not confirmed."""


def may(grants: Iterable[Grant], action: Action, service: str | None = None) -> bool:
    """Whether one of these rights allows it, for this service where one is meant."""
    return right_for(grants, action, service) is not None


def right_for(grants: Iterable[Grant], action: Action, service: str | None = None) -> Grant | None:
    """The first of these rights that allows it."""
    allowing = (one for one in grants if one.role in MAY[action] and (service is None or _covers(one, service)))
    return next(allowing, None)


def _covers(grant: Grant, service: str) -> bool:
    if service in KEPT_BY or grant.role in KEPT_BY.values():
        return KEPT_BY.get(service) is grant.role
    return grant.service in ("", service)


def may_invite(grants: Iterable[Grant], role: Role) -> bool:
    """Whether one of these rights allows to invite somebody for this role."""
    return any(role in INVITES.get(grant.role, frozenset()) for grant in grants)
