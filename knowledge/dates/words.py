"""Words that dates are made of, in six languages, by the part they play.

Data only. A line is ``ROLE value: word, several words, ...``, written as people write; case, accents
and the dash inside a word do not matter. ``lexicon.py`` reads the lines and adds case endings.
"""

from typing import Final

__all__ = ["NAMES", "STEMS", "WORDS"]

NAMES: Final = """
MONTH 1: january, jan, januar, jänner, janvier, janv, enero, ene, januars
MONTH 2: february, feb, febr, februar, février, févr, fév, febrero, februars
MONTH 3: march, mar, märz, mär, mrz, mars, marzo
MONTH 4: april, apr, avril, avr, abril, abr, aprils
MONTH 5: may, mai, mayo
MONTH 6: june, jun, juni, juin, junio, junis
MONTH 7: july, jul, juli, juillet, juil, julio, julis
MONTH 8: august, aug, août, aou, agosto, ago, augusts
MONTH 9: september, sept, sep, septembre, septiembre, setiembre, septembers
MONTH 10: october, oct, oktober, okt, octobre, octubre, oktobers
MONTH 11: november, nov, novembre, noviembre, novembers
MONTH 12: december, dec, dezember, dez, décembre, déc, diciembre, dic, dezembers
MONTH 1: янв, қаң
MONTH 2: фев, февр, ақп
MONTH 3: мар, нау
MONTH 4: апр, сәу
MONTH 5: мам
MONTH 6: июн, мау
MONTH 7: июл, шіл
MONTH 8: авг, там
MONTH 9: сен, сент, қыр
MONTH 10: окт, қаз
MONTH 11: ноя, нояб, қар
MONTH 12: дек, жел
DOW 0: mondey, monady, monday, mondays, mon, mo, montag, montags, lundi, lun, lunes, пн, понед, дс, lu
DOW 1: tuseday, teusday, tuesady, tusday, tuesday, tuesdays, tue, tues, dienstag, dienstags, di, mardi, martes, вт, сс, ma
DOW 2: wendesday, wensday, wednsday, wedensday, wednesady, wednesday, wednesdays, wed, weds, mittwoch, mittwochs, mi, mercredi, mer, miércoles, mié, ср, mx, miérc
DOW 3: thurday, thrusday, thursady, thurdsay, thursday, thursdays, thu, thur, thurs, donnerstag, donnerstags, do, jeudi, jeu, jueves, jue, чт, бс, juev
DOW 4: firday, fryday, friday, fridays, fri, freitag, freitags, fr, vendredi, ven, viernes, vie, пт, жм
DOW 5: saterday, satuday, saturady, satruday, saturday, saturdays, sat, samstag, samstags, sonnabend, sa, samedi, sam, sábado, sáb, сб
DOW 6: sunday, sundays, sun, sonntag, sonntags, so, dimanche, dim, domingo, dom, вс, жс
"""
"""Months (1 to 12) and weekdays (0 = Monday), with every form that CLDR gives."""

