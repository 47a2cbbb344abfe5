"""News agencies by the names that stand beside a text: in its dateline, and below its end."""

AGENCY = r"(?:(?i:Reuters|Bloomberg|Kyodo|Jiji|Xinhua|Yonhap|Associated\sPress|dpa)|AF?P|UPI|EFE|PTI|ANI|AAP|TASS|ANSA)"
