"""Where the library's hashing and ours differ, by the rows of facts/facebook.md.

A row is one of the conflicts table (section 0), or one of the table of keys in section 3.
"""

# What the two make of a kind of value; kinds as in vectors/facebook/match-keys.json.
LISTED = {
    "conflict 7: MADID is not hashed": {
        ("MADID", "lower"), ("MADID", "plain"), ("MADID", "trim"), ("MADID", "zero"), ("MADID", "invalid"),
    },
    "conflict 8: the case of EXTERN_ID stays": {("EXTERN_ID", "exact")},
    "conflict 9: accents and other scripts in names stay": {
        ("FN", "accent"), ("FN", "script"), ("FN", "casing"), ("LN", "accent"), ("LN", "script"), ("FI", "accent"),
        ("FI", "script"),
    },
    "conflict 10: what is stripped at the ends": {("EMAIL", "trim")},
    "conflict 11: ZIP": {
        ("ZIP", "us"), ("ZIP", "sdk"), ("ZIP", "uk"), ("ZIP", "other"), ("ZIP", "dash"), ("ZIP", "us-bad"),
    },
    "conflict 12: accents in CT and ST are folded, names of US states become codes": {
        ("CT", "accent"), ("ST", "us-name"), ("ST", "non-us"),
    },
    "conflict 13: zeros and country code of PHONE": {
        ("PHONE", "country-inferred"), ("PHONE", "00-prefix"), ("PHONE", "trunk-zero-in-brackets"),
        ("PHONE", "trunk-zero"), ("PHONE", "extension"), ("PHONE", "letters"), ("PHONE", "no-country"),
        ("PHONE", "length"), ("PHONE", "zeros"),
    },
    "conflict 14: what is blank is not hashed": {
        ("EMAIL", "empty"), ("PHONE", "empty"), ("PHONE", "invalid"), ("FN", "empty"), ("FN", "unusable"),
        ("LN", "empty"), ("LN", "unusable"), ("FI", "empty"), ("FI", "unusable"), ("CT", "empty"), ("CT", "script"),
        ("CT", "unusable"), ("ST", "empty"), ("ST", "script"), ("ST", "unusable"), ("ZIP", "empty"),
        ("COUNTRY", "empty"), ("MADID", "empty"),
    },
    "section 3, EMAIL: what is no address is skipped": {("EMAIL", "invalid")},
    "section 3, GEN: other than m and f is skipped": {("GEN", "not-m-f")},
    "section 3, DOBY DOBM DOBD: the range is checked": {
        ("DOBY", "range"), ("DOBM", "range"), ("DOBD", "range"), ("DOBY", "impossible"), ("DOBM", "impossible"),
        ("DOBD", "impossible"),
    },
    "section 3, FI: one letter": {("FI", "first"), ("FI", "emoji"), ("FI", "digits")},
    "section 3, COUNTRY: names and alpha-3 codes become known codes": {
        ("COUNTRY", "name"), ("COUNTRY", "alpha3"), ("COUNTRY", "reserved"), ("COUNTRY", "invalid"),
    },
    "section 3, already hashed: digests pass, MD5 is refused": {
        ("EMAIL", "prehashed"), ("EMAIL", "prehashed-empty"), ("EMAIL", "not-prehashed"), ("PHONE", "prehashed"),
        ("FN", "prehashed"), ("FI", "prehashed"), ("CT", "prehashed"),
    },
}

ROWS = {kind: row for row, kinds in LISTED.items() for kind in kinds}