STEMS: Final = """
MONTH 1: январ|ru-soft, қаңтар|kk
MONTH 2: феврал|ru-soft, ақпан|kk
MONTH 3: март|ru, наурыз|kk
MONTH 4: апрел|ru-soft, сәуір|kk
MONTH 5: ма|ru-y, мамыр|kk
MONTH 6: июн|ru-soft, маусым|kk
MONTH 7: июл|ru-soft, шілде|kk
MONTH 8: август|ru, тамыз|kk
MONTH 9: сентябр|ru-soft, қыркүйек|kk, қыркүйег|kk
MONTH 10: октябр|ru-soft, қазан|kk
MONTH 11: ноябр|ru-soft, қараша|kk
MONTH 12: декабр|ru-soft, желтоқсан|kk
DOW 0: понедельник|ru, дүйсенбі|kk
DOW 1: вторник|ru, сейсенбі|kk
DOW 2: сред|ru-a, сәрсенбі|kk
DOW 3: четверг|ru, бейсенбі|kk
DOW 4: пятниц|ru-a, жұма|kk
DOW 5: суббот|ru-a, сенбі|kk
DOW 6: воскресень|ru-e, жексенбі|kk
ORD 1: перв|ru-adj
ORD 2: втор|ru-adj
ORD 3: трет|ru-third
ORD 4: четверт|ru-adj
ORD 5: пят|ru-adj
ORD 6: шест|ru-adj
ORD 7: седьм|ru-adj
ORD 8: восьм|ru-adj
ORD 9: девят|ru-adj
ORD 10: десят|ru-adj
ORD 11: одиннадцат|ru-adj
ORD 12: двенадцат|ru-adj
ORD 13: тринадцат|ru-adj
ORD 14: четырнадцат|ru-adj
ORD 15: пятнадцат|ru-adj
ORD 16: шестнадцат|ru-adj
ORD 17: семнадцат|ru-adj
ORD 18: восемнадцат|ru-adj
ORD 19: девятнадцат|ru-adj
ORD 20: двадцат|ru-adj
ORD 21: двадцать перв|ru-adj
ORD 22: двадцать втор|ru-adj
ORD 23: двадцать трет|ru-third
ORD 24: двадцать четверт|ru-adj
ORD 25: двадцать пят|ru-adj
ORD 26: двадцать шест|ru-adj
ORD 27: двадцать седьм|ru-adj
ORD 28: двадцать восьм|ru-adj
ORD 29: двадцать девят|ru-adj
ORD 30: тридцат|ru-adj
ORD 31: тридцать перв|ru-adj
ORD 1: erst|de
ORD 2: zweit|de
ORD 3: dritt|de
ORD 4: viert|de
ORD 5: fünft|de
ORD 6: sechst|de
ORD 7: siebt|de
ORD 8: acht|de
ORD 9: neunt|de
ORD 10: zehnt|de
ORD 11: elft|de
ORD 12: zwölft|de
ORD 13: dreizehnt|de
ORD 14: vierzehnt|de
ORD 15: fünfzehnt|de
ORD 16: sechzehnt|de
ORD 17: siebzehnt|de
ORD 18: achtzehnt|de
ORD 19: neunzehnt|de
ORD 20: zwanzigst|de
ORD 21: einundzwanzigst|de
ORD 22: zweiundzwanzigst|de
ORD 23: dreiundzwanzigst|de
ORD 24: vierundzwanzigst|de
ORD 25: fünfundzwanzigst|de
ORD 26: sechsundzwanzigst|de
ORD 27: siebenundzwanzigst|de
ORD 28: achtundzwanzigst|de
ORD 29: neunundzwanzigst|de
ORD 30: dreißigst|de, dreissigst|de
ORD 31: einunddreißigst|de, einunddreissigst|de
DAYORD 1: бір|kk-day
DAYORD 2: екі|kk-day
DAYORD 3: үш|kk-day
DAYORD 4: төрт|kk-day
DAYORD 5: бес|kk-day
DAYORD 6: алты|kk-day
DAYORD 7: жеті|kk-day
DAYORD 8: сегіз|kk-day
DAYORD 9: тоғыз|kk-day
DAYORD 10: он|kk-day
DAYORD 11: он бір|kk-day
ORD 11: он бір|kk-th
DAYORD 12: он екі|kk-day
ORD 12: он екі|kk-th
DAYORD 13: он үш|kk-day
ORD 13: он үш|kk-th
DAYORD 14: он төрт|kk-day
ORD 14: он төрт|kk-th
DAYORD 15: он бес|kk-day
ORD 15: он бес|kk-th
DAYORD 16: он алты|kk-day
ORD 16: он алты|kk-th
DAYORD 17: он жеті|kk-day
ORD 17: он жеті|kk-th
DAYORD 18: он сегіз|kk-day
ORD 18: он сегіз|kk-th
DAYORD 19: он тоғыз|kk-day
ORD 19: он тоғыз|kk-th
DAYORD 20: жиырма|kk-day
DAYORD 21: жиырма бір|kk-day
ORD 21: жиырма бір|kk-th
DAYORD 22: жиырма екі|kk-day
ORD 22: жиырма екі|kk-th
DAYORD 23: жиырма үш|kk-day
ORD 23: жиырма үш|kk-th
DAYORD 24: жиырма төрт|kk-day
ORD 24: жиырма төрт|kk-th
DAYORD 25: жиырма бес|kk-day
ORD 25: жиырма бес|kk-th
DAYORD 26: жиырма алты|kk-day
ORD 26: жиырма алты|kk-th
DAYORD 27: жиырма жеті|kk-day
ORD 27: жиырма жеті|kk-th
DAYORD 28: жиырма сегіз|kk-day
ORD 28: жиырма сегіз|kk-th
DAYORD 29: жиырма тоғыз|kk-day
ORD 29: жиырма тоғыз|kk-th
DAYORD 30: отыз|kk-day
DAYORD 31: отыз бір|kk-day
ORD 31: отыз бір|kk-th
UNIT 1: күн|kk
UNIT 2: апта|kk
UNIT 3: ай|kk
UNIT 4: жыл|kk
UNIT 5: тоқсан|kk
UNIT 6: жартыжылдық|kk, жартыжылдығ|kk
UNIT 7: демалыс|kk, демалыс күн|kk
UNIT 8: онжылдық|kk, онжылдығ|kk
UNIT 9: ғасыр|kk
SEASON 0: қыс|kk
SEASON 1: көктем|kk
SEASON 2: жаз|kk
SEASON 3: күз|kk
RELDAY 0: бүгін|kk
RELDAY -1: кеше|kk
RELDAY 1: ертең|kk
"""
"""Stems with the declension that gives their case forms."""

