/* The few words Telegram itself shows on a phone, in the phone's language; the bot's words come from the bot. */

const WORDS = {
  en: { bot: "bot", menu: "Menu", message: "Message", start: "START", edited: "edited", unblock: "UNBLOCK", ok: "OK", edit: "Edit message", today: "Today", hello: "What can this bot do?" },
  tr: { bot: "bot", menu: "Menü", message: "Mesaj", start: "BAŞLAT", edited: "düzenlendi", unblock: "ENGELİ KALDIR", ok: "Tamam", edit: "Mesajı düzenle", today: "Bugün", hello: "Bu bot ne yapabilir?" },
  ar: { bot: "بوت", menu: "القائمة", message: "رسالة", start: "ابدأ", edited: "معدّلة", unblock: "إلغاء الحظر", ok: "موافق", edit: "تعديل الرسالة", today: "اليوم", hello: "ماذا يستطيع هذا البوت أن يفعل؟" },
  fa: { bot: "ربات", menu: "منو", message: "پیام", start: "شروع", edited: "ویرایش‌شده", unblock: "رفع انسداد", ok: "باشه", edit: "ویرایش پیام", today: "امروز", hello: "این ربات چه می‌کند؟" },
  fr: { bot: "bot", menu: "Menu", message: "Message", start: "DÉMARRER", edited: "modifié", unblock: "DÉBLOQUER", ok: "OK", edit: "Modifier le message", today: "Aujourd’hui", hello: "Que peut faire ce bot ?" },
  ru: { bot: "бот", menu: "Меню", message: "Сообщение", start: "СТАРТ", edited: "изменено", unblock: "РАЗБЛОКИРОВАТЬ", ok: "ОК", edit: "Изменить сообщение", today: "Сегодня", hello: "Что умеет этот бот?" },
};

/** The words for one phone, English where its language is not among them. */
export function wordsFor(language) {
  return WORDS[(language ?? "en").slice(0, 2)] ?? WORDS.en;
}

/** Languages a new phone may have; the last ones test what the bot does with a language it does not speak. */
export const LANGUAGES = ["ar", "en", "fa", "fr", "ru", "tr", "am", "de", "es", "ku", "ps", "so", "uk", "ur"];

/** A language's name in itself, as "العربية". */
export function languageName(code) {
  try {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code || "?";
  }
}

const ZONE = { timeZone: "Europe/Istanbul" };

/** The hour in Istanbul, as 09:05. */
export function hour(date) {
  return date.toLocaleTimeString("en-GB", { ...ZONE, hour: "2-digit", minute: "2-digit" });
}

/** The day in Istanbul, in one language; short is for the bar. */
export function day(date, language = "en", short = false) {
  const shape = short ? { weekday: "short", day: "numeric", month: "short" } : { day: "numeric", month: "long" };
  try {
    return date.toLocaleDateString(`${language === "en" ? "en-GB" : language}-u-ca-gregory`, { ...ZONE, ...shape });
  } catch {
    return date.toLocaleDateString("en-GB", { ...ZONE, ...shape });
  }
}
