"""Everyday words that are no slip of a keyword, and question words that say nothing of what; never a keyword.

Found by running the keywords against common words (languages-text-time.md, B8, pitfall 1).
"""

from __future__ import annotations

from bot.domain.folding import fold

_QUESTIONS = """
when what time where which day how is are the a do does can there you have open today tomorrow
ne zaman saat kaçta kaç nerede var mı mi hangi gün bugün yarın nasıl
متى الساعة كم وين أين هل في امتى ايمتى اليوم بكرة
کی چه وقت ساعت چند کجا است آیا امروز فردا باز
quand quelle heure est où ce que le la les un une quel jour y a il ouvert demain
когда во сколько где есть ли у вас сегодня завтра какой день
"""
_EVERYDAY = """
catch coast cost cast foot fool pink rest roof root shop short shout show shows sound south shore shelf tall tail
metal mile mill mild silk boost hostile moon clock clots close closed closet past pants mental
ماشي أوكي كويس بارك سيارة جارتي انتم
habite habites truc coute souvent souvenir soeur sous mois mille court courte bonne libre livre lira fais vois dois
sois aime aimer aimez mort mali paix collegue juge rose reste soin taksim
adım açım avril
point côté côtés côte allé aille ailes aîné peine rend dessus dessous dessin dessins dessiner mots fond fonds
rôle rôles mêmes paie paies éviter évite évitez bête bêtes chat chats joues signer mètres fière vente ventes
verte vertes vaste supporte saute fêter répète répéter répétez répété souris seins paire malin cloche collègues
repos annuler gère boîtes panne prenant léger recevez récente peint roue roues manager mêler allemand allemande
allemands parts soirs sons juges dessert coût coûts coton coeurs échappé pince rejeter litre
دارن جواب اشاره داستان نوشته حمله نسبت دارای حالت ترکیه اجازه اتفاق گونه دستور اداره آنان حالی فعال ماده بالای
دوستان واکنش عامل دشمن کلمه آلمان فناوری ولایت قرآن سلامت آنجا قراره لحاظ ترکیب پوشش مرتبط دختره فردی هسته وگرنه
وسیله گروهی سوار دونه هاست روزه نوشت امروزه کارشناسی کلید انگلیس سفارش باران مادرش گربه دختری فعلی هفتم دستش
سامانه نهاد مشهور آبان دخترا فایل مریم ستاد مشارکت تقدیم فولاد مادرم بیدار حقیقی شگفت نوار کلام کلیپ تقویت دسترس
معتبر کمال افکار کارشناس استراحت قطار مدار مخدر افزار خوانده دامنه مرتضی مرتبه گرچه تشویق دمای صندلی امان خواند
پولی استرالیا بیار دارایی مرتب مهمان کوروش دخترش باورم دارا دستان سفره داوری سوئد میرسه روش‌های داستانی مدرس
آسان استراتژی بخوام دانم داور نگار کارشناسان شورا دوری سرهنگ افسر افشار عادل بیگانه دعای مادری چشمه بخرم روزا
نوشتم کوین بیکاری دوستانه مراتب بلوک استراتژیک اعراب سامان مجتبی بازارهای دوام مادرت اعتصاب کلیک تداوم مکعب آموز
مادی پلاس کاسه کلان بلوغ بیاره صلاح کلیسا بوسیله آلفا گشته دستورالعمل لیلی هرکاری کلارک کوره دومی کرسی کلامی
دزدان کلسیم بیاری تساوی ماهر گرمه بیچاره نذار ویلا کلاغ اذان دستورات ماها خونده مریخ جورایی خونین می‌ماند بیداری
ناچار باورهای سجاد کونت گانه بیاریم ماهانه نوزدهم کورش گشتم افسران دونی کوری گرین بخریم بشورم ویلچر لوکیشن نجار
bütün bunun gece gene uzun uygun özel kabul kısa kıza kara kırk dört dedim derim deri derdi derler dergi ayrı ağır
ağız ağzı hatta hata ilan takım takımı kişilik yayın yarım yarı yarış yazın asıl asil akıl adil barış bakış doğu
mutlaka mutlak dilerim kürt kurt kuru kuşu kuruş kurma kredi suyu şunu suçu sürü masa maça maya liste listede kaza
kazan kaba kapak kaybı yorgun çekti çeken çeker girecek gitsin emek emekli etmekte etmektedir hükümet hüküm ödül
oğul okur konser konu burun bugüne kars açıp açın akım yedek eşsiz milli süper gitti gitme renk sıkı roman melek
şüphe çatı sırt panik malum dans like life live line list lose lies lire most mount able aide aise debt stores bags
basis combat acid begun agir partout recettes
 более такси
"""

PLAIN = frozenset(fold(_QUESTIONS + _EVERYDAY).split())
"""Folded words that stand only for keywords spelt exactly so."""
FORBIDDEN = frozenset({("boots", "book"), (fold("داریم"), fold("دارو"))})
"""Folded pairs, typed and keyword, one slip apart with two meanings."""
