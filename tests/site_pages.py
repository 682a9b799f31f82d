"""Every page of the public site, a line each: its address below the language, and the queries it takes, no more and no fewer."""

PAGES = {
    "": 30,
    "commissions/": 2,
    "commissions/kz-cec/": 15,
    "commissions/kz-cec/?as_of=2022-03-31": 15,
    "commissions/kz-cec/?as_of=1990-01-01": 15,
    "rules/": 6,
}
LANGUAGES = ("kk", "ru", "en")
