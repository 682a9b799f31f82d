"""Every page of the public site, a line each: its address below the language, and the queries it takes."""

PAGES = {
    "": 13,
    "commissions/": 3,
    "commissions/?parent=kz-cec": 3,
    "commissions/kz-cec/": 12,
    "commissions/kz-cec/?as_of=2022-03-31": 12,
    "commissions/kz-cec/?as_of=1990-01-01": 12,
    "commissions/kz-cec/?as_of=1995-10-01": 12,
    "commissions/kz-cec/?as_of=2016-09-10": 12,
    "commissions/kz-cec/?as_of=2030-01-01": 12,
    "commissions/kz-tec-aba/": 10,
    "commissions/tr-ysk/?as_of=2024-01-01": 11,
    "commissions/jo-iec/": 9,
    "commissions/kz-cec/compare/?from=2016-09-30&to=2022-03-31": 11,
    "commissions/kz-cec/extract/?as_of=2022-03-31": 5,
    "rules/": 8,
}
LANGUAGES = ("kk", "ru", "en")
