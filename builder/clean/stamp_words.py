"""What stands beside a date above articles: labels, days of the week, and what says that a date is only of a change.

In English and Japanese, and so far as their words are known in German, French, Spanish, Portuguese, Italian, Dutch,
Danish, Norwegian, Swedish, Polish and Russian. Nothing of a story is told by them: a line counts only where every piece
of it is such a word, a date or a time, or where it is a short one beside the title.
"""

from __future__ import annotations

CHANGE = (
    r"updat|modif|review|revis|edited|correct|saved|accessed|retrieved|archived|active|a[ck]tuali[sz]|geändert|bearbeitet"
    r"|mise?\s+à\s+jour|bijgewerkt|gewijzigd|aggiorna|atuali[sz]|oppdater|uppdater|opdater|обновлено|güncel"
    r"|更新|修正|改訂|수정"
)
"""Stems of words that say of a date that it is that of a change, or of a copy."""
_CHANGED = (
    r"(?:zuletzt\s+)?(?:aktualisiert|geändert|bearbeitet)|stand|mise?\s+à\s+jour|actualisée?|modifiée?|actualizad[oa]|atualizad[oa]"
    r"|modificad[oa]|aggiornat[oa]|modificat[oa]|(?:laatst\s+)?(?:bijgewerkt|gewijzigd)|uppdaterad|opdateret|oppdatert"
    r"|zaktualizowano|aktualizacja|обновлено"
)
"""Labels of the day of a change in other languages than English and Japanese."""
_PUBLISHED = (
    r"veröffentlicht|erschienen|publiziert|erstellt|eingestellt|gepostet|(?:presse|medien)mitteilung|pressedienst"
    r"|publiée?|mise?\s+en\s+ligne|parue?|postée?|communiqué\s+de\s+presse|publicad[oa]|publicação|comunicado\s+de\s+prensa"
    r"|pubblicat[oa]|data\s+(?:di\s+pubblicazione|publikacji)|comunicato\s+stampa|gepubliceerd|geplaatst|publicerad"
    r"|publisert|offentliggjort|udgivet|opublikowano|dodano|опубликовано"
)
LABEL_ABROAD = rf"(?:{_CHANGED}|{_PUBLISHED})\b(?:\s+(?:am|vom|le|el|em|il|op|den)\b)?"
_WEEKDAYS_ABROAD = (
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:man|tirs|tis|ons|tors|fre|lør|lör|søn|sön)dag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
WEEKDAY = rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|{_WEEKDAYS_ABROAD})\b\.?"
"""The name of a day of the week, which English shortens."""
WEEKDAY_SHORT = r"(?:mo|di|mi|do|fr|sa|so)[.,]"
"""German short names, which are words of other languages as well."""
WEEKDAY_JAPANESE = r"[月火水木金土日]曜日?|(?<=[（(])[月火水木金土日](?=[）)])"
BESIDE = r"(?:datum|fecha|data|дата|am|vom|um|uhr|le|à|el|às|il|alle|ore|op|om|uur|den|kl|klo|godz)\b\.?"
"""Words before and between label, date and time; "date" alone need not be that of the publication."""
