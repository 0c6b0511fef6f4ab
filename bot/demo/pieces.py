"""What a person can send besides text, as Telegram describes it to bots; never what comes back."""

import zlib
from struct import pack

from bot.demo.files import photo_sizes
from bot.demo.methods.sends import guessed_mime
from bot.demo.wire import Json
from bot.demo.world import Chat, Person, World


class Pieces:
    """Sends everything that is no text; each method returns the update id."""

    person: Person

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    def _say(self, content: Json) -> int:
        """Put a message of this person in the chat and tell the bot."""
        if self.person.blocked or self.person.deleted:
            raise RuntimeError(f"{self.person.first_name} blocked the bot or left Telegram and cannot write")
        self.person.started = True
        message = self.world.post(self.chat, self.person.as_user(), content)
        return self.world.updates.push("message", message.raw)

    def send_photo(self, caption: str = "", data: bytes | None = None) -> int:
        """Send a photo."""
        stored = self.world.files.add("photo", "photo.png", "image/png", data or picture())
        return self._say({"photo": photo_sizes(stored)} | _caption(caption))

    def send_voice(self, duration: int = 3, data: bytes = b"OggS demo voice") -> int:
        """Send a voice note of so many seconds."""
        facts = self.world.files.add("voice", "voice.ogg", "audio/ogg", data).facts()
        return self._say({"voice": facts | {"duration": duration, "mime_type": "audio/ogg"}})

    def send_video(self, caption: str = "") -> int:
        """Send a video."""
        facts = self.world.files.add("video", "video.mp4", "video/mp4", b"demo video").facts()
        return self._say({"video": facts | {"width": 640, "height": 360, "duration": 5}} | _caption(caption))

    def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker that stands for an emoji."""
        facts = self.world.files.add("sticker", "sticker.webp", "image/webp", b"RIFF demo").facts()
        shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
        return self._say({"sticker": facts | shape | {"emoji": emoji}})

    def send_document(self, name: str = "paper.pdf", data: bytes = b"%PDF-1.4 demo", caption: str = "") -> int:
        """Send a file."""
        stored = self.world.files.add("document", name, guessed_mime(name), data)
        document = stored.facts() | {"file_name": name, "mime_type": stored.mime}
        return self._say({"document": document} | _caption(caption))

    def send_contact(self, phone_number: str = "+905550000000", first_name: str | None = None) -> int:
        """Send a telephone number, one's own unless another name is given."""
        contact: Json = {"phone_number": phone_number, "first_name": first_name or self.person.first_name}
        if first_name is None:
            contact["user_id"] = self.person.id
        return self._say({"contact": contact})

    def send_location(self, latitude: float = 41.0369, longitude: float = 28.9850) -> int:
        """Send a point on the map, by default in the middle of Istanbul."""
        return self._say({"location": {"latitude": latitude, "longitude": longitude}})

    def send_venue(self, title: str = "Taksim", address: str = "Istanbul") -> int:
        """Send a place with its name."""
        point = {"latitude": 41.0369, "longitude": 28.9850}
        return self._say({"venue": {"location": point, "title": title, "address": address}, "location": point})

    def send_poll(self, question: str = "Which day?", options: tuple[str, ...] = ("Monday", "Tuesday")) -> int:
        """Send a poll of one's own."""
        facts = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False}
        facts |= {"members_only": False, "allows_revoting": True}
        choices = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(options)]
        poll: Json = {"id": "77001", "question": question, "options": choices, "type": "regular"}
        return self._say({"poll": poll | facts | {"total_voter_count": 0}})

    def send_dice(self, value: int = 4) -> int:
        """Throw a die that shows this number."""
        return self._say({"dice": {"emoji": "🎲", "value": value}})

    def send_story(self) -> int:
        """Share a story."""
        return self._say({"story": {"chat": self.chat.info, "id": 1}})

    def send_album(self, count: int = 3, caption: str = "") -> list[int]:
        """Send several photos at once: one update each, with the same media_group_id; the update ids."""
        group = {"media_group_id": str(10**16 + self.chat.changed)}
        ids = []
        for number in range(count):
            stored = self.world.files.add("photo", "photo.png", "image/png", picture(number))
            ids.append(self._say({"photo": photo_sizes(stored)} | group | _caption(caption if number == 0 else "")))
        return ids

    # The short names of the same acts.
    voice, video, sticker, contact, location = send_voice, send_video, send_sticker, send_contact, send_location
    poll, dice, document, album, venue, story = send_poll, send_dice, send_document, send_album, send_venue, send_story
    photo = send_photo


def _caption(text: str) -> Json:
    return {"caption": text} if text else {}


def picture(seed: int = 0, width: int = 240, height: int = 160) -> bytes:
    """A small PNG: an evening sky over a hill."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        sky = (250 - y // 2, 170 - y // 3 + 20 * (seed % 3), 120 + y // 2)
        for x in range(width):
            hill = y > height - 40 - 25 * ((x * (seed + 2) // 40) % 2) - abs((x % 80) - 40) // 2
            rows += bytes((60, 90 + y // 4, 80)) if hill else bytes(sky)
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(rows), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
