"""The table of moves, whole; and who may do what."""

from __future__ import annotations

import pytest

from bot.domain.appointments import MARKS, MOVES, OPEN, Move, State, after
from bot.domain.people import INVITES, KEPT_BY, MAY, Action, Grant, Role, may, may_invite


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_that_is_not_in_the_table_is_refused(state: State, move: Move) -> None:
    assert after(state, move) is MOVES.get((state, move))


def test_what_has_ended_stays_ended_but_for_a_slip_of_the_finger() -> None:
    moved = {state for state, _ in MOVES}
    assert moved == OPEN | {State.DONE, State.NO_SHOW}
    assert {move for state, move in MOVES if state not in OPEN} == {Move.UNDO}


def test_every_open_request_can_be_taken_back_and_declined() -> None:
    for state in OPEN:
        assert after(state, Move.CANCEL) is State.CANCELLED
        assert after(state, Move.DECLINE) is State.DECLINED


def test_a_time_is_chosen_only_from_an_offer() -> None:
    assert [state for state in State if after(state, Move.CHOOSE)] == [State.OFFERED]
    assert [state for state in State if after(state, Move.MISS)] == [State.CONFIRMED]


def test_pictures_beside_numbers_differ_for_neighbours() -> None:
    assert len(set(MARKS)) == len(MARKS) == 20


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_one_table_says_and_nothing_else(role: Role, action: Action) -> None:
    """P10, AB-50, MS-S12: deny by default."""
    assert may((Grant(role),), action) == (role in MAY[action])
    assert not may((), action)


def test_a_case_worker_of_one_service_may_nothing_for_another() -> None:
    held = (Grant(Role.CASE_WORKER, "health"),)
    assert may(held, Action.WORK_REQUESTS, "health")
    assert not may(held, Action.WORK_REQUESTS, "shelter")
    assert not may(held, Action.WORK_REQUESTS, "report")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kept", KEPT_BY)
def test_what_one_person_keeps_no_other_role_sees_and_that_person_sees_nothing_else(role: Role, kept: str) -> None:
    """P11: a report about a helper is invisible to whom it concerns, whatever their rights."""
    assert may((Grant(role),), Action.SEE_REQUESTS, kept) == (role is KEPT_BY[kept])
    if role in KEPT_BY.values():
        assert not may((Grant(role),), Action.SEE_REQUESTS, "family")


@pytest.mark.parametrize("role", Role)
def test_nobody_invites_above_themselves(role: Role) -> None:
    """AB-28."""
    assert may_invite((Grant(role),), Role.ADMIN) == (role is Role.ADMIN)
    assert INVITES.get(role, frozenset()) <= set(Role)
    for other in (Role.CASE_WORKER, Role.TRANSLATOR, Role.VOLUNTEER):
        assert may_invite((Grant(role),), other) == (role in (Role.ADMIN, Role.COORDINATOR))
