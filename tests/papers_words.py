"""Words of the papers in a few languages for tests of layout, and facts to put on them; never the shipped texts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.domain.papers import Apart, Board, BoardRow, Line, Statement
from bot.i18n import LANGUAGES, Translator
from bot.i18n.plurals import PLURALS
from bot.i18n.texts import SourceTexts

COOK = {"en": "Cook", "ar": "الطبخ", "fa": "آشپزی", "tr": "Aşçı", "ru": "Готовить еду", "fr": "Cuisine"}
PLAY = {
    "en": "Play with children", "ar": "اللعب مع الأطفال", "fa": "بازی با کودکان", "tr": "Çocuklarla oyun",
    "ru": "Играть с детьми", "fr": "Jouer avec les enfants",
}  # fmt: skip
SOUP = {
    "en": "Soup kitchen", "ar": "مطبخ الحساء", "fa": "آشپزخانهٔ خیریه", "tr": "Aşevi", "ru": "Суповая кухня",
    "fr": "Soupe populaire",
}  # fmt: skip
MOTHERS = {
    "en": "Mothers' group", "ar": "مجموعة الأمهات", "fa": "گروه مادران", "tr": "Anneler grubu", "ru": "Группа матерей",
    "fr": "Groupe de mères",
}  # fmt: skip

AR = {
    "Be there: {day}, {start} in Istanbul.": ("كونوا هناك: {day}، {start} بتوقيت إسطنبول.",),
    "My shifts": ("ورديّاتي",),
    "{task}: {programme}": ("{task}: {programme}",),
    "Istanbul Interparish Migrant Program (IIMP)": ("برنامج الكنائس للمهاجرين في إسطنبول (IIMP)",),
    "Made on {day}": ("حُرِّر في {day}",),
    "Page {page} of {pages}": ("الصفحة {page} من {pages}",),
    "Hours as a volunteer": ("ساعات التطوّع",),
    "Together: {time}": ("المجموع: {time}",),
    "Day": ("اليوم",), "Task": ("العمل",), "Programme": ("البرنامج",), "Time": ("المدة",),
    "{day} *": ("{day} *",),
    "* Added by staff after the shift.": ("* أضافه الموظفون بعد الوردية.",),
    "Not counted above:": ("لم يُحتسب أعلاه:",),
    "{n} shift is still to come": (
        "لا ورديات قادمة ({n})", "وردية واحدة قادمة ({n})", "ورديتان قادمتان ({n})", "{n} ورديات قادمة",
        "{n} وردية قادمة", "{n} وردية قادمة",
    ),
    "{n} shift was missed": (
        "لم تفت أي وردية ({n})", "فاتت وردية واحدة ({n})", "فاتت ورديتان ({n})", "فاتت {n} ورديات", "فاتت {n} وردية",
        "فاتت {n} وردية",
    ),
    "no hours yet": ("لا ساعات بعد",),
    "{hours} and {minutes}": ("{hours} و{minutes}",),
    "{hours} h {minutes} min": ("{hours} س {minutes} د",),
    "{hours} h": ("{hours} س",), "{minutes} min": ("{minutes} د",),
    "{n} hour": ("{n} ساعة", "ساعة واحدة", "ساعتان", "{n} ساعات", "{n} ساعة", "{n} ساعة"),
    "{n} minute": ("{n} دقيقة", "دقيقة واحدة", "دقيقتان", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
    "Certificate": ("شهادة",),
    "helped as a volunteer: {time}": ("ساهم في العمل التطوعي: {time}",),
    "on {day}": ("في {day}",), "from {first} to {last}": ("من {first} إلى {last}",),
    "Thank you. Your time and your hands have helped people who needed them.": (
        "شكرًا لكم. وقتكم وأيديكم ساعدت أناسًا كانوا بحاجة إليها.",
    ),
    "Signature and stamp": ("التوقيع والختم",),
    "Only shifts that were attended are counted.": ("تُحتسب فقط الورديات التي حضرها.",),
    "Code {code}, issue {number}": ("الرمز {code}، النسخة {number}",),
    "Shifts": ("الورديات",),
    "{first} to {last}": ("{first} إلى {last}",),
    "{n} shift needs people": (
        "{n} وردية تحتاج أشخاصًا", "وردية واحدة تحتاج أشخاصًا", "ورديتان تحتاجان أشخاصًا", "{n} ورديات تحتاج أشخاصًا",
        "{n} وردية تحتاج أشخاصًا", "{n} وردية تحتاج أشخاصًا",
    ),
    "{taken} of {seats}": ("{taken} من {seats}",),
    "{n} missing": ("ينقص {n}",) * 6,
}  # fmt: skip
FA = {
    "My shifts": ("نوبت‌های من",),
    "{task}: {programme}": ("{task}: {programme}",),
    "Istanbul Interparish Migrant Program (IIMP)": ("برنامهٔ کلیساهای استانبول برای مهاجران (IIMP)",),
    "Made on {day}": ("تاریخ: {day}",),
    "Page {page} of {pages}": ("صفحهٔ {page} از {pages}",),
    "Hours as a volunteer": ("ساعت‌های کار داوطلبانه",),
    "Together: {time}": ("جمع: {time}",),
    "Day": ("روز",), "Task": ("کار",), "Programme": ("برنامه",), "Time": ("مدت",),
    "{day} *": ("{day} *",),
    "* Added by staff after the shift.": ("* کارکنان پس از نوبت افزوده‌اند.",),
    "Not counted above:": ("در بالا شمرده نشده:",),
    "{n} shift is still to come": ("{n} نوبت در پیش است", "{n} نوبت در پیش است"),
    "{n} shift was missed": ("{n} نوبت از دست رفت", "{n} نوبت از دست رفت"),
    "no hours yet": ("هنوز ساعتی نیست",),
    "{hours} and {minutes}": ("{hours} و {minutes}",),
    "{hours} h {minutes} min": ("{hours} ساعت {minutes} دقیقه",), "{hours} h": ("{hours} ساعت",),
    "{minutes} min": ("{minutes} دقیقه",),
    "{n} hour": ("{n} ساعت", "{n} ساعت"), "{n} minute": ("{n} دقیقه", "{n} دقیقه"),
    "Certificate": ("گواهی",),
    "helped as a volunteer: {time}": ("داوطلبانه کمک کرد: {time}",),
    "on {day}": ("در {day}",), "from {first} to {last}": ("از {first} تا {last}",),
    "Thank you. Your time and your hands have helped people who needed them.": (
        "سپاسگزاریم. وقت و دست‌های شما به کسانی که نیاز داشتند کمک کرد.",
    ),
    "Signature and stamp": ("امضا و مهر",),
    "Only shifts that were attended are counted.": ("فقط نوبت‌هایی شمرده می‌شود که در آن حضور داشته‌اید.",),
    "Code {code}, issue {number}": ("کد {code}، نسخهٔ {number}",),
    "Shifts": ("نوبت‌ها",),
    "{first} to {last}": ("{first} تا {last}",),
    "{n} shift needs people": ("{n} نوبت کمبود دارد", "{n} نوبت کمبود دارد"),
    "{taken} of {seats}": ("{taken} از {seats}",),
    "{n} missing": ("{n} نفر کم", "{n} نفر کم"),
}  # fmt: skip
TR = {
    "My shifts": ("Nöbetlerim",),
    "{task}: {programme}": ("{task}: {programme}",),
    "Istanbul Interparish Migrant Program (IIMP)": ("İstanbul Kiliseler Arası Göçmen Programı (IIMP)",),
    "Made on {day}": ("Düzenlenme tarihi: {day}",),
    "Page {page} of {pages}": ("Sayfa {page} / {pages}",),
    "Hours as a volunteer": ("Gönüllü çalışma saatleri",),
    "Together: {time}": ("Toplam: {time}",),
    "Day": ("Gün",), "Task": ("Görev",), "Programme": ("Program",), "Time": ("Süre",),
    "{day} *": ("{day} *",),
    "* Added by staff after the shift.": ("* Nöbetten sonra görevliler ekledi.",),
    "Not counted above:": ("Yukarıda sayılmayanlar:",),
    "{n} shift is still to come": ("{n} nöbet henüz gelmedi", "{n} nöbet henüz gelmedi"),
    "{n} shift was missed": ("{n} nöbet kaçırıldı", "{n} nöbet kaçırıldı"),
    "no hours yet": ("henüz saat yok",),
    "{hours} and {minutes}": ("{hours} {minutes}",),
    "{hours} h {minutes} min": ("{hours} sa {minutes} dk",),
    "{hours} h": ("{hours} sa",), "{minutes} min": ("{minutes} dk",),
    "{n} hour": ("{n} saat", "{n} saat"), "{n} minute": ("{n} dakika", "{n} dakika"),
    "Certificate": ("Teşekkür Belgesi",),
    "helped as a volunteer: {time}": ("gönüllü olarak yardım etti: {time}",),
    "on {day}": ("{day} günü",), "from {first} to {last}": ("{first} ile {last} arasında",),
    "Thank you. Your time and your hands have helped people who needed them.": (
        "Teşekkür ederiz. Zamanınız ve elleriniz ihtiyacı olanlara yardım etti.",
    ),
    "Signature and stamp": ("İmza ve kaşe",),
    "Only shifts that were attended are counted.": ("Yalnızca gelinen nöbetler sayılır.",),
    "Code {code}, issue {number}": ("Kod {code}, {number}. düzenleme",),
    "Shifts": ("Nöbetler",),
    "{first} to {last}": ("{first} - {last}",),
    "{n} shift needs people": ("{n} nöbette kişi eksik", "{n} nöbette kişi eksik"),
    "{taken} of {seats}": ("{taken} / {seats}",),
    "{n} missing": ("{n} eksik", "{n} eksik"),
}  # fmt: skip
RU = {
    "{n} hour": ("{n} час", "{n} часа", "{n} часов"), "{n} minute": ("{n} минута", "{n} минуты", "{n} минут"),
    "{hours} and {minutes}": ("{hours} {minutes}",), "no hours yet": ("часов пока нет",),
}  # fmt: skip
FR = {
    "{n} hour": ("{n} heure", "{n} heures"), "{n} minute": ("{n} minute", "{n} minutes"),
    "{hours} and {minutes}": ("{hours} et {minutes}",), "no hours yet": ("pas encore d'heures",),
}  # fmt: skip


class Words:
    """The texts of one language, from a table here."""

    def __init__(self, table: dict[str, tuple[str, ...]]) -> None:
        self._table = table

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        return self._table.get(msgid) if context is None else None


TABLES = {"ar": AR, "fa": FA, "tr": TR, "ru": RU, "fr": FR}


def speaker(tag: str) -> Translator:
    """The voice of a language."""
    texts = Words(TABLES[tag]) if tag in TABLES else SourceTexts()
    return Translator(LANGUAGES[tag], texts, PLURALS[tag])


MADE = date(2026, 11, 25)


def hours(count: int = 3, name: str = "") -> Statement:
    """So many attended shifts, the first one added later, and some that do not count."""
    lines = tuple(
        Line(
            MADE - timedelta(days=3 * n + 1), (COOK, PLAY)[n % 2], (SOUP, MOTHERS)[n % 2], 150 if n % 2 else 120, n == 0
        )
        for n in range(count)
    )
    return Statement(name, MADE, lines, ((Apart.AHEAD, 2), (Apart.UNMARKED, 0), (Apart.MISSED, 1)))


def week(count: int = 8) -> Board:
    """A week in which every fifth shift is short."""
    begin = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
    rows = tuple(
        BoardRow(
            starts_at=begin + timedelta(hours=7 * n),
            ends_at=begin + timedelta(hours=7 * n + 3),
            task=(COOK, PLAY)[n % 2],
            programme=(SOUP, MOTHERS)[n % 2],
            filled=n % 4,
            seats=None if n % 7 == 3 else 4,
            missing=2 if n % 5 == 4 else 0,
        )
        for n in range(count)
    )
    return Board(date(2026, 11, 30), date(2026, 12, 6), rows)
