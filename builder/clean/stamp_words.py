"""What stands beside a date above articles in other languages than English and Japanese: labels, days of the week.

German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian, Swedish, Polish, Russian. Nothing of a story is
told by them: a line counts only where every piece of it is such a word, a date or a time.
"""

from __future__ import annotations

CHANGED = (
    r"(?:zuletzt\s+)?(?:aktualisiert|geändert|bearbeitet)|stand|mise?\s+à\s+jour|actualisée?|modifiée?|actualizad[oa]|atualizad[oa]"
    r"|modificad[oa]|aggiornat[oa]|modificat[oa]|(?:laatst\s+)?(?:bijgewerkt|gewijzigd)|uppdaterad|opdateret|oppdatert"
    r"|zaktualizowano|aktualizacja|обновлено"
)
"""Labels of the day of a change."""
_PUBLISHED = (
    r"veröffentlicht|erschienen|publiziert|erstellt|eingestellt|gepostet|(?:presse|medien)mitteilung|pressedienst"
    r"|publiée?|mise?\s+en\s+ligne|parue?|postée?|communiqué\s+de\s+presse|publicad[oa]|publicação|comunicado\s+de\s+prensa"
    r"|pubblicat[oa]|data\s+(?:di\s+pubblicazione|publikacji)|comunicato\s+stampa|gepubliceerd|geplaatst|publicerad"
    r"|publisert|offentliggjort|udgivet|opublikowano|dodano|опубликовано"
)
LABEL = rf"(?:{CHANGED}|{_PUBLISHED})\b(?:\s+(?:am|vom|le|el|em|il|op|den)\b)?"
WEEKDAY = (
    r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira"
    r"|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:man|tirs|tis|ons|tors|fre|lør|lör|søn|sön)dag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b|(?:mo|di|mi|do|fr|sa|so)[.,]"
)
BESIDE = r"(?:datum|fecha|data|дата|am|vom|um|uhr|le|à|el|às|il|alle|ore|op|om|uur|den|kl|klo|godz)\b\.?"
"""Words before and between label, date and time; "date" alone need not be that of the publication."""