WORDS: Final = """
UNIT 1: day, days, tag, tage, tagen, tages, jour, jours, journée, día, días, день, дня, дней, дню, днем, дне, сутки, суток, дни, күндерінде, күндері, күндерінен, дням, днях, днями, tg, tgn
UNIT 2: week, weeks, wk, wks, woche, wochen, semaine, semaines, sem, semana, semanas, неделя, недели, неделю, неделе, недель, неделей, неделям, неделями, неделях
UNIT 3: month, months, mth, mths, monat, monate, monaten, monats, mois, mes, meses, месяц, месяца, месяцев, месяце, месяцу, месяцем, месяцы, месяцам, месяцами, месяцах
UNIT 4: the year, year, years, yr, yrs, jahr, jahre, jahren, jahres, an, ans, l'an, année, années, año, años, год, года, году, годом, годе, лет, жылы, жылғы, годы, годам, годами, годах
UNIT 5: quarter, quarters, qtr, qtrs, quartal, quartals, quartale, quartalen, trimestre, trimestres, квартал, квартала, квартале, кварталов, тоқсан, тоқсанда, кварталы, кварталом, кв
UNIT 6: half year, half years, halbjahr, halbjahres, semestre, semester, полугодие, полугодия, полугодии, жартыжылдық, полугодием, полугодию, полгода
UNIT 7: weekend, weekends, wochenende, wochenenden, week end, fin de semana, finde, fines de semana, выходные, выходных, уик энд, демалыс, демалыс күндері, выходными, выходным, demalys
UNIT 8: decade, decades, jahrzehnt, jahrzehnte, jahrzehnts, jahrzehnten, décennie, décennies, década, décadas, décade, decenio, десятилетие, десятилетия, десятилетии, декада, декаде, декады, декаду
UNIT 9: century, centuries, jahrhundert, jahrhunderts, jahrhunderte, siècle, siècles, siglo, siglos, век, века, веке, веков, столетие, столетия, столетии
UNIT 11: fortnight, fortnights, quinzaine, quincena, quincenas, quinzaines
UNIT 10: hour, hours, hr, hrs, minute, minutes, min, mins, stunde, stunden, heure, heures, hora, horas, час, часа, часов, минут, минуты, сағат, сағаттан
YEARWORD 0: year, years, im jahr, im jahre, jahr, jahre, jahres, année, années, l'an, año, años, год, года, году, годом, годы, годов, годах, г, гг, жыл, жылы, жылғы, жылдың, жылдан, жылға, жылда, ж., жж., the year, жылдары, жылдарда, жылдардың, жылдарында, жылдарының, jyly, jylgy, jyldyn, zhyly, zhylgy
DAYWORD 0: number, числа, число, числу, день, күні, күнгі, күнінде, jour, día, tag, day, kuni, күндері
NUM 1: one, a, an, ein, eine, einer, einem, einen, eines, un, une, uno, una, один, одна, одну, одного, бір
NUM 2: two, couple, a couple, couple of, a couple of, deux, zwei, zwo, dos, два, две, двух, двое, пара, пару, un par de, екі, двумя, обоих, beiden, beide
NUM 3: three, few, a few, several, trois, quelques, drei, paar, ein paar, einige, einigen, wenige, wenigen, tres, algunos, algunas, unos, unas, pocos, три, трех, трое, несколько, нескольких, үш, бірнеше, тремя
NUM 4: four, quatre, vier, cuatro, четыре, четырех, төрт, четырьмя
NUM 5: five, cinq, fünf, cinco, пять, пяти, бес, пятью
NUM 6: six, sechs, seis, шесть, шести, алты, шестью
NUM 7: seven, sept, sieben, siete, семь, семи, жеті, семью
NUM 8: eight, huit, acht, ocho, восемь, восьми, сегіз
NUM 9: nine, neuf, neun, nueve, девять, девяти, тоғыз
NUM 10: ten, dix, zehn, diez, десять, десяти, он, десятью
NUM 11: eleven, onze, elf, once, одиннадцать, он бір
NUM 12: twelve, a dozen, douze, zwölf, doce, двенадцать, он екі
NUM 13: thirteen, treize, dreizehn, trece, тринадцать
NUM 14: fourteen, quatorze, vierzehn, catorce, четырнадцать
NUM 15: fifteen, quinze, fünfzehn, quince, пятнадцать
NUM 16: sixteen, seize, sechzehn, dieciséis, шестнадцать
NUM 17: seventeen, dix sept, siebzehn, diecisiete, семнадцать
NUM 18: eighteen, dix huit, achtzehn, dieciocho, восемнадцать
NUM 19: nineteen, dix neuf, neunzehn, diecinueve, девятнадцать
NUM 20: twenty, vingt, zwanzig, veinte, двадцать, жиырма
NUM 21: twenty one, vingt et un, einundzwanzig, veintiuno, veintiún, двадцать один
NUM 22: twenty two, vingt deux, zweiundzwanzig, veintidós, двадцать два
NUM 23: twenty three, vingt trois, dreiundzwanzig, veintitrés, двадцать три
NUM 24: twenty four, vingt quatre, vierundzwanzig, veinticuatro, двадцать четыре
NUM 25: twenty five, vingt cinq, fünfundzwanzig, veinticinco, двадцать пять
NUM 26: twenty six, vingt six, sechsundzwanzig, veintiséis, двадцать шесть
NUM 27: twenty seven, vingt sept, siebenundzwanzig, veintisiete, двадцать семь
NUM 28: twenty eight, vingt huit, achtundzwanzig, veintiocho, двадцать восемь
NUM 29: twenty nine, vingt neuf, neunundzwanzig, veintinueve, двадцать девять
NUM 30: thirty, trente, dreißig, treinta, тридцать, отыз
NUM 31: thirty one, trente et un, einunddreißig, treinta y uno, тридцать один
NUM 40: forty, quarante, vierzig, cuarenta, сорок, қырық
NUM 50: fifty, cinquante, fünfzig, cincuenta, пятьдесят, елу
NUM 60: sixty, soixante, sechzig, sesenta, шестьдесят, алпыс
NUM 70: seventy, siebzig, setenta, семьдесят, жетпіс, soixante dix
NUM 79: soixante dix neuf
NUM 78: soixante dix huit
NUM 77: soixante dix sept
NUM 76: soixante seize
NUM 75: soixante quinze
NUM 74: soixante quatorze
NUM 73: soixante treize
NUM 72: soixante douze
NUM 71: soixante et onze
NUM 80: eighty, achtzig, ochenta, восемьдесят, сексен, quatre vingt, quatre vingts
NUM 90: ninety, neunzig, noventa, девяносто, тоқсан, quatre vingt dix
NUM 99: quatre vingt dix neuf
NUM 98: quatre vingt dix huit
NUM 97: quatre vingt dix sept
NUM 96: quatre vingt seize
NUM 95: quatre vingt quinze
NUM 94: quatre vingt quatorze
NUM 93: quatre vingt treize
NUM 92: quatre vingt douze
NUM 91: quatre vingt onze
NUM 100: a hundred, one hundred, hundred, cent, hundert, cien, сто, жүз
BIG 100: hundred, cent, cents, hundert, ciento, cien, сто, жүз
BIG 200: doscientos, двести, двухсот
BIG 300: trescientos, триста
BIG 400: cuatrocientos, четыреста
BIG 500: quinientos, пятьсот
BIG 600: seiscientos, шестьсот
BIG 700: setecientos, семьсот
BIG 800: ochocientos, восемьсот
BIG 900: novecientos, девятьсот
BIG 1000: thousand, mil, mille, milles, tausend, тысяча, тысячи, тысячу, мың
ORD 1: birinshi, alghashqy
ORD 2: ekinshi
ORD 3: ushinshi
ORD 4: tortinshi
ORD 1: first, premier, première, 1er, primer, primero, primera, бірінші, біріншісі, premiers, premières, primeros, primeras, первые, первых, алғашқы
ORD 2: second, deuxième, seconde, segundo, segunda, екінші, segundos
ORD 3: third, troisième, tercer, tercero, tercera, үшінші
ORD 4: fourth, quatrième, cuarto, cuarta, төртінші
ORD 5: fifth, cinquième, quinto, quinta, бесінші
ORD 6: sixth, sixième, sexto, sexta, алтыншы
ORD 7: seventh, septième, séptimo, séptima, жетінші
ORD 8: eighth, huitième, octavo, octava, сегізінші
ORD 9: ninth, neuvième, noveno, novena, тоғызыншы
ORD 10: tenth, dixième, décimo, décima, оныншы
ORD 11: eleventh, onzième
ORD 12: twelfth, douzième
ORD 13: thirteenth, treizième
ORD 14: fourteenth, quatorzième
ORD 15: fifteenth, quinzième
ORD 16: sixteenth, seizième
ORD 17: seventeenth, dix septième
ORD 18: eighteenth, dix huitième
ORD 19: nineteenth, dix neuvième
ORD 20: twentieth, vingtième, жиырмасыншы
ORD 21: twenty first, vingt et unième, жиырма бірінші
ORD 22: twenty second, vingt deuxième
ORD 23: twenty third, vingt troisième
ORD 24: twenty fourth, vingt quatrième
ORD 25: twenty fifth, vingt cinquième
ORD 26: twenty sixth, vingt sixième
ORD 27: twenty seventh, vingt septième
ORD 28: twenty eighth, vingt huitième
ORD 29: twenty ninth, vingt neuvième
ORD 30: thirtieth, trentième, отызыншы
ORD 31: thirty first, trente et unième
LASTORD -1: last, final, letzte, letzten, letzter, letztes, dernier, dernière, último, última, последний, последняя, последнее, последнюю, последней, последнего, соңғы, derniers, dernières, últimos, últimas, последние, последних
LASTORD -2: second last, 2nd last, penultimate, next to last, vorletzte, vorletzten, vorletzter, vorletztes, avant dernier, avant dernière, penúltimo, penúltima, предпоследний
RELDAY 0: today, tdy, todays, heute, aujourd'hui, hoy, hoy día, сегодня, сегодняшний день, бүгінгі, 2day, ce jour, heutige, heutigen
RELDAY -1: yesterday, yesterdays, yday, ystrday, yesturday, yesterdy, y'day, gestern, hier, ayer, вчера, кешегі
RELDAY 1: tomorrow, tomorrows, tmrw, tmr, tmrrw, tomorow, tommorow, tommorrow, tomorro, 2morrow, 2moro, demain, завтра
RELDAY -2: day before yesterday, the day before yesterday, vorgestern, avant hier, anteayer, antier, antes de ayer, antes de anoche, позавчера, алдыңғы күні, алдыңгүні
RELDAY 2: day after tomorrow, the day after tomorrow, day after tmrw, übermorgen, après demain, pasado mañana, послезавтра, бүрсігүні, арғы күні
RELDAY -3: vorvorgestern, позапозавчера, поза позавчера, three days back, avant avant hier
RELDAY 3: surlendemain de demain, послепослезавтра, überübermorgen
RELYEAR -1: былтыр, былтырғы, byltyr, byltyrgy
RELYEAR 0: биыл, биылғы, biyl, biylgy
TOMORROW 1: morgen, mañana, manana
LAST -1: last, lst, past, previous, prev, preceding, bygone, ago, letzte, letzten, letzter, letztes, letztem, vorige, vorigen, voriger, voriges, vergangene, vergangenen, vergangener, vergangenes, zurückliegenden, dernier, dernière, derniers, dernières, passé, passée, passés, passées, précédent, précédente, précédents, précédentes, pasado, pasada, pasados, pasadas, anterior, anteriores, último, última, últimos, últimas, прошлый, прошлая, прошлое, прошлую, прошлой, прошлом, прошлого, прошлые, прошлых, минувший, минувшую, минувшей, минувшее, минувшие, последние, последних, последний, последнюю, прошедший, прошедшую, прошедшие, предыдущий, предыдущую, предыдущие, өткен, соңғы, прошлым, прошлыми, прошлому, минувшим, прошедшим, прошедшей, прошедшем, otken, songy, откен, алдыңғы
LAST -2: before last, vorletzte, vorletzten, vorletzter, vorletztes, позапрошлый, позапрошлую, позапрошлой, позапрошлом, anteúltimo, позапрошлым, позапрошлого, позапрошлое, позапрошлые, vorletztem, antepasado, antepasada
THIS 0: this calendar, this, current, present, diese, dieser, dieses, diesen, diesem, aktuelle, aktuellen, laufende, laufenden, ce, cet, cette, ces, courant, courante, présent, en cours, este, esta, estos, estas, actual, этот, эта, эту, этой, этом, этого, это, эти, текущий, текущую, текущей, текущем, нынешний, нынешнем, осы, бұл, этим, этими, этих, нынешним, нынешнего, нынешней, текущего
NEXT 1: next, nxt, coming, upcoming, forthcoming, following, nächste, nächsten, nächster, nächstes, nächstem, kommende, kommenden, kommender, kommendes, folgende, folgenden, prochain, prochaine, prochains, prochaines, suivant, suivante, suivants, suivantes, à venir, qui vient, próximo, próxima, próximos, próximas, siguiente, siguientes, que viene, que vienen, entrante, venidero, следующий, следующая, следующую, следующей, следующее, следующем, следующие, будущий, будущую, будущей, будущем, будущего, ближайшие, келесі, келер, следующим, следующими, следующих, следующего, следующему, будущим, будущие, ближайшую, ближайший, предстоящий, предстоящую, предстоящее, предстоящие, qui suit, kelesi
NEXT 2: after next, after the next, übernächste, übernächsten, übernächster, übernächstes, después de la próxima, después del próximo, tras el próximo, tras la próxima, après la prochaine, après le prochain, d'après la prochaine, nach der nächsten, nach dem nächsten
THAT 0: that, same, the same, that same, very same, those, selben, derselbe, derselben, dasselbe, demselben, gleichen, jener, jenen, jenem, ce même, même, mismo, misma, ese, esa, aquel, aquella, тот, тот же, того же, ту, ту же, той, той же, том, том же, сол
CHAIN 1: next, following, subsequent, ensuing, nächste, nächsten, folgende, folgenden, darauffolgende, darauffolgenden, suivant, suivante, siguiente, следующий, следующую, следующее, следующей, келесі
CHAIN -1: previous, preceding, prior, vorherige, vorherigen, précédent, précédente, anterior, предыдущий, предыдущую, алдыңғы
LENDEMAIN 1: le lendemain, lendemain, al día siguiente, am nächsten tag, am folgenden tag, tags darauf, на следующий день, на другой день, ертеңіне, ертесіне, келесі күні, el día siguiente, am tag danach, am tag darauf, ертесі күні, ертеңінде
LENDEMAIN 2: le surlendemain, surlendemain
LENDEMAIN -1: la veille, à la veille, el día previo, víspera, la víspera, en la víspera, am vorabend, el día anterior, la víspera, am vortag, tags zuvor, накануне, am tag zuvor, am tag davor, днем ранее, днем раньше, за день до этого
AGO -1: бурын, buryn, ago, before now, back, назад, тому назад, бұрын, atrás
AGOPRE -1: vor, il y a, il ya, y a, hace, hará
INPRE 1: in, dans, en, dentro de, через, within the next
HENCE 1: from now on, from now, in the future, hence, from today, from this day, кейін
LATER 1: later, afterwards, afterward, after that, after this, thereafter, danach, später, darauf, plus tard, après cela, más tarde, después, спустя, позже, позднее, кейін, соң, posteriormente, posterior
LATER -1: earlier, before that, beforehand, previously, davor, zuvor, früher, plus tôt, auparavant, avant cela, antes, раньше, ранее, бұрын
SOONER 0: earlier, sooner, more early, plus tôt, más temprano, früher, ранее, más pronto
SOONER 1: later, plus tard, más tarde, später, позже
WITHIN 0: within, in less than, less than, en menos de, en moins de, dans les, dans le délai de, dentro de los, innerhalb von, innerhalb, binnen, в течение
PORTION 0: early, beginning, begining, start, anfang, anfangs, beginn, début, debut, principios, principio, comienzos, comienzo, inicio, inicios, начало, начале, начала, началу, басы, басында, басынан, primeros de, a primeros, первых числах, первые числа, басына, басындағы
PORTION 1: mid, middle, mitte, milieu, mi, mediados, середина, середине, середины, середину, ортасы, ортасында, ортасынан, ортасына, ортасындағы
PORTION 2: late, end, ende, fin, finales, fines, final, конец, конце, концу, конца, соңы, соңында, аяғы, аяғында, últimos de, a últimos, последних числах, последние числа, соңына, соңынан, соңындағы, аяғынан, аяғындағы
HALVES 3: полтора, полутора, полторы, anderthalb, eineinhalb, anderthalben
HALVES 5: zweieinhalb
HALVES 7: dreieinhalb
HALVES 9: viereinhalb
HALFMORE 0: demi, demie, medio, media, с половиной, жарым
SAMETIME 0: this time, the same time, at this time, um diese zeit, zur gleichen zeit, zur selben zeit, zu dieser zeit, à la même époque, à la même date, à cette époque, à pareille époque, por estas fechas, en estas fechas, tal día como hoy, en la misma fecha, в это время, в это же время, осы уақытта, дәл осы уақытта, осы кезде, дәл осы кезде
DAYSOF 0: числах, числам, числа
HALFWORD 0: half, hälfte, moitié, mitad, половина, половине, половину, половины, жартысы, жартысында, жартысынан, жартысына
THIRDWORD 0: third, drittel, drittels, tiers, tercio, треть, трети, үштен бірі, үштен бірінде, үштен біріне
REST 0: rest, remainder, rest of, reste, resto, остаток
SEASON 0: winter, winters, hiver, invierno, зима, зимой, зимы, зиму, зиме, қысқы
SEASON 1: spring, frühling, frühjahr, frühlings, printemps, primavera, весна, весной, весны, весну, весне
SEASON 2: summer, summers, sommer, sommers, été, verano, лето, летом, лета, лете
SEASON 3: autumn, fall, herbst, herbstes, automne, otoño, осень, осенью, осени
QLETTER 0: q
HLETTER 0: h
WLETTER 0: w, kw, kalenderwoche, calendar week
WC 0: wc, w/c, week commencing, week starting, week beginning, woche ab, semaine commençant, semana que comienza
TITLE 0: sunday times, sunday telegraph, sunday mirror, sunday express, sunday mail, sunday people, sunday herald, sunday post, sunday independent, mail on sunday, independent on sunday, scotland on sunday, wales on sunday, saturday evening post, usa today, russia today, india today, psychology today, sheffield wednesday, ruby tuesday, taking back sunday, sunday night football, monday night football, thursday night football, saturday night live, friday night lights, bild am sonntag, welt am sonntag, sonntagszeitung, heute journal
TURNWORD 0: рубеже, стыке, рубеж, стык
ADVENT 0: advent, adventssonntag, adventsonntag, advents, avent, adviento, адвента, адвент
NUMBERWORD 0: number, no, nr, num
ERA -1: bc, bce, b.c., b.c.e., v. chr., v.chr, av. j.-c., av jc, a.c., a. c., до н. э., до нашей эры, б.з.д., before christ
ERA 1: ad, ce, a.d., n. chr., n.chr, ap. j.-c., d.c., d. c., н. э., нашей эры, б.з.
OTHERERA 0: ah, a.h., be, b.e., bs, hijri, solar hijri, hijra, hijriyah, hegira, anno hegirae, buddhist era, saka era, hidschra, hégire, l'hégire, hégira, hijrah, хиджры, хиджре, по хиджре, хиджра, һижра
PART 0: midnight, at midnight, mitternacht, minuit, medianoche, полночь, night, nights, nacht, nachts, nuit, noche, de noche, por la noche, ночь, ночью, ночи, түн, түнде, overnight, полуночи, after midnight, past midnight, nach mitternacht, après minuit, después de medianoche, después de la medianoche, pasada la medianoche, после полуночи, түн ортасынан кейін
PART 1: early hours, early hours of the morning, small hours, dawn, at dawn, daybreak, before dawn, predawn, early morning, morgengrauen, frühen morgenstunden, aube, à l'aube, petit matin, tôt le matin, frühmorgens, madrugada, de madrugada, amanecer, рассвет, рассвете, на рассвете, рано утром, таңсәріде
PART 2: morning, mornings, morgens, vormittag, vormittags, früh, matin, matinée, mañanas, por la mañana, de la mañana, la mañana, утро, утром, утра, утру, таң, таңертең, таңда, before noon, before midday, before lunch, vor mittag, avant midi, antes del mediodía, antes de mediodía, до полудня, түске дейін
PART 3: noon, midday, lunchtime, lunch, noontime, mittag, mittags, midi, mediodía, al mediodía, полдень, полудню, түс, түсте, талтүсте, полудня
PART 4: afternoon, afternoons, nachmittag, nachmittags, après midi, aprem, tarde, por la tarde, днем, түстен кейін, after noon, after midday, after lunch, nach mittag, después del mediodía, после полудня
PART 5: evening, evenings, eve, abend, abends, soir, soirée, anochecer, al anochecer, вечер, вечером, вечера, вечеру, кеш, кешке, кешкі, кешінде, кешіне
PART 6: late evening, late night, late at night, spätabends, spät abends, tard le soir, a última hora, поздно вечером, түнге қарай, before midnight, vor mitternacht, avant minuit, antes de medianoche, antes de la medianoche, до полуночи, түн ортасына дейін
EDGE 3: bom, beginning of month
EDGE 23: eom
EDGE 4: boy
EDGE 24: eoy
NOW 0: now, right now, today's date, date, present, jetzt, maintenant, ahora, сейчас, қазір, the present
ERAWORD 1920: twenties, zwanziger, zwanzigern, двадцатые, двадцатых, жиырмасыншы жылдары, жиырмасыншы жылдарда
ERAWORD 1930: thirties, dreißiger, dreißigern, тридцатые, тридцатых, отызыншы жылдары, отызыншы жылдарда, отызыншы жылдардың
ERAWORD 1940: forties, vierziger, vierzigern, сороковые, сороковых, қырқыншы жылдары, қырқыншы жылдарда, қырқыншы жылдардың
ERAWORD 1950: fifties, fünfziger, fünfzigern, пятидесятые, пятидесятых, елуінші жылдары, елуінші жылдарда, елуінші жылдардың
ERAWORD 1960: sixties, sechziger, sechzigern, шестидесятые, шестидесятых, алпысыншы жылдары, алпысыншы жылдарда, алпысыншы жылдардың
ERAWORD 1970: seventies, seventys, siebziger, siebzigern, семидесятые, семидесятых, жетпісінші жылдары, жетпісінші жылдарда, жетпісінші жылдардың
ERAWORD 1980: eighties, achtziger, achtzigern, восьмидесятые, восьмидесятых, сексенінші жылдары, сексенінші жылдарда, сексенінші жылдардың
ERAWORD 1990: nineties, девяностые, девяностых, neunziger, neunzigern, тоқсаныншы жылдары, тоқсаныншы жылдарда, тоқсаныншы жылдардың
ERAWORD 2000: noughties, two thousands, nullerjahre, нулевые, нулевых, zweitausender, zweitausendern, екі мыңыншы жылдары
ERAWORD 2010: twenty tens, two thousand and tens
ERAPRE 0: nineteen
TENS 1920: veinte, vingt
TENS 1930: treinta, trente
TENS 1940: cuarenta, quarante
TENS 1950: cincuenta, cinquante
TENS 1960: sesenta, soixante
TENS 1970: setenta, soixante dix
TENS 1980: ochenta, quatre vingt, quatre vingts
TENS 1990: noventa, quatre vingt dix
FISCAL 0: fiscal
LATEST 0: latest
PERIOD 0: period
FULL 0: full, whole, entire
LIKE 0: corresponding, comparable
THEN 0: then, that, dann, alors, entonces, того, этого, тогда
SOFAR 0: so far, thus far, up to now, en lo que va de, en lo que va del
TONIGHT 0: tonight, tonite, 2nite, ce soir, esta noche, heute nacht, сегодня вечером
LASTNIGHT 0: last night, anoche, gestern nacht, hier soir, вчера вечером, прошлой ночью, вчера ночью, letzte nacht, letzter nacht, la nuit dernière, la noche pasada, өткен түнде
BEFORE 0: before, befor, befre, bevor, older than, b4, prior to, previous to, ahead of, earlier than, vor, vor dem, avant, avant le, antes de, antes del, перед, раньше, до наступления, preceding, up until before, anterior a, anterior al, anteriores a, previo a, previo al, con anterioridad a, con anterioridad al, antérieur à, antérieure au, antérieurement à, précédant le, précédant la, qui a précédé le
BEFOREPOST 0: бұрын, бурын, buryn
AFTER 0: after, newer than, more recent than, later than, following, past, subsequent to, nach, nach dem, après, après le, tras, después de, después del, после, позже, posterior a, posterior al, con posterioridad a, con posterioridad al, postérieur à, postérieur au, спустя, suivant le, suivant la, siguiente al, siguiente a la, siguientes al, siguientes a la, qui a suivi le, qui suivit le, que siguió al
AFTERPOST 0: кейін, соң, keiin, keyin
SINCE 0: since, sinse, sicne, starting, starting on, starting from, starting in, beginning, beginning on, beginning in, as from, ever since, onwards from, not before, no earlier than, not earlier than, at the earliest, on or after, seit, seit dem, ab, ab dem, depuis, depuis le, dès, à partir de, à partir du, a partir de, a partir del, desde, desde el, начиная с, с, dès le, no antes de, no antes del, au plus tôt le, frühestens, frühestens am, frühestens ab, не ранее, не раньше, не ранее чем, не раньше чем, не раньше чем с, starting with, beginning with, à compter de, à compter du, a contar de
SINCEPOST 0: бастап, onwards, onward, on, forward, forwards, and later, and onwards, or later, and greater, and up, бері, o posterior, ou plus tard, oder später, или позже, bastap, beri, an
BY 0: by, untill, untl, untli, until, till, til, 'til, up to, up until, up till, upto, through, thru, as of, as at, up to and including, ending, ending on, no later than, not later than, at the latest by, on or before, at latest, bis, bis zum, bis zur, bis ende, bis einschließlich, bis einschließlich zum, bis inklusive, bis inkl., bis inkl, bis einschl., bis einschl, bis und mit, spätestens, jusque, jusqu'au, jusqu'à, jusqu'en, jusqu'a, d'ici, d'ici le, d'ici au, hasta, hasta el, a más tardar, до, по, вплоть до, не позднее, к, au plus tard, au plus tard le, au plus tard en, à la date du, en date du, a más tardar el, a más tardar en, no más tarde de, no más tarde del, no más tarde que, no más tarde que el, a fecha de, a fecha del, spätestens am, spätestens bis, spätestens zum, stand vom, mit stand vom, по состоянию на, не позже, не позднее чем, не позже чем, no later than the, as late as
BYPOST 0: дейін, and earlier, or earlier, шейін, қарай, жағдай бойынша, жағдайы бойынша, кешіктірмей, deiin, deyin, sheiin, ou plus tôt, oder früher, дейінгі
FROM 0: from, b/w, vom, von, ab, de, du, del, desde, desde el, depuis, с, со, between, entre, zwischen, между
BETWEEN 0: between, betw, b/w, btwn, zwischen, zwischen dem, entre, entre le, entre el, между, btw, entre los, entre las, entre les, zwischen den
TO 0: to, untill, until, till, til, through, thru, bis, bis zum, auf, au, à, a, al, jusqu'au, jusqu'à, jusqu'en, hasta, hasta el, по, до, на, bis zur, hasta los
AND 0: and, &, n, und, et, y, e, и, мен, және, пен, бен
OR 0: or, vs, versus, oder, ou, o, или, немесе
BETWEENPOST 0: аралығында, аралығы, аралығындағы, арасында, арасындағы, aralygynda
NIGHTPOST 0: қараған түні, қараған түнде, қараған түннің
BESIDEPOST 1: кейінгі
BESIDEPOST -1: алдындағы, бұрынғы, алдыңғы
MORROW 1: ертеңіне, ертесіне, ертесі, ертесі күні, ертеңінде
MONTHPOST 0: айы, айында, айының, айынан, айына, айындағы, айларында
ZA 0: за
ON 0: on, in, at, during, for, within, throughout, over, around, about, circa, am, im, an, in der, in dem, zum, um, während, en, au, aux, le, pendant, durant, lors, el, los, a, durante, sobre, в, во, на, к, около, für
CUE 0: in, since, by, from, until, till, during, of, before, after, through, throughout, circa, to, between, early, late, mid, year, en, depuis, avant, après, jusqu'en, desde, hasta, de, seit, bis, ab, nach, vor, в, с, до, по, к, после, около, between, through, around
ART 0: l', the, le, la, les, l, el, los, las, der, die, das, den, dem, des, d, lo
POSS 0: s
OF 0: d', de l', of, in, de, du, d, del, des, von, vom, im, der, of the, de la, de l, from, for, в, para
AT 0: at, um, à, a, a las, сағат, в, gegen, around, about, ca, @, from
HALFPAST 0: half
ANCHORPRE 0: during, when, while, at the time of, at the time, on the day of, on the day that, on the day, the day of, as
MONTHONLY 0: month, month of, monat, mois de, mois d', mes de, месяц, месяце
NOTNUM 0: agenda, hausnummer, case, agent, file, reactor, article, articles, page, pages, p, pp, chapter, section, paragraph, para, clause, resolution, room, flight, model, version, ver, v, number, no, figure, fig, table, line, route, highway, boeing, airbus, channel, level, grade, season, episode, phase, step, size, aged, age, nr, num, apartment, apt, unit, platform, gate, iphone, windows, building, block, lot, exit, verse, psalm, act, scene, volume, vol, issue, статья, статьи, статье, глава, пункт, страница, стр, артикль, artikel, seite, kapitel, zimmer, abschnitt, chapitre, artículo, página, capítulo, бап, үй, дом, квартира
NOTNUM 0: номер, номере, номера, номеру, комната, комнате, комнату, комнаты, кабинет, кабинете, палата, палате, рейс, рейсом, рейса, raum, saal, flug, chambre, salle, numéro, habitación, sala, vuelo, número, бөлме, бөлмеде, нөмір, нөмірі, рейсі, бөлмесі, order, orders, decree, directive, приказ, приказа, приказу, приказом, приказе, указ, указа, указу, указом, указе, распоряжение, распоряжения, распоряжению, распоряжением, постановление, постановления, постановлению, постановлением, директива, директивы, директиве, beschluss, verordnung, erlass, befehl, anordnung, richtlinie, arrêté, décret, ordonnance, directive, orden, decreto, ordenanza, directiva, бұйрық, бұйрығы, жарлық, жарлығы, қаулы, қаулысы, өкім, resolución, résolution, резолюция, резолюции, резолюцию, резолюцией, қарар, қарары
PLACE 0: номер, номере, номера, номеру, комната, комнате, комнату, комнаты, кабинет, кабинете, палата, палате, рейс, рейсом, рейса, raum, saal, flug, chambre, salle, numéro, habitación, sala, vuelo, número, бөлме, бөлмеде, нөмір, нөмірі, рейсі, бөлмесі
DEED 0: order, orders, decree, directive, приказ, приказа, приказу, приказом, приказе, указ, указа, указу, указом, указе, распоряжение, распоряжения, распоряжению, распоряжением, постановление, постановления, постановлению, постановлением, директива, директивы, директиве, beschluss, verordnung, erlass, befehl, anordnung, richtlinie, arrêté, décret, ordonnance, directive, orden, decreto, ordenanza, directiva, бұйрық, бұйрығы, жарлық, жарлығы, қаулы, қаулысы, өкім
THOUSAND 0: thousand
COUNT 0: people, persons, men, women, children, kids, troops, soldiers, police, officers, police officers, protesters, protestors, demonstrators, workers, students, residents, citizens, fighters, cities, countries, villages, towns, houses, homes, cars, buildings, dollars, euros, tenge, roubles, rubles, pounds, miles, km, kilometres, kilometers, metres, meters, feet, tons, tonnes, kg, pieces, copies, units, cases, deaths, votes, jobs, seats, points, percent, times, members, families, shops, banks, banks, cattle, refugees, detainees, passengers, homes, items, pages, words, others, more, million, thousand, billion, человек, людей, menschen, personen, personnes, personas, leute, gens, адам, habitantes, muertos, morts, tote, toten, погибших, раненых
COUNT 0: mark, franken, schilling, lire, pfund, einwohner, mitglieder, besucher, zuschauer, soldaten, arbeiter, arbeitern, mitarbeiter, mitarbeitern, schüler, teilnehmer, exemplare, meter, kilometer, tonnen, tote, verletzte
COUNT 0: polizisten, demonstranten, protestierende, festgenommene, verhaftete, verletzten, opfer, männer, frauen, kinder, bürger, gefangene, flüchtlinge, häuser, studenten, bewohner, beamte
COUNT 0: manifestants, policiers, soldats, hommes, femmes, enfants, travailleurs, ouvriers, étudiants, habitants, citoyens, prisonniers, réfugiés, maisons, voitures, véhicules, victimes, militaires, élèves, blessés, détenus
COUNT 0: manifestantes, policías, soldados, hombres, mujeres, niños, trabajadores, obreros, estudiantes, ciudadanos, presos, refugiados, casas, coches, vehículos, víctimas, militares, heridos, detenidos
COUNT 0: теңге, тенге, рубль, рубля, рублей, доллар, доллара, долларов, евро, гривна, гривен, сом, сомов, francs, pesos, pesetas, dólares, livres, кісі, адамды, қызметкер, қызметкері, полицей, полиция, тұрғын, әскери, сарбаз, азамат, бейбіт, наразы, оқушы, үй, көлік
ROMAN 1: i, ier, ière, і
ROMAN 2: ii, iie, iième, іі
ROMAN 3: iii, iiie, iiième, ііі
ROMAN 4: iv, ive, ivème
ROMAN 5: v, ve, vème
ROMAN 6: vi, vie, vième
ROMAN 7: vii, viie, viième
ROMAN 8: viii, viiie, viiième
ROMAN 9: ix, ixe, ixème
ROMAN 10: x, xe, xème
ROMAN 11: xi, xie, xième
ROMAN 12: xii, xiie, xiième
ROMAN 13: xiii, xiiie, xiiième
ROMAN 14: xiv, xive, xivème
ROMAN 15: xv, xve, xvème
ROMAN 16: xvi, xvie, xvième
ROMAN 17: xvii, xviie, xviième
ROMAN 18: xviii, xviiie, xviiième
ROMAN 19: xix, xixe, xixème
ROMAN 20: xx, xxe, xxème
ROMAN 21: xxi, xxie, xxième
ROMAN 22: xxii, xxiie, xxiième
ROMAN 23: xxiii, xxiiie, xxiiième
ROMAN 24: xxiv, xxive, xxivème
ROMAN 25: xxv, xxve, xxvème
ROMAN 26: xxvi, xxvie, xxvième
ROMAN 27: xxvii, xxviie, xxviième
ROMAN 28: xxviii, xxviiie, xxviiième
ROMAN 29: xxix, xxixe, xxixème
ROMAN 30: xxx, xxxe, xxxème
ABOUT 0: about, around, circa, roughly, approximately, etwa, ungefähr, zirka, vers, environ, hacia, alrededor de, alrededor del, aproximadamente, примерно, приблизительно, около, шамамен
ABOUTPOST 0: environ, aproximadamente, or so, or thereabouts
PERHAPS 0: perhaps, maybe, possibly, vielleicht, möglicherweise, peut être, quizás, quizá, tal vez, posiblemente, возможно, может быть, бәлкім, мүмкін
FUTURE 0: i'll, we'll, they'll, it'll, she'll, he'll, will, shall,  going to, 'll, gonna, wird, werden, werde, va, vais, vont, будет, будут, буду, voy a, va a
"""
