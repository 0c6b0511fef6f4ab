"""Methods about chats, their members and files; never a message."""

from bot.demo.wire import Json, Params, bad
from bot.demo.world import Chat, World

_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_send_welcome_messages",
)  # fmt: skip


def get_chat(world: World, params: Params) -> Json:
    """All about one chat."""
    chat = world.find(params.raw.get("chat_id"))
    if chat.person is None:
        world.reach(chat.id)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full: Json = chat.info | {"accent_color_id": 0, "max_reaction_count": 11}
    full["accepted_gift_types"] = dict.fromkeys(gifts, False)
    if chat.pinned and chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned].raw
    return full


def member(world: World, chat: Chat, user_id: int) -> Json:
    """One member as `ChatMember`."""
    person = world.people.get(user_id)
    user = world.me if user_id == world.me["id"] else person.as_user() if person else None
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    status = chat.members.get(user_id, "left")
    body: Json = {"status": status, "user": user}
    if status == "administrator":
        body |= dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False, "can_be_edited": False}
    elif status == "creator":
        body["is_anonymous"] = False
    elif status == "kicked":
        body["until_date"] = 0
    return body


def get_chat_member(world: World, params: Params) -> Json:
    """What somebody is in a group."""
    chat = world.reach(params.raw.get("chat_id"))
    return member(world, chat, params.integer("user_id") or 0)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Who leads a group, other bots left out."""
    chat = world.reach(params.raw.get("chat_id"))
    if chat.person:
        raise bad("there are no administrators in the private chat")
    leading = [n for n, status in chat.members.items() if status in ("creator", "administrator")]
    return [member(world, chat, user_id) for user_id in leading]


def get_chat_member_count(world: World, params: Params) -> int:
    """How many are in a chat."""
    chat = world.reach(params.raw.get("chat_id"))
    return sum(status not in ("left", "kicked") for status in chat.members.values()) if not chat.person else 2


def leave_chat(world: World, params: Params) -> bool:
    """Leave a group."""
    chat = world.reach(params.raw.get("chat_id"))
    if chat.person:
        raise bad("chat member status can't be changed in private chats")
    chat.members[world.me["id"]] = "left"
    world.touch(chat)
    return True


def get_file(world: World, params: Params) -> Json:
    """Where a file can be fetched."""
    stored = world.files.by_id(params.text("file_id"))
    if stored is None:
        raise bad("invalid file_id")
    return stored.facts() | {"file_path": stored.path}
