"""Every column that is kept, and how: the data register, which the privacy word and the rotation are held to."""

from __future__ import annotations

KEPT = {
    "facts": {"name": "technical", "value": "technical"},
    "chats": {
        "id": "our number", "kind": "technical", "ref": "sealed", "found": "hashed", "language": "told",
        "reach": "told", "offered": "told", "paused_until": "technical", "seen_on": "told",
        "news": "told", "hears": "told", "discreet": "told",
    },
    "inbox": {
        "seq": "technical", "same": "hashed", "person": "hashed", "album": "hashed", "payload": "sealed",
        "state": "technical", "tries": "technical", "incident": "technical", "received_at": "technical",
        "finished_at": "technical",
    },
    "outbox": {
        "id": "technical", "chat_id": "our number", "lane": "technical", "edits": "technical", "payload": "sealed",
        "state": "technical", "lost": "technical", "tries": "technical", "due_at": "technical",
        "expires_at": "technical", "message_id": "technical", "reason": "technical", "ended_at": "technical",
        "gone_at": "technical",
    },
    "conversations": {
        "chat_id": "our number", "name": "technical", "step": "technical", "draft": "sealed",
        "expires_at": "technical",
    },
    "grants": {
        "id": "our number", "chat_id": "our number", "role": "told", "service": "told", "granted_at": "technical",
    },
    "lockouts": {"chat_id": "our number", "by_chat": "our number", "at": "technical"},
    "pauses": {
        "chat_id": "our number", "reason": "technical", "until": "technical", "by_chat": "our number",
    },
    "invites": {
        "hash": "hashed", "role": "technical", "service": "technical", "number": "technical",
        "by_chat": "our number", "opened_by": "our number", "expires_at": "technical",
    },
    "audit": {
        "id": "technical", "at": "technical", "actor": "our number", "action": "technical", "about": "technical",
        "result": "technical", "chain": "hashed", "was": "technical", "became": "technical",
    },
    "consents": {"chat_id": "our number", "version": "technical", "language": "told", "at": "technical"},
    "requests": {
        "id": "our number", "chat_id": "our number", "service": "told", "whom": "told", "urgent": "told",
        "state": "technical", "way": "told", "created_at": "technical", "changed_at": "technical",
        "claimed_by": "our number", "starts_at": "told", "coming": "told", "seen_at": "technical",
        "slot_id": "our number", "suits": "told", "interpreter": "told", "unreached": "technical",
        "keep_until": "technical",
        "named": "told",
    },
    "answers": {"id": "technical", "request_id": "our number", "question": "technical", "answer": "sealed"},
    "births": {
        "id": "technical", "chat_id": "our number", "card": "sealed", "created_at": "technical",
        "forget_at": "technical",
    },
    "offers": {
        "id": "technical", "request_id": "our number", "starts_at": "technical", "slot_id": "our number",
    },
    "waits": {"id": "our number", "chat_id": "our number", "service": "told", "since": "technical"},
    "holds": {
        "id": "our number", "wait_id": "our number", "slot_id": "our number", "made_at": "technical",
        "until": "technical", "state": "technical",
    },
    "duty": {"chat_id": "our number", "since": "technical"},
    "cards": {
        "request_id": "our number", "group_id": "our number", "outbox_id": "technical", "message_id": "technical",
        "shown": "technical",
    },
    "colleagues": {"chat_id": "our number", "name": "sealed", "shown": "told"},
    "talks": {
        "id": "our number", "request_id": "our number", "client_chat": "our number", "staff_chat": "our number",
        "begun_at": "technical", "last_at": "technical",
    },
    "desk_codes": {"chat_id": "our number", "code": "technical", "until": "technical"},
    "notes": {"id": "technical", "request_id": "our number", "kind": "technical", "text": "sealed", "at": "technical"},
    "request_moves": {
        "id": "technical", "request_id": "our number", "at": "technical", "by_chat": "our number",
        "move": "technical", "old": "technical", "new": "technical",
    },
    "interpreters": {"chat_id": "our number", "languages": "told", "woman": "told", "paused": "told"},
    "interpreter_questions": {"request_id": "our number", "asked_at": "technical", "answered_at": "technical"},
    "interpretations": {
        "id": "our number", "request_id": "our number", "text": "sealed", "source": "technical",
        "target": "technical", "to_client": "technical", "until": "technical", "asked_by": "our number",
        "stage": "technical", "taken_by": "our number", "answer": "sealed", "returned": "technical",
        "shown": "technical", "typed": "technical",
    },
    "shifts": {
        "id": "our number", "series_id": "technical", "original_on": "technical", "programme": "technical",
        "task": "technical", "place": "technical", "starts_at": "technical", "ends_at": "technical",
        "seats": "technical", "minimum": "technical", "cutoff_minutes": "technical", "alert_minutes": "technical",
        "opens_at": "technical", "cap": "technical", "approval": "technical", "language": "technical",
        "lead_chat": "our number", "note": "technical", "state": "technical", "reason": "technical",
        "own": "technical", "revision": "technical", "lasted": "technical", "for_whom": "technical",
    },
    "shift_series": {
        "id": "our number", "programme": "technical", "task": "technical", "place": "technical", "rule": "technical",
        "starts": "technical", "minutes": "technical", "first_on": "technical", "last_on": "technical",
        "seats": "technical", "minimum": "technical", "cutoff_minutes": "technical", "alert_minutes": "technical",
        "opens_days": "technical", "cap": "technical", "approval": "technical", "language": "technical",
        "lead_chat": "our number", "note": "technical", "made_until": "technical", "active": "technical",
        "for_whom": "technical",
    },
    "enrolments": {
        "id": "our number", "series_id": "our number", "chat_id": "our number", "state": "told", "since": "told",
        "until": "technical",
    },
    "slips": {
        "chat_id": "our number", "made_at": "technical", "made_by": "our number", "asked_at": "technical",
    },
    "tickets": {
        "id": "our number", "series": "technical", "original_on": "technical", "chat_id": "our number",
        "number": "told", "starts_at": "told", "ends_at": "technical", "place": "told", "made_at": "technical",
    },
    "calls": {
        "ticket_id": "our number", "called_at": "technical", "times": "technical", "put_off": "technical",
        "turn": "technical", "near": "technical", "by_chat": "our number",
    },
    "allotments": {
        "id": "our number", "ticket_id": "our number", "stock_id": "our number", "item_id": "our number",
        "chat_id": "our number", "state": "told", "period": "technical", "again_on": "technical",
        "until": "technical", "made_at": "technical", "changed_at": "told", "by_chat": "our number",
    },
    "item_waits": {
        "id": "our number", "item_id": "our number", "size": "told", "chat_id": "our number", "since": "technical",
        "told": "technical",
    },
    "signups": {
        "id": "our number", "shift_id": "our number", "chat_id": "our number", "state": "technical", "size": "told",
        "company": "told", "over": "technical", "until": "technical", "agree_by": "technical",
        "made_at": "technical", "ended_at": "technical", "attended": "told", "minutes": "told",
        "added_later": "technical", "sure_of": "told",
    },
    "announcements": {
        "id": "our number", "by_chat": "our number", "state": "technical", "emergency": "technical",
        "audience": "technical", "main": "technical", "links": "technical", "latitude": "technical",
        "longitude": "technical", "starts_at": "technical", "repeats": "technical", "useful_minutes": "technical",
        "asked_at": "technical", "created_at": "technical", "approved_by": "our number", "approved_at": "technical",
        "same": "hashed", "fallback": "technical",
    },
    "translation_tasks": {
        "id": "our number", "announcement_id": "our number", "source": "technical", "target": "technical",
        "original": "sealed", "until": "technical", "asked_by": "our number", "stage": "technical",
        "taken_by": "our number", "answer": "sealed", "told_at": "technical",
    },
    "translation_asks": {
        "id": "our number", "task_id": "our number", "chat_id": "our number", "asked_at": "technical", "answer": "told",
        "outbox_id": "technical", "message_id": "technical",
    },
    "announcement_texts": {
        "id": "technical", "announcement_id": "our number", "language": "technical", "content": "sealed",
    },
    "broadcasts": {
        "id": "our number", "announcement_id": "our number", "purpose": "technical", "of_broadcast": "our number",
        "state": "technical", "urgent": "technical", "by_chat": "our number", "starts_at": "technical",
        "useful_until": "technical", "cursor": "technical", "total": "technical", "sent": "technical",
        "failed": "technical", "blocked": "technical", "unknown": "technical", "withheld": "technical",
        "began_at": "technical", "ended_at": "technical", "card_message": "technical", "card_at": "technical",
    },
    "broadcast_texts": {
        "id": "technical", "broadcast_id": "our number", "language": "technical", "call": "sealed",
    },
    "veiled": {
        "id": "technical", "chat_id": "our number", "call": "sealed", "shown": "technical", "at": "technical",
    },
    "receivers": {
        "broadcast_id": "our number", "chat_id": "our number", "language": "technical", "state": "technical",
        "outbox_id": "technical", "message_id": "technical", "sent_at": "technical",
    },
    "announcement_answers": {
        "id": "technical", "announcement_id": "our number", "chat_id": "our number", "text": "sealed",
        "at": "technical", "read_at": "technical",
    },
    "reminders_stopped": {"chat_id": "our number", "topic": "told"},
    "follows": {
        "id": "our number", "chat_id": "our number", "programme": "told", "since": "technical",
        "revision": "technical", "for_start": "technical",
    },
    "timetable_edits": {
        "id": "our number", "chat_id": "our number", "edit": "technical", "made_at": "technical",
        "back": "technical", "done_at": "technical", "undone": "technical",
    },
    "day_marks": {
        "id": "our number", "series": "technical", "original_on": "technical", "programme": "technical",
        "kind": "technical", "minutes": "technical", "state": "technical", "by_chat": "our number", "at": "technical",
        "tell_at": "technical", "edit_id": "our number",
    },
    "day_told": {
        "mark_id": "our number", "chat_id": "our number", "outbox_id": "technical", "corrected": "technical",
    },
    "headcounts": {
        "id": "our number", "series": "technical", "original_on": "technical", "programme": "technical",
        "on_day": "technical", "kind": "counted", "n": "counted", "by_chat": "our number", "at": "technical",
        "undone_at": "technical",
    },
    "team_notes": {"id": "technical", "text": "sealed", "by_chat": "our number", "at": "technical"},
    "shift_filters": {"chat_id": "our number", "kind": "technical", "value": "told"},
    "calendar_exports": {
        "chat_id": "our number", "shift_id": "our number", "off": "technical", "turns": "technical",
    },
    "shift_posts": {
        "shift_id": "our number", "group_id": "our number", "outbox_id": "technical", "message_id": "technical",
        "shown": "technical",
    },
    "shift_waits": {
        "id": "our number", "shift_id": "our number", "chat_id": "our number", "since": "told", "told": "technical",
    },
    "handovers": {
        "id": "our number", "signup_id": "our number", "way": "told", "state": "technical", "starts_at": "technical",
        "wanted_id": "our number", "wanted_at": "technical", "made_at": "technical",
    },
    "handover_asks": {
        "id": "technical", "handover_id": "our number", "chat_id": "our number", "asked_at": "technical",
        "answer": "told", "outbox_id": "technical", "message_id": "technical",
    },
    "callouts": {
        "id": "technical", "shift_id": "our number", "chat_id": "our number", "asked_at": "technical",
        "answer": "told", "outbox_id": "technical", "message_id": "technical",
    },
    "shift_alerts": {"shift_id": "technical", "level": "technical"},
    "shift_drafts": {"chat_id": "our number", "kind": "technical", "answers": "technical", "made_at": "technical"},
    "shift_moves": {
        "signup_id": "our number", "asked_at": "technical", "starts_at": "technical", "ends_at": "technical",
        "place": "technical",
    },
    "standings": {
        "series_id": "our number", "chat_id": "our number", "since": "technical", "filled_until": "technical",
    },
    "hours_added": {
        "id": "our number", "chat_id": "our number", "on_day": "told", "minutes": "told", "task": "told",
        "by_chat": "our number", "added_at": "technical",
    },
    "certificates": {
        "chat_id": "our number", "number": "technical", "code": "technical", "issued_at": "technical",
        "minutes": "told",
    },
    "reminders": {
        "id": "technical", "kind": "technical", "about": "our number", "due_at": "technical",
        "useful_until": "technical", "state": "technical",
    },
    "volunteers": {
        "chat_id": "our number", "state": "technical", "age": "told", "applied_at": "technical",
        "decided_at": "technical", "decided_by": "our number", "lead_minutes": "told", "asked_at": "technical",
        "day_before": "told",
    },
    "volunteer_facts": {"chat_id": "our number", "kind": "technical", "value": "told"},
    "erased": {"found": "hashed", "at": "technical"},
    "wished_languages": {"language": "counted", "month": "counted", "people": "counted"},
    "tallies": {
        "day": "counted", "what": "counted", "key": "counted", "outcome": "counted", "n": "counted",
    },
}  # fmt: skip
"""Every column that comes to be because of a person. A new one is put here, and into the privacy word if it is told."""

PUBLIC = {
    "timetable_revision", "places", "programmes", "tasks", "seasons", "series", "changes", "closures",
    "organisations", "intents", "catalogue", "slots", "emergency_numbers", "known_dates", "date_news",
    "catalogue_words", "place_pins", "programme_media", "own_answers", "own_answer_texts", "shift_rules",
    "callout_runs", "service_pauses", "waiting_steps", "kept_files",
    "counted_by_kind",
    "items", "stocks",
}  # fmt: skip
"""What is offered: public facts."""
