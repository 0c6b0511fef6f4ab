"""Who may do what: every role with every action, and whom each may invite; nothing is left to guess."""

from __future__ import annotations

from itertools import product

import pytest

from bot.domain.people import INVITES, KEPT_BY, Action, Grant, Role, may, may_invite
from bot.domain.staffing import may_give, members, staff_roles

ADMIN = set(Action) - {Action.INTERPRET, Action.TRANSLATE}
COORDINATOR = ADMIN - {Action.LET_IN, Action.READ_AUDIT, Action.LOOK_AFTER}
DESK = {
    Action.SEE_REQUESTS,
    Action.WORK_REQUESTS,
    Action.LOCK_OUT,
    Action.HIDE_ADDRESSES,
    Action.PAUSE_PEOPLE,
}
ALLOWED: dict[Role, set[Action]] = {
    Role.ADMIN: ADMIN,
    Role.COORDINATOR: COORDINATOR,
    Role.CASE_WORKER: DESK | {Action.RUN_DAY},
    Role.TRANSLATOR: {Action.INTERPRET, Action.TRANSLATE},
    Role.VOLUNTEER: {Action.TRANSLATE},
    Role.CHILD_PROTECTION: DESK,
    Role.SAFEGUARDING: DESK,
}
"""The table once more, read by role: a change of it has to be made twice."""
KEPT = [*KEPT_BY, "family", "health"]


@pytest.mark.parametrize(("role", "action"), list(product(Role, Action)))
def test_every_role_may_do_exactly_what_the_table_says(role: Role, action: Action) -> None:
    assert may([Grant(role)], action) is (action in ALLOWED[role])
    assert may([], action) is False


@pytest.mark.parametrize(("role", "action", "service"), list(product(Role, Action, KEPT)))
def test_a_kept_service_is_its_one_roles_and_no_other_service_is(role: Role, action: Action, service: str) -> None:
    """A coordinator reads no report of a child in danger; who reads these reads nothing else."""
    keeper = KEPT_BY.get(service)
    mine = keeper is role if keeper or role in KEPT_BY.values() else True
    assert may([Grant(role)], action, service) is (action in ALLOWED[role] and mine)


@pytest.mark.parametrize("action", Action)
def test_a_case_worker_of_one_service_works_on_that_alone(action: Action) -> None:
    grant = Grant(Role.CASE_WORKER, "health")
    allowed = action in ALLOWED[Role.CASE_WORKER]
    assert (may([grant], action, "health"), may([grant], action, "family")) == (allowed, False)


@pytest.mark.parametrize(("role", "other"), list(product(Role, Role)))
def test_nobody_invites_above_themselves(role: Role, other: Role) -> None:
    below = {Role.CASE_WORKER, Role.TRANSLATOR, Role.VOLUNTEER}
    allowed = role is Role.ADMIN or (role is Role.COORDINATOR and other in below)
    assert may_invite([Grant(role)], other) is allowed
    assert (other in may_give([Grant(role)])) is (allowed and other is not Role.VOLUNTEER)
    assert INVITES.keys() <= set(Role)


def test_who_works_here_is_counted_role_by_role_and_called_by_name_where_there_is_one() -> None:
    worker, both, helper = (
        (Grant(Role.CASE_WORKER),),
        (Grant(Role.CASE_WORKER), Grant(Role.ADMIN)),
        (Grant(Role.VOLUNTEER),),
    )
    found = members([(1, worker), (2, both), (3, helper), (4, worker)], {4: "Ayşe"})  # type: ignore[list-item]
    assert [(one.chat, one.role, one.nth, one.name) for one in found] == [
        (2, Role.ADMIN, 1, ""),
        (1, Role.CASE_WORKER, 1, ""),
        (4, Role.CASE_WORKER, 2, "Ayşe"),
    ]
    assert staff_roles(helper) == frozenset()
